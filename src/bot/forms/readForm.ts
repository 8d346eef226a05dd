import type { LocalizedText } from '../i18n/localizedText';
import { type Field, FieldProblem, type Fields, type Values } from './fields';

/** What stands in the inputs of a form, as text, by input id. */
export type Answers = Readonly<Record<string, string>>;
/** Sentences by the id of the field they belong to; '' holds what concerns the whole form. */
export type Problems = Readonly<Record<string, LocalizedText>>;
export type FormResult<F extends Fields> = { readonly values: Values<F> } | { readonly problems: Problems };

/** Reads every field before giving up, so that the form can show all its problems at once. */
export function readForm<F extends Fields>(fields: F, answers: Answers): FormResult<F> {
  const values: Record<string, unknown> = {};
  const problems: Record<string, LocalizedText> = {};
  for (const [id, field] of Object.entries(fields)) {
    try {
      values[id] = field.read((answers[id] ?? '').trim());
    } catch (error) {
      if (!(error instanceof FieldProblem)) throw error;
      problems[id] = error.sentence;
    }
  }
  return hasEvery(fields, values) ? { values } : { problems };
}

/** What an answer says so far; undefined where it is missing or cannot be used. */
export function valueSoFar<T>(field: Field<T>, answer = ''): T | undefined {
  try {
    return field.read(answer);
  } catch (error) {
    if (error instanceof FieldProblem) return undefined;
    throw error;
  }
}

/** What a fresh form shows where nothing else is known. */
export function startingAnswers(fields: Fields): Answers {
  const starting = Object.entries(fields).map(([id, { initial }]) => [id, initial] as const);
  return Object.fromEntries(starting.filter(([, initial]) => initial !== ''));
}

/** Takes from what a client sent only the texts of this form's inputs. */
export function answersOf(fields: Fields, data: Readonly<Record<string, unknown>>): Answers {
  const answers: Record<string, string> = {};
  for (const id of Object.keys(fields)) {
    const answer = Object.hasOwn(data, id) ? data[id] : undefined;
    if (typeof answer === 'string' || typeof answer === 'number' || typeof answer === 'boolean')
      answers[id] = String(answer);
  }
  return answers;
}

function hasEvery<F extends Fields>(
  fields: F,
  values: Record<string, unknown>,
): values is Values<F> & Record<string, unknown> {
  return Object.keys(fields).every((id) => Object.hasOwn(values, id));
}
