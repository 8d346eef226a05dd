import type { Answers } from '../forms/readForm';
import type { Guess, ObjectKind, Options } from '../kinds/kind';
import type { Languages } from '../language/languages';
import { readLine } from '../language/readLine';
import { firstField } from './formCards';
import type { Turn } from './turn';

/** What a person said after a command, and when. */
export interface Said {
  readonly text: string;
  /** Milliseconds since 1970, by the message. */
  readonly at: number;
}

/** A form as the words after the command fill it. */
export interface Filling {
  readonly answers: Answers;
  readonly guesses: readonly Guess[];
}

/** Turns the words after a command into answers of a form. */
export class QuickAdd {
  constructor(private readonly languages: Languages) {}

  fill(kind: ObjectKind, { text, at }: Said, turn: Turn, options: Options): Filling {
    const { quickAdd } = kind;
    if (!quickAdd) return { answers: { [firstField(kind)]: text }, guesses: [] };
    const { timeZone } = turn.requester;
    const context = { now: new Date(at), timeZone, locale: 'en-US' };
    const { title, found } = readLine(text, quickAdd.layers, this.languages.for(context.locale), context);
    const guesses = quickAdd.guesses(found, options);
    const sure = guesses.filter(({ others = [] }) => others.length === 0);
    return { answers: Object.assign({ [firstField(kind)]: title }, ...sure.map(({ answers }) => answers)), guesses };
  }
}
