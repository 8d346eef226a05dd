import { clockSenses } from './clockSenses';
import type { Entry, Lexicon } from './lexicon';
import type { Meaning, WrittenDate } from './meaning';
import type { Groups } from './shapes';

/** What a token can mean, alone or as the first of several. */
export interface Sense {
  readonly type: string;
  /** The number of the token behind the last one. */
  readonly end: number;
  readonly meaning: Meaning;
}

/** A word, a number or a mark, as it stands in a line. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** Folded, so that spellings of one word are the same. */
  readonly word: string;
  readonly isCapital: boolean;
  readonly senses: readonly Sense[];
  /** The types of all senses, to tell tokens that can begin the same. */
  readonly types: string;
}

interface Raw {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly word: string;
  readonly groups: Groups;
}

/** Round the clock, an emergency number and even odds. */
const NO_DATES = new Set(['24/7', '7/24', '9/11']);
const LONGEST_SHORT_FORM = 4;

/** The tokens of a line, with everything that each can mean in the language. */
export function tokensIn(text: string, lexicon: Lexicon): Token[] {
  const raw = rawTokens(text, lexicon);
  return raw.map(({ start, end, word, text: own }, at) => {
    const senses: Sense[] = [];
    for (const { type, meaning } of shapesAt(raw, at, lexicon)) senses.push({ type, meaning, end: at + 1 });
    for (const entry of lexicon.beginningWith(word)) senses.push(...entryAt(raw, at, entry));
    if (senses.length > 1) senses.sort((one, other) => other.end - one.end);
    const types = senses.map(({ type }) => type).join(' ');
    return { start, end, word, isCapital: isCapital(own), senses, types };
  });
}

function rawTokens(text: string, lexicon: Lexicon): Raw[] {
  const raw: Raw[] = [];
  for (const { index, 0: own, groups = {} } of text.matchAll(lexicon.shapes)) {
    const last = raw.at(-1);
    if (own === '.' && last?.end === index && isShortForm(last, lexicon)) {
      raw[raw.length - 1] = { ...last, end: index + 1 };
      continue;
    }
    let start = index;
    const parts = groups.word ? lexicon.split(own) : [own];
    for (const [i, part] of parts.entries()) {
      const end = i === parts.length - 1 ? index + own.length : start + part.length;
      raw.push({ start, end, text: text.slice(start, end), word: lexicon.fold(part), groups });
      start = end;
    }
  }
  return raw;
}

function isShortForm({ groups, word }: Raw, lexicon: Lexicon): boolean {
  return groups.word !== undefined && word.length <= LONGEST_SHORT_FORM && lexicon.beginningWith(word).length > 0;
}

function entryAt(raw: readonly Raw[], at: number, entry: Entry): Sense[] {
  const { words, type, meaning, isWeak } = entry;
  if (entry.isCapital && !isCapital(raw[at]?.text ?? '')) return [];
  if (!words.every((word, i) => raw[at + i]?.word === word)) return [];
  return [{ type, meaning: isWeak ? { ...meaning, isWeak } : meaning, end: at + words.length }];
}

/** What a number means by its looks. */
function shapesAt(raw: readonly Raw[], at: number, lexicon: Lexicon): { type: string; meaning: Meaning }[] {
  const { groups = {}, text = '' } = raw[at] ?? {};
  const { isDotted, is24 } = lexicon.data;
  if (groups.iso) return isoAt(groups.iso);
  if (groups.date) return dateOf(groups.date, groups.mark ?? '/', isDotted);
  if (groups.slashed) return NO_DATES.has(text) ? [] : written(text.split('/'));
  if (groups.dotted) return isDotted ? written(text.split('.'), { isDayFirst: true }) : [];
  if (groups.ordinal) return [{ type: 'ordinal', meaning: { ordinal: Number(groups.ordinal) } }];
  if (groups.meridiem) return [{ type: 'meridiem', meaning: { meridiem: /^a/i.test(text) ? 'am' : 'pm' } }];
  if (groups.year) return [{ type: 'year', meaning: { year: 2000 + Number(groups.year) } }];
  if (groups.taken) return [{ type: 'taken', meaning: {} }];
  if (groups.digits) return numberOf(groups.digits);
  if (groups.point)
    return [
      ...clockSenses(groups, is24),
      ...(isDotted ? written(text.split('.'), { isDayFirst: true, isWeak: true }) : []),
      ...(/\.\d$/.test(text) ? [{ type: 'number', meaning: { number: Number(text) } }] : []),
    ];
  return clockSenses(groups, is24);
}

function numberOf(digits: string): { type: string; meaning: Meaning }[] {
  const number = Number(digits.replace(',', '.'));
  const isYear = /^20\d\d$/.test(digits);
  return [
    { type: digits.length < 4 || digits.includes('.') ? 'number' : 'long', meaning: { number } },
    ...(isYear ? [{ type: 'year', meaning: { year: number } }] : []),
    ...(/^0\d$/.test(digits) ? [{ type: 'padded', meaning: { number } }] : []),
  ];
}

function written(
  [a = '', b = '']: readonly string[],
  more: Omit<WrittenDate, 'a' | 'b'> = {},
): { type: string; meaning: Meaning }[] {
  return [{ type: 'date', meaning: { date: { a: Number(a), b: Number(b), ...more } } }];
}

function dateOf(text: string, mark: string, isDotted: boolean): { type: string; meaning: Meaning }[] {
  const [a = '', b = '', year = ''] = text.split(mark);
  const isShort = year.length === 2;
  if (isShort && !(mark === '/' || (mark === '.' && isDotted))) return [];
  return written([a, b], { year: isShort ? 2000 + Number(year) : Number(year) });
}

/** 2026-12-07T18:30:00Z */
function isoAt(text: string): { type: string; meaning: Meaning }[] {
  const [, year = '', month = '', date = '', time, offset] =
    /^(\d+)[-/](\d+)[-/](\d+)(?:t(\d\d:\d\d)(?::\d\d)?(z|[+-]\d\d:?\d\d)?)?$/i.exec(text) ?? [];
  const day = { date: { a: Number(date), b: Number(month), year: Number(year), isDayFirst: true } };
  return [
    {
      type: 'date',
      meaning: { ...day, ...(time && { time: { time, ...(offset && { zone: offset.toUpperCase() }) } }) },
    },
  ];
}

function isCapital(text: string): boolean {
  return /^\p{Lu}/u.test(text);
}
