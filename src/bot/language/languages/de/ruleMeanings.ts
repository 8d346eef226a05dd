import { WEEKDAYS } from '../../calendar';
import type { Rule } from '../../repeatWords';
import { DAY, INDEXES, monthOf, nthOf, numberOf, type Said, timeOf, weekdaysIn } from './words';

const WORKDAYS = WEEKDAYS.slice(0, 5);

const ADVERBS: Readonly<Record<string, Rule>> = {
  täglich: { type: 'daily', interval: 1 },
  wöchentlich: { type: 'weekly', interval: 1 },
  zweiwöchentlich: { type: 'weekly', interval: 2 },
  '14-tägig': { type: 'weekly', interval: 2 },
  '14-täglich': { type: 'weekly', interval: 2 },
  vierzehntägig: { type: 'weekly', interval: 2 },
  monatlich: { type: 'absoluteMonthly', interval: 1 },
  zweimonatlich: { type: 'absoluteMonthly', interval: 2 },
  vierteljährlich: { type: 'absoluteMonthly', interval: 3 },
  quartalsweise: { type: 'absoluteMonthly', interval: 3 },
  halbjährlich: { type: 'absoluteMonthly', interval: 6 },
  jährlich: { type: 'absoluteYearly', interval: 1 },
  alljährlich: { type: 'absoluteYearly', interval: 1 },
};

export function intervalOf(nth: string | undefined, count: string | undefined): number {
  return nth ? nthOf(nth) : count ? (numberOf(count) ?? 0) : 1;
}

export function everyUnit({ nth, count, unit = '' }: Said): Rule | undefined {
  const interval = intervalOf(nth, count);
  if (!(interval >= 1 && interval <= 999)) return undefined;
  const letter = unit.charAt(0).toLowerCase();
  if (letter === 't') return { type: 'daily', interval };
  if (count === undefined && /(?:wochen|monate|quartale|jahre)$/i.test(unit)) return undefined;
  if (letter === 'w') return { type: 'weekly', interval };
  if (letter === 'j') return { type: 'absoluteYearly', interval };
  return { type: 'absoluteMonthly', interval: letter === 'q' ? 3 * interval : interval };
}

/** “alle 14 Tage” are two weeks where weekdays are named. */
export function onDays({ nth, count, unit = 'wochen', word, days, part }: Said): Rule | undefined {
  const said = word ? (ADVERBS[word.toLowerCase().replace('oe', 'ö')]?.interval ?? 1) : intervalOf(nth, count);
  const interval = /^t/i.test(unit) ? said / 7 : said;
  return Number.isInteger(interval) && interval > 0 ? { ...weekly(days, interval), ...at(part) } : undefined;
}

export function weekly(days = '', interval: number): Rule {
  return { type: 'weekly', interval, daysOfWeek: weekdaysIn(days) };
}

export function onWorkdays(): Rule {
  return weeklyOn(WORKDAYS);
}

export function weeklyOn(daysOfWeek: readonly string[]): Rule {
  return { type: 'weekly', interval: 1, daysOfWeek };
}

/** “jeden zweiten Dienstag” is every other one, if not the second of the month; the first and the last are the month's. */
export function nthDay(said: Said): Rule | undefined {
  const { nth = '', name = '', of } = said;
  const number = nthOf(nth);
  if (/^tag$/i.test(name) && !of && number > 1) return { type: 'daily', interval: number };
  const rule = nthOfMonth(said);
  if (of || number < 2 || !new RegExp(`^(?:${DAY})$`, 'iu').test(name)) return rule;
  return { ...weekly(name, number), ...(rule && { other: rule }) };
}

export function nthOfMonth({ nth = '', name = '', each, count }: Said): Rule | undefined {
  const isLast = /^l/i.test(nth);
  const interval = intervalOf(each, count);
  if (/^tag$/i.test(name)) return isLast ? lastDay(interval) : monthly(nthOf(nth), interval);
  const index = isLast ? 'last' : INDEXES[nthOf(nth) - 1];
  return index && { type: 'relativeMonthly', interval, index, daysOfWeek: namedDays(name) };
}

function namedDays(name: string): readonly string[] {
  const named = weekdaysIn(name);
  return named.length > 0 ? named : WORKDAYS;
}

export function lastDay(interval: number): Rule {
  return { type: 'relativeMonthly', interval, index: 'last', daysOfWeek: WEEKDAYS };
}

export function monthDay({ date, each, count }: Said): Rule | undefined {
  return monthly(date ? Number(date) : 1, intervalOf(each, count));
}

function monthly(dayOfMonth: number, interval: number): Rule | undefined {
  return dayOfMonth >= 1 && dayOfMonth <= 31 ? { type: 'absoluteMonthly', interval, dayOfMonth } : undefined;
}

export function yearDay({ date, month, number, count }: Said): Rule | undefined {
  const [of, dayOfMonth] = [month ? monthOf(month) : Number(number), Number(date)];
  const longest = of === 2 ? 29 : [4, 6, 9, 11].includes(of) ? 30 : 31;
  if (of < 1 || of > 12 || dayOfMonth < 1 || dayOfMonth > longest) return undefined;
  return { type: 'absoluteYearly', interval: intervalOf(undefined, count), month: of, dayOfMonth };
}

export function nthOfYear({ nth = '', name = '', month = '', count }: Said): Rule | undefined {
  const index = /^l/i.test(nth) ? 'last' : INDEXES[nthOf(nth) - 1];
  if (!index || /^tag$/i.test(name)) return undefined;
  const interval = intervalOf(undefined, count);
  return { type: 'relativeYearly', interval, index, daysOfWeek: namedDays(name), month: monthOf(month) };
}

export function ending(rule: Rule | undefined): Rule | undefined {
  return rule && { ...rule, atEnd: true };
}

export function at(part: string | undefined): { time?: string } {
  return part ? { time: timeOf(part) } : {};
}

export function adverb({ word = '' }: Said): Rule | undefined {
  return ending(ADVERBS[word.toLowerCase().replace('ae', 'ä').replace('oe', 'ö')]);
}
