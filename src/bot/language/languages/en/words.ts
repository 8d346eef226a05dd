import { WEEKDAYS } from '../../calendar';

const NUMBERS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const ORDINALS = ['zeroth', 'first', 'second', 'third', 'fourth', 'fifth'];

/** Looks of a number in words or digits. */
export const NUMBER = String.raw`\d{1,3}|an?|a couple of|a few|${NUMBERS.slice(1).join('|')}`;
export const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
/** Long names, which are hardly ever anything else, and short ones. */
export const LONG_DAY = WEEKDAYS.join('|');
export const SHORT_DAY = 'mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun';
export const DAY = `${LONG_DAY}|${SHORT_DAY}`;
export const UNIT = 'days?|weeks?|months?|quarters?|years?|fortnights?';
export const NTH = 'first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th';

export function numberOf(words: string): number | undefined {
  const word = words.toLowerCase();
  if (/^\d+$/.test(word)) return Number(word);
  if (word === 'a' || word === 'an') return 1;
  if (word === 'a couple of') return 2;
  const found = NUMBERS.indexOf(word);
  return found > 0 ? found : undefined;
}

/** 1 to 12. */
export function monthOf(name: string): number {
  const three = name.slice(0, 3).toLowerCase();
  return ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].indexOf(three) + 1;
}

/** 0 is Monday. */
export function weekdayOf(name: string): number {
  const two = name.slice(0, 2).toLowerCase();
  return WEEKDAYS.findIndex((weekday) => weekday.startsWith(two));
}

export function nthOf(word: string): number {
  const digit = Number.parseInt(word, 10);
  return Number.isNaN(digit) ? ORDINALS.indexOf(word.toLowerCase()) : digit;
}
