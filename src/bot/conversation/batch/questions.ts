import type { Answers } from '../../forms/readForm';
import { answersOf } from '../../forms/readForm';
import { joined, type LocalizedText, say } from '../../i18n/localizedText';
import type { Translator } from '../../i18n/translator';
import { recordOf, textOf } from '../../json/json';
import type { Guess, ObjectKind } from '../../kinds/kind';

/** Words of a line that can mean several things. */
export interface Question {
  readonly label: string;
  readonly words: string;
  readonly ways: readonly { readonly title: string; readonly answers: Answers }[];
  /** Place of one way among them; `none` where it shall be none of them, '' before anybody has chosen. */
  readonly chosen: string;
}

/** A button's data. */
export type QuestionData = {
  readonly [name in 'label' | 'words' | 'chosen']: string;
} & { readonly ways: readonly { readonly title: string; readonly answers: Answers }[] };

const MOST_QUESTIONS = 3;
const MOST_WAYS = 6;

export const NONE = 'none';

export function questionOf(
  { name }: ObjectKind,
  { label, words, others = [], ...first }: Guess,
  translator: Translator,
): Question {
  const ways = [first, ...others].map(({ shown, answers }) => ({ title: translator.localize(shown, name), answers }));
  return { label: translator.localize(label, name), words, ways, chosen: '' };
}

export function questionsIn(kind: ObjectKind, data: unknown, chosenAt: (place: number) => unknown): Question[] {
  if (!Array.isArray(data)) return [];
  const asked: unknown[] = data.slice(0, MOST_QUESTIONS);
  return asked.map(recordOf).map(({ label, words, ways, chosen }, i) => ({
    label: textOf(label),
    words: textOf(words),
    ways: waysIn(kind, ways),
    chosen: textOf(chosenAt(i) ?? chosen),
  }));
}

function waysIn(kind: ObjectKind, data: unknown): Question['ways'] {
  const ways: unknown[] = Array.isArray(data) ? data.slice(0, MOST_WAYS) : [];
  return ways.map(recordOf).map(({ title, answers }) => ({
    title: textOf(title),
    answers: answersOf(kind.fields, recordOf(answers)),
  }));
}

export function isOpen({ chosen, ways }: Question): boolean {
  return chosen !== NONE && !ways[Number(chosen || NaN)];
}

/** The answers of a line with what was chosen, and without what its words shall not mean. */
export function withChoices(answers: Answers, questions: readonly Question[]): Answers {
  const dropped = questions.filter(({ chosen }) => chosen === NONE).flatMap(({ ways }) => ways.flatMap(fieldsOf));
  const kept = Object.entries(answers).filter(([field]) => !dropped.includes(field));
  return Object.assign(
    Object.fromEntries(kept),
    ...questions.map(({ ways, chosen }) => ways[Number(chosen || NaN)]?.answers),
  );
}

function fieldsOf({ answers }: Question['ways'][number]): string[] {
  return Object.keys(answers);
}

/** What to do about words that nobody has decided about; undefined where there are none. */
export function undecided(questions: readonly Question[]): LocalizedText | undefined {
  const open = questions.find(isOpen);
  if (!open) return undefined;
  const ways = joined(
    open.ways.map(({ title }) => title),
    'or',
  );
  return say`“${open.words}” can mean ${ways}. Press Change what failed, and choose.`;
}
