import { WEEKDAYS } from '../../calendar';
import { type Form, wholeWords as form } from '../../forms';
import type { Rule } from '../../repeatWords';
import {
  adverb,
  at,
  ending,
  everyUnit,
  intervalOf,
  lastDay,
  monthDay,
  nthDay,
  nthOfMonth,
  nthOfYear,
  onDays,
  onWorkdays,
  weekly,
  weeklyOn,
  yearDay,
} from './ruleMeanings';
import { DAY, LONG_DAY, MONTH, NTH, NUMBER, PART } from './words';

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
  form(`${EVERY} (?:werktag|wochentag|arbeitstag)|an (?:werktagen|wochentagen|arbeitstagen)`, onWorkdays),
  form('werktags|wochentags', () => ending(onWorkdays())),
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
    adverb,
  ),
];
