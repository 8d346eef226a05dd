import { choicesOf, inputsOf } from './cardElements';
import { type Json, objectIn, textIn } from './json';

export type Answers = Record<string, string>;

/** A sentence that the client shows beside an input instead of sending the press. */
export class InvalidInput extends Error {}

/**
 * What a client sends with an action: each input's own value or the given one, as text, empty ones left out.
 * Throws InvalidInput where the client would not send.
 */
export function answersOf(card: Json, given: Json, personNamed: (name: string) => string | undefined): Answers {
  const inputs = inputsOf(card);
  const ids = inputs.map(({ id }) => String(id));
  const unknown = Object.keys(given).find((id) => !ids.includes(id));
  if (unknown !== undefined) {
    throw new InvalidInput(`The card has no input "${unknown}". It has: ${ids.join(', ') || 'none'}.`);
  }
  const answers = inputs.map((input) => {
    const id = String(input.id);
    const answer = id in given ? filledIn(input, given[id], personNamed) : untouched(input);
    check(input, answer);
    return [id, answer] as const;
  });
  return Object.fromEntries(answers.filter(([, answer]) => answer !== ''));
}

/** A preselected value that is none of the choices shows, and counts, as nothing chosen. */
function untouched(input: Json): string {
  const empty = input.type === 'Input.Toggle' ? (textIn(input, 'valueOff') ?? 'false') : '';
  const value = input.value === undefined || input.value === null ? empty : String(input.value);
  const offered = input.type === 'Input.ChoiceSet' ? choicesOf(input)?.map((choice) => choice.value) : undefined;
  if (!offered) return value;
  return valuesIn(input, value)
    .filter((one) => offered.includes(one))
    .join(',');
}

/** Several values of one input stand in one text, with commas between. */
function valuesIn(input: Json, value: string): string[] {
  return input.isMultiSelect === true ? value.split(',') : [value];
}

function filledIn(input: Json, value: unknown, personNamed: (name: string) => string | undefined): string {
  if (input.type === 'Input.Toggle' && typeof value === 'boolean') {
    return value ? (textIn(input, 'valueOn') ?? 'true') : (textIn(input, 'valueOff') ?? 'false');
  }
  if (input.type !== 'Input.ChoiceSet') return value === null ? '' : String(value);
  const values = Array.isArray(value) ? value.map(String) : valuesIn(input, String(value));
  const choices = choicesOf(input) ?? [];
  const picksPeople = textIn(objectIn(input, 'choices.data'), 'dataset')?.startsWith('graph.microsoft.com/users');
  const picked = values.map(
    (one) => (picksPeople ? personNamed(one) : choices.find(({ title }) => title === one)?.value) ?? one,
  );
  return picked.join(',');
}

/** The checks of Adaptive Cards clients, in the card's words where it has some. */
function check(input: Json, answer: string): void {
  const problem = problemOf(input, answer);
  if (problem) throw new InvalidInput(textIn(input, 'errorMessage') ?? `${input.label ?? input.id}: ${problem}.`);
}

function problemOf(input: Json, answer: string): string | undefined {
  if (answer === '') return input.isRequired === true ? 'this is required' : undefined;
  if (input.type === 'Input.Toggle') {
    const on = textIn(input, 'valueOn') ?? 'true';
    return input.isRequired === true && answer !== on ? 'this is required' : undefined;
  }
  if (input.type === 'Input.ChoiceSet') return choiceProblem(input, answer);
  if (input.type === 'Input.Text') return textProblem(input, answer);
  return rangeProblem(input, answer);
}

function textProblem({ maxLength, regex }: Json, answer: string): string | undefined {
  if (typeof maxLength === 'number' && answer.length > maxLength) return `at most ${maxLength} characters`;
  if (typeof regex === 'string' && !new RegExp(regex).test(answer)) return `this does not fit ${regex}`;
  return undefined;
}

function choiceProblem(input: Json, answer: string): string | undefined {
  const choices = choicesOf(input)?.map(({ value }) => value);
  const stranger = valuesIn(input, answer).find((value) => choices && !choices.includes(value));
  return stranger === undefined ? undefined : `"${stranger}" is none of the choices ${choices?.join(', ')}`;
}

/** Numbers are compared as numbers; dates and times, which sort as text, as text. */
function rangeProblem({ type, min, max }: Json, answer: string): string | undefined {
  const isNumber = type === 'Input.Number';
  if (isNumber && Number.isNaN(Number(answer))) return 'this is no number';
  const isLess = (a: unknown, b: unknown) => (isNumber ? Number(a) < Number(b) : String(a) < String(b));
  if (min !== undefined && isLess(answer, min)) return `not before ${min}`;
  if (max !== undefined && isLess(max, answer)) return `not after ${max}`;
  return undefined;
}
