import { WEEKDAYS } from '../../calendar';
import { type Form, wholeWords as form } from '../../forms';
import type { Rule } from '../../repeatWords';
import {
  DAY,
  INDEXES,
  LONG_DAY,
  MONTH,
  monthOf,
  NTH,
  NUMBER,
  nthOf,
  numberOf,
  PART,
  type Said,
  timeOf,
  weekdaysIn,
} from './words';

const WORKDAYS = WEEKDAYS.slice(0, 5);
const WEEKEND = WEEKDAYS.slice(5);
const EVERY = 'jede[ns]?';
const NAME = `(?:(?:${LONG_DAY})s?|(?:${DAY})\\b\\.?)`;
const LIST = `(?:am )?${NAME}(?: ?(?:,|und|&|\\+|/|sowie|oder) ?(?:und )?(?:am |${EVERY} )?${NAME}){0,6}`;
const RANGE = `(?:von )?${NAME} ?(?:-|–|bis) ?${NAME}`;
const DAYS = `(?<days>${RANGE}|${LIST})`;
const OFTEN = `(?<often>(?:${LONG_DAY})s(?:(?:, | und | & | bis )(?:${LONG_DAY})s){0,6})`;
const AT = `(?: ?(?<part>${PART})s?)?`;
const WEEKS = `(?:${EVERY} (?:(?<nth>${NTH}) )?woche|alle (?<count>${NUMBER}) (?<unit>wochen|tage)|(?<word>wöchentlich|woechentlich|zweiwöchentlich|14-tägig|14-täglich|vierzehntägig))`;
const NTH_DAY = `(?<nth>${NTH}|letzte[nrs]?) (?<name>${LONG_DAY}|werktag|arbeitstag|wochentag|tag)`;
const OF_MONTH = '(?:im|des|eines|eines jeden|in jedem|jede[ns]) monats?';
const EACH_MONTH = '(?:(?:eines )?jede[ns]|in jedem|pro) monats?';
const DATE = '(?:(?<date>\\d{1,2})\\.|(?<first>(?:monats)?ersten))';
const YEAR_DATE = `(?:den )?(?<date>\\d{1,2})\\. ?(?:(?<month>${MONTH})\\b\\.?|(?<number>\\d{1,2})\\.)`;
const MONTHLY = `(?:monatlich|${EVERY} (?:(?<each>${NTH}) )?monat|alle (?<count>${NUMBER}) monate)`;
const YEARLY = `(?:jährlich|jaehrlich|alljährlich|${EVERY} jahr|alle (?<count>${NUMBER}) jahre)`;
const ALWAYS = '(?:jeweils |immer )';

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

/** Repetitions as German speakers say them. */
export const rules: readonly Form<Rule>[] = [
  form(`${EVERY} (?:(?<nth>${NTH}) )?(?<unit>tag|woche|monat|quartal|jahr)`, everyUnit),
  form(`alle (?:(?<count>${NUMBER}) )?(?<unit>tage|wochen|monate|quartale|jahre)`, everyUnit),
  form('(?:einmal|1x|1 ?mal) (?:am|im|in der|pro|die|jede[nrs]?) (?<unit>tag|woche|monat|quartal|jahr)', everyUnit),
  form(`${WEEKS},? ${ALWAYS}?${DAYS}${AT}`, onDays),
  form(`(?:${EVERY} )?${DAYS} ${WEEKS}`, onDays),
  form(`${EVERY} ${DAYS}${AT}`, onDays),
  form(`${ALWAYS}am (?<days>${LIST})${AT}`, onDays),
  form(`${ALWAYS}?${OFTEN}${AT}`, ({ often, part }) => ({ ...weekly(often, 1), ...at(part), atEnd: true })),
  form(`${EVERY} (?:werktag|wochentag|arbeitstag)|an (?:werktagen|wochentagen|arbeitstagen)`, () => weeklyOn(WORKDAYS)),
  form('werktags|wochentags', () => ({ ...weeklyOn(WORKDAYS), atEnd: true })),
  form(`${EVERY} wochenende|an wochenenden`, () => weeklyOn(WEEKEND)),
  form(`${EVERY} (?<part>${PART})`, ({ part }) => ({ type: 'daily', interval: 1, ...at(part) })),
  form(`${EVERY} ${NTH_DAY}(?<of> ${OF_MONTH})?`, nthDay),
  form(`${ALWAYS}?(?:am )?${NTH_DAY} ${EACH_MONTH}`, nthOfMonth),
  form(`${ALWAYS}am ${NTH_DAY}(?: ${OF_MONTH})?`, nthOfMonth),
  form(`${MONTHLY},? ${ALWAYS}?(?:am |an jedem )?${NTH_DAY}(?: ${OF_MONTH})?`, nthOfMonth),
  form(`${MONTHLY},? ${ALWAYS}?(?:am |zum )(?:den )?${DATE}(?: ${OF_MONTH})?`, monthDay),
  form(`${ALWAYS}?(?:(?:am|zum) )?${DATE} ${EACH_MONTH}`, monthDay),
  form(`${ALWAYS}(?:am|zum) ${DATE}(?: ${OF_MONTH})?`, monthDay),
  form(`${EVERY} ${DATE}(?: ${OF_MONTH})?`, (said) => ending(monthDay(said))),
  form(
    `(?:(?:${MONTHLY}|${ALWAYS}),? ?(?:am|zum) (?:monatsende|monatsletzten)|${EVERY} (?:monatsende|monatsletzten)|(?:am )?ende jedes monats)`,
    (said) => lastDay(intervalOf(said.each, said.count)),
  ),
  form(`${YEARLY},? ${ALWAYS}?(?:am |zum |an )?${YEAR_DATE}`, yearDay),
  form(`(?:${EVERY}|${ALWAYS}am) ${YEAR_DATE}`, yearDay),
  form(`(?:am )?${YEAR_DATE} (?:jedes jahr|jeden jahres|eines jeden jahres|jährlich|jaehrlich)`, yearDay),
  form(`${YEARLY},? (?:am )?${NTH_DAY} im (?<month>${MONTH})`, nthOfYear),
  form(`(?:${EVERY}|${ALWAYS}am) ${NTH_DAY} im (?<month>${MONTH})`, nthOfYear),
  form(`(?:am )?${NTH_DAY} im (?<month>${MONTH}) (?:jedes jahr|jeden jahres|jährlich|jaehrlich)`, nthOfYear),
  form(
    '(?<word>(?:täg|zwei(?:wöchent|monat)|wöchent|monat|(?:vierteljähr|halbjähr|alljähr|jähr))lich|taeglich|woechentlich|jaehrlich|vierteljaehrlich|quartalsweise|14-tägig|14-täglich|vierzehntägig)',
    ({ word = '' }) => ending(ADVERBS[word.toLowerCase().replace('ae', 'ä').replace('oe', 'ö')]),
  ),
];

