import { WEEKDAYS } from '../../calendar';

const NUMBERS: Readonly<Record<string, number>> = {
  zwei: 2,
  zwo: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  fuenf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  elf: 11,
  zwölf: 12,
  zwoelf: 12,
  vierzehn: 14,
};
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'mai', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dez'];
/** Graph's words for the weeks of a month. */
export const INDEXES = ['first', 'second', 'third', 'fourth'] as const;
const ORDINALS = ['', 'erst', 'zweit', 'dritt', 'viert', 'fünft', 'sechst'];

/** Looks of a number in words or digits. */
export const NUMBER = String.raw`\d{1,3}|ein(?:e[nmrs]?)?|${Object.keys(NUMBERS).join('|')}`;
/** An hour as it is spoken: five, half past nine. */
export const HOUR = String.raw`[01]?\d|2[0-4]|eins|ein|${Object.keys(NUMBERS).slice(0, -1).join('|')}`;
export const MONTH =
  'jan(?:uar)?|jänner|jaenner|feb(?:ruar)?|feber|märz|maerz|mrz|apr(?:il)?|mai|juni?|juli?|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dez(?:ember)?';
export const LONG_DAY = 'montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag';
export const SHORT_DAY = 'mo|di|mi|do|fr|sa|so';
export const DAY = `${LONG_DAY}|${SHORT_DAY}`;
export const UNIT = 'tage?n?|wochen?|monate?n?|quartale?n?|jahre?n?';
export const NTH = String.raw`(?:erst|zweit|dritt|viert|fünft|sechst)e[nmrs]?|\d{1,2}\.`;
/** A part of the day, alone or in a compound: Freitagabend. */
export const PART = 'früh|frueh|morgen|vormittag|mittag|nachmittag|abend|nacht';
export const NEXT = 'n(?:ä|ae)chste[nmrs]?';

const PARTS: Readonly<Record<string, string>> = {
  mittag: '12:00',
  nachmittag: '15:00',
  abend: '18:00',
  nacht: '20:00',
};

/** The usual time of a part of the day; the morning's where it is none of the others. */
export function timeOf(part: string): string {
  return PARTS[part.toLowerCase().replace(/s$/, '')] ?? '09:00';
}

export function numberOf(words: string): number | undefined {
  const word = words.toLowerCase();
  if (/^\d+$/.test(word)) return Number(word);
  return /^ein(?:s|e[nmrs]?)?$/.test(word) ? 1 : NUMBERS[word];
}

/** 1 to 12. */
export function monthOf(name: string): number {
  const plain = name.toLowerCase().replace(/ä|ae/, 'a').replace('mrz', 'mar');
  return MONTHS.indexOf(plain.slice(0, 3)) + 1;
}

/** 0 is Monday. */
export function weekdayOf(name: string): number {
  const word = name.toLowerCase();
  return word.startsWith('sonna') ? 5 : SHORT_DAY.split('|').indexOf(word.slice(0, 2));
}

/** Graph's words for the days that are named in a text, in the order of the week. */
export function weekdaysIn(text: string): readonly string[] {
  const names = text.matchAll(
    new RegExp(`(?<![\\p{L}\\p{N}])(${LONG_DAY}|${SHORT_DAY})(?=s?(?![\\p{L}\\p{N}]))`, 'giu'),
  );
  const found = [...names].map(([name]) => weekdayOf(name));
  const [from = 0, to = 0] = found;
  const isRange = found.length === 2 && /[-–]|(?<!\p{L})bis(?!\p{L})/iu.test(text);
  const isIn = (i: number) => (from <= to ? i >= from && i <= to : i >= from || i <= to);
  return WEEKDAYS.filter((_, i) => (isRange ? isIn(i) : found.includes(i)));
}

export function nthOf(word: string): number {
  const digit = Number.parseInt(word, 10);
  return Number.isNaN(digit) ? ORDINALS.indexOf(word.toLowerCase().replace(/e[nmrs]?$/, '')) : digit;
}

export type Said = Readonly<Record<string, string | undefined>>;
