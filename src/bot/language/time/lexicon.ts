import { everyUnit } from './cycles';
import type { Meaning } from './meaning';
import { shapesOf } from './shapes';

/** Words whose meaning is a number, by that number. */
type Numeric =
  | 'number'
  | 'ordinal'
  | 'weekday'
  | 'plural'
  | 'month'
  | 'relday'
  | 'clockunit'
  | 'holiday'
  | 'yearquarter';

/** Words by what they mean, as `{ 1: 'tomorrow tmrw' }`; `_` stands between the words of one entry, `~` for any ending. */
type Words = Readonly<Record<string, string>>;

/** The words of one language for days, times, repetitions and reminders: plain data, the same forms read them all. */
export interface LexiconData extends Readonly<Record<Numeric, Words>> {
  readonly unit: Words;
  readonly part: Words;
  readonly edge: Words;
  readonly zone: Words;
  readonly meridiem: Words;
  /** Words for the end of a unit, by that: `{ week: 'eow' }`. */
  readonly endofunit: Words;
  /** By unit and number: `{ 'week 2': 'biweekly' }`. */
  readonly adverb: Words;
  /** Words that mean what they are: `{ every: 'every each' }`. */
  readonly plain: Words;
  /** Names of weekdays and months that are other words as well, and so count only at the end, or only in capitals. */
  readonly weak: string;
  readonly capital: string;
  /** What `~` stands for. */
  readonly endings: string;
  /** What makes an ordinal of digits: `st nd rd th`, or a dot. */
  readonly ordinalMarks: string;
  /** Days are written with dots: 24.12. */
  readonly isDotted: boolean;
  /** What shall be done follows "remind me" with no word such as "to". */
  readonly isGoalSilent?: boolean;
  /** Hours are counted to 24, so that 3 o'clock is at night first. */
  readonly is24: boolean;
  /** After these words a day belongs to the title: "for", "the". */
  readonly clings: string;
  /** With these words a title goes on after a day: "about", "with"; alternatives of an expression. */
  readonly goesOn: string;
  /** Where a verb ends a sentence, its looks; case counts. A day may stand right before it. */
  readonly infinitive?: string;
  /** Makes the same of two spellings. */
  readonly fold?: (word: string) => string;
  /** Types whose words are put together: `Freitagabend` is a weekday and a part of the day. */
  readonly compounds?: { readonly heads: readonly string[]; readonly tails: readonly string[] };
}

export interface Entry {
  readonly words: readonly string[];
  readonly type: string;
  readonly meaning: Meaning;
  readonly isWeak: boolean;
  readonly isCapital: boolean;
}

/** Between the tokens of one entry. */
const SEAMS = /_|(?=-)|(?<=-)|(?<=\p{L})(?=\d)/u;

const UNITS = ['day', 'week', 'month', 'quarter', 'year'] as const;
const NUMERIC: readonly Numeric[] = [
  'number',
  'ordinal',
  'weekday',
  'plural',
  'month',
  'relday',
  'clockunit',
  'holiday',
  'yearquarter',
];
const TEXTS = ['unit', 'part', 'edge', 'zone', 'meridiem', 'adverb', 'endofunit'] as const;

/** A language's words, found by the first of an entry. */
export class Lexicon {
  private readonly entries = new Map<string, Entry[]>();
  private longDays: { name: string; isName: boolean }[] | undefined;
  private readonly clinging: ReadonlySet<string>;
  /** What tokens look like. */
  readonly shapes: RegExp;
  /** Where a title goes on with something new. */
  readonly goingOn: RegExp;