function intervalOf(nth: string | undefined, count: string | undefined): number {
  return nth ? nthOf(nth) : count ? (numberOf(count) ?? 0) : 1;
}

function everyUnit({ nth, count, unit = '' }: Said): Rule | undefined {
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
function onDays({ nth, count, unit = 'wochen', word, days, part }: Said): Rule | undefined {
  const said = word ? (ADVERBS[word.toLowerCase().replace('oe', 'ö')]?.interval ?? 1) : intervalOf(nth, count);
  const interval = /^t/i.test(unit) ? said / 7 : said;
  return Number.isInteger(interval) && interval > 0 ? { ...weekly(days, interval), ...at(part) } : undefined;
}

function weekly(days = '', interval: number): Rule {
  return { type: 'weekly', interval, daysOfWeek: weekdaysIn(days) };
}

function weeklyOn(daysOfWeek: readonly string[]): Rule {
  return { type: 'weekly', interval: 1, daysOfWeek };
}

/** “jeden zweiten Dienstag” is every other one, if not the second of the month; the first and the last are the month's. */
function nthDay(said: Said): Rule | undefined {
  const { nth = '', name = '', of } = said;
  const number = nthOf(nth);
  if (/^tag$/i.test(name) && !of && number > 1) return { type: 'daily', interval: number };
  const rule = nthOfMonth(said);
  if (of || number < 2 || !new RegExp(`^(?:${DAY})$`, 'iu').test(name)) return rule;
  return { ...weekly(name, number), ...(rule && { other: rule }) };
}

function nthOfMonth({ nth = '', name = '', each, count }: Said): Rule | undefined {
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

function lastDay(interval: number): Rule {
  return { type: 'relativeMonthly', interval, index: 'last', daysOfWeek: WEEKDAYS };
}

function monthDay({ date, each, count }: Said): Rule | undefined {
  return monthly(date ? Number(date) : 1, intervalOf(each, count));
}

function monthly(dayOfMonth: number, interval: number): Rule | undefined {
  return dayOfMonth >= 1 && dayOfMonth <= 31 ? { type: 'absoluteMonthly', interval, dayOfMonth } : undefined;
}

function yearDay({ date, month, number, count }: Said): Rule | undefined {
  const [of, dayOfMonth] = [month ? monthOf(month) : Number(number), Number(date)];
  const longest = of === 2 ? 29 : [4, 6, 9, 11].includes(of) ? 30 : 31;
  if (of < 1 || of > 12 || dayOfMonth < 1 || dayOfMonth > longest) return undefined;
  return { type: 'absoluteYearly', interval: intervalOf(undefined, count), month: of, dayOfMonth };
}

function nthOfYear({ nth = '', name = '', month = '', count }: Said): Rule | undefined {
  const index = /^l/i.test(nth) ? 'last' : INDEXES[nthOf(nth) - 1];
  if (!index || /^tag$/i.test(name)) return undefined;
  const interval = intervalOf(undefined, count);
  return { type: 'relativeYearly', interval, index, daysOfWeek: namedDays(name), month: monthOf(month) };
}

function ending(rule: Rule | undefined): Rule | undefined {
  return rule && { ...rule, atEnd: true };
}

function at(part: string | undefined): { time?: string } {
  return part ? { time: timeOf(part) } : {};
}
