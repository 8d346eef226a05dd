import { WEEKDAYS } from '../../calendar';
import { beginningOfNext, dayInNumbers, dayOfMonth, dayOfYear, endOf, endOfMonth } from '../../days';
import { type DaySaid, type Form, wholeWords as form, type Today } from '../../forms';
import { firstOccurrence } from '../../recurrences';
import type { Rule } from '../../repeatWords';
import { DAY, INDEXES, LONG_DAY, MONTH, monthOf, NEXT, NTH, nthOf, type Said, weekdayOf } from './words';

const OPTIONAL_DAY = String.raw`(?:(?:${DAY})\b\.?,? (?:de[nmr] )?|de[nm] )?`;

/** Days by their date: 24.12., den 3. Oktober, am 15., Ende März. */
export const writtenDays: readonly Form<DaySaid>[] = [
  form(
    String.raw`${OPTIONAL_DAY}(?<date>\d{1,2})\. ?(?<month>${MONTH})\b\.?(?: (?<year>20\d\d)| '?(?<short>\d\d)(?=\s*$))?`,
    ({ date, month = '', year, short }, today) => dayOfYear(today, monthOf(month), Number(date), year ?? short),
  ),
  form(
    String.raw`${OPTIONAL_DAY}(?<date>\d{1,2})\. ?(?<month>\d{1,2})\.(?: ?(?<year>20\d\d)|(?<short>\d\d)(?![:.\d]))?`,
    ({ date, month, year, short }, today) => dayOfYear(today, Number(month), Number(date), year ?? short),
  ),
  form(String.raw`${OPTIONAL_DAY}(?<date>\d{1,2})\.(?<month>\d{1,2})(?![.\d])`, ({ date, month }, today) => {
    const day = dayOfYear(today, Number(month), Number(date));
    return day && { ...day, needs: 'connector' };
  }),
  form(
    String.raw`(?<!\d\.)${OPTIONAL_DAY}(?<date>\d{1,2})\.(?<of> (?:des|dieses|diesen) monats)?`,
    ({ date, of }, today) => {
      const day = dayOfMonth(today, Number(date));
      return day && { ...day, needs: of ? 'edge' : 'connector', mayCount: !of };
    },
  ),
  form(String.raw`(?:de[nm] )?(?:(?<date>\d{1,2})\.|(?<first>ersten)) ${NEXT} monats`, ({ date, first }, today) =>
    dayOfMonth({ ...today, day: beginningOfNext(today, 'month')?.day ?? today.day }, first ? 1 : Number(date)),
  ),
  form('(?:de[nm] )?(?<month>monats)?ersten(?<of> (?:des|dieses) monats)?', ({ month, of }, today) => {
    const day = dayOfMonth(today, 1);
    return day && { ...day, needs: of ? 'edge' : 'connector', mayCount: !of && !month };
  }),
  form(`(?<nth>${NTH}|letzte[nr]?) (?<name>${LONG_DAY}) (?:des|im|dieses) monats?`, ({ nth = '', name = '' }, today) =>
    weekdayOfMonth(today, nth, name),
  ),
  form(
    `(?<nth>${NTH}|letzte[nr]?) (?<name>${LONG_DAY}) im (?<month>${MONTH})`,
    ({ nth = '', name = '', month }, today) => weekdayOfMonth(today, nth, name, month),
  ),
  form('letzten tag (?:des|dieses) monats', (_said, today) => endOf(today, 'month')),
  form(String.raw`(?<place>anfang|mitte|ende) (?<month>${MONTH})\b(?: (?<year>20\d\d))?`, placeInMonth),
  form(
    String.raw`(?<year>20\d\d)[-/](?<month>\d\d?)[-/](?<date>\d\d?)(?:T(?<time>[0-2]\d:[0-5]\d)(?::\d\d)?)?`,
    ({ year, month, date, time }, today) => {
      const day = dayOfYear(today, Number(month), Number(date), year);
      return day && { ...day, ...(time && { time }) };
    },
  ),
  form(String.raw`(?<a>\d{1,2})(?<mark>[/-])(?<b>\d{1,2})\k<mark>(?<year>20\d\d)`, ({ a = '', b = '', year }, today) =>
    dayInNumbers(today, a, b, year),
  ),
];

/** The next one from today on. */
function weekdayOfMonth({ day }: Today, nth: string, name: string, month?: string): DaySaid | undefined {
  const index = /^l/i.test(nth) ? 'last' : INDEXES[nthOf(nth) - 1];
  if (!index) return undefined;
  const type = month ? 'relativeYearly' : 'relativeMonthly';
  const daysOfWeek = WEEKDAYS.slice(weekdayOf(name), weekdayOf(name) + 1);
  const rule: Rule = { type, interval: 1, index, daysOfWeek, ...(month && { month: monthOf(month) }) };
  return { day: firstOccurrence(rule, day), needs: 'edge' };
}

function placeInMonth({ place = '', month = '', year }: Said, today: Today): DaySaid | undefined {
  const number = monthOf(month);
  if (/^e/i.test(place)) return endOfMonth(today, number, year);
  return dayOfYear(today, number, /^a/i.test(place) ? 1 : 15, year);
}