  constructor(readonly data: LexiconData) {
    this.shapes = shapesOf(data.ordinalMarks, data.isDotted);
    this.goingOn = new RegExp(`^\\s+(?:${data.goesOn})(?![\\p{L}\\p{N}'’])`, 'iu');
    const [weak, capital] = [data.weak, data.capital].map(
      (words) => new Set(this.spelt(words).map((all) => all.join(' '))),
    );
    const add = (type: string, list: string, meaning: Meaning) => {
      for (const words of this.spelt(list)) {
        const [first = '', whole] = [words[0], words.join(' ')];
        const isWeak = weak?.has(whole) ?? false;
        const isCapital = (type === 'weekday' || type === 'month') && (capital?.has(whole) ?? false);
        const known = this.entries.get(first) ?? [];
        known.push({ words, type, meaning, isWeak, isCapital });
        this.entries.set(first, known);
      }
    };
    for (const type of NUMERIC)
      for (const [value, list] of Object.entries(data[type])) add(type, list, numeric(type, Number(value)));
    for (const type of TEXTS)
      for (const [value, list] of Object.entries(data[type])) add(type, list, textual(type, value));
    for (const [type, list] of Object.entries(data.plain)) add(type, list, {});
    this.clinging = new Set(this.spelt(data.clings).map((words) => words.join(' ')));
  }

  /** Entries that begin with the word, which is folded already. */
  beginningWith(word: string): readonly Entry[] {
    return this.entries.get(word) ?? [];
  }

  /** Every entry, for whoever tries them one by one. */
  get all(): readonly Entry[] {
    return [...this.entries.values()].flat();
  }

  /** Names of days long enough to be known when they are misspelt. */
  get days(): readonly { readonly name: string; readonly isName: boolean }[] {
    this.longDays ??= this.all
      .filter(({ type, words }) => (type === 'weekday' || type === 'relday') && words.length === 1)
      .map(({ type, words: [name = ''] }) => ({ name, isName: type === 'weekday' }))
      .filter(({ name }) => name.length > 5);
    return this.longDays;
  }

  fold(word: string): string {
    if (word.length === 1 && word < '\u0080') return word.toLowerCase();
    const plain = word.toLowerCase().replace(/’/g, "'").replace(/'$/, '');
    return this.data.fold?.(plain) ?? plain;
  }

  /** The two words that a word is put together of; the word itself where it is one. */
  split(word: string): readonly string[] {
    const { compounds } = this.data;
    const folded = this.fold(word);
    if (!compounds || this.entries.has(folded)) return [word];
    for (let at = 3; at < folded.length - 2; at++) {
      const [head, tail] = [folded.slice(0, at), folded.slice(at)];
      if (this.isOf(head, compounds.heads) && this.isOf(tail, compounds.tails)) return [head, tail];
    }
    return [word];
  }

  private isOf(word: string, types: readonly string[]): boolean {
    return this.entries.get(word)?.some(({ type, words }) => words.length === 1 && types.includes(type)) ?? false;
  }

  /** Whether what follows the word belongs to it. */
  clings(word: string): boolean {
    return this.clinging.has(word) || word.endsWith("'s");
  }

  private spelt(list: string): string[][] {
    const endings = this.data.endings.split(' ');
    return list
      .split(' ')
      .filter((word) => word !== '')
      .flatMap((word) => (word.includes('~') ? endings.map((ending) => word.replaceAll('~', ending)) : [word]))
      .map((word) => word.split(SEAMS).map((one) => this.fold(one)));
  }
}

function numeric(type: Numeric, value: number): Partial<Record<Numeric, number>> {
  const meaning: Partial<Record<Numeric, number>> = {};
  meaning[type] = value;
  return meaning;
}

function textual(type: (typeof TEXTS)[number], value: string): Meaning {
  if (type === 'unit' || type === 'endofunit') return isOneOf(value, UNITS) ? { unit: value } : {};
  if (type === 'adverb') {
    const [unit = '', count, time] = value.split(' ');
    const cycle = isOneOf(unit, UNITS) ? everyUnit(unit, Number(count)) : undefined;
    return cycle ? { cycle: { ...cycle, ...(time && { time }) } } : {};
  }
  if (type === 'edge') return isOneOf(value, ['start', 'middle', 'end']) ? { edge: value } : {};
  if (type === 'meridiem') return isOneOf(value, ['am', 'pm']) ? { meridiem: value } : {};
  return type === 'part' ? { part: value } : { zone: value };
}

function isOneOf<T extends string>(value: string, all: readonly T[]): value is T {
  return all.some((one) => one === value);
}
