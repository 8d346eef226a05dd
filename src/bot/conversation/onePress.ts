import { type Answers, readForm } from '../forms/readForm';
import type { Default, Guess, ObjectKind } from '../kinds/kind';
import type { Turn } from '../turn/turn';
import { holdTimes } from './cards/zoneChoice';
import type { QuickAdd } from './quickAdd';
import type { ReadText } from './readText';

/** An object that one press can create, since the words after the command leave nothing open. */
export interface OnePressOffer {
  readonly kind: ObjectKind;
  readonly answers: Answers;
  readonly guesses: readonly Guess[];
  readonly defaults: readonly Default[];
}

/** Finds out whether a command says all that its form would ask for, without a question to Graph. */
export class OnePress {
  constructor(private readonly quickAdd: QuickAdd) {}

  /** Undefined where the person has something to decide, to mend or to look up: then the form comes. */
  async offer(readText: ReadText, { requester }: Turn): Promise<OnePressOffer | undefined> {
    const { kind, commandText } = readText;
    if (!kind.defaults || commandText.text === '' || readText.namesPeople) return undefined;
    const { answers: read, guesses } = await this.quickAdd.fill(readText);
    if (!guesses.every(isSure) || (requester.zoneFrom !== undefined && holdTimes(read))) return undefined;
    const defaults = kind.defaults.filter(({ answers }) => Object.keys(answers).every((field) => !read[field]));
    const standing = Object.assign({}, ...defaults.map(({ answers }) => answers), read);
    const answers = { ...initialAnswers(kind), ...standing };
    return isWhole(kind, answers) ? { kind, answers, guesses, defaults } : undefined;
  }
}

/** Nothing in the words was left unread, or can be read in two ways. */
function isSure({ answers, others = [] }: Guess): boolean {
  return others.length === 0 && Object.keys(answers).length > 0;
}

function initialAnswers({ fields }: ObjectKind): Answers {
  const initial = Object.entries(fields).filter(([, field]) => field.initial !== '');
  return Object.fromEntries(initial.map(([id, field]) => [id, field.initial]));
}

function isWhole(kind: ObjectKind, answers: Answers): boolean {
  const form = readForm(kind.fields, answers);
  return 'values' in form && Object.keys(kind.check?.(form.values) ?? {}).length === 0;
}
