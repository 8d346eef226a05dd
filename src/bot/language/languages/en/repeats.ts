import { WEEKDAYS } from '../../calendar';
import type { Form } from '../../forms';
import type { RepeatWords, Rule } from '../../repeatWords';
import { DAY, LONG_DAY, MONTH, monthOf, NTH, NUMBER, nthOf, numberOf, weekdayOf } from './words';

const WORKDAYS = WEEKDAYS.slice(0, 5);
const WEEKEND = WEEKDAYS.slice(5);
const INDEXES = ['first', 'second', 'third', 'fourth'] as const;
const EVERY = '(?:every|each|ev)';
const NAMES = `(?:${DAY})s?\\b\\.?`;
const LIST = `${NAMES}(?: ?(?:,|and|&|\\+|/|or) ?(?:and )?${NAMES})*`;
const RANGE = `${NAMES} ?(?:-|–|to|through|thru) ?${NAMES}`;
const NTH_DAY = `(?<nth>${NTH}|last) (?<name>${DAY}|weekday|working day|business day|workday|day)`;
const DATE = '(?<date>\\d{1,2})(?:st|nd|rd|th)?';
const PART = '(?: (?<part>morning|afternoon|evening|night)s?)?';
const MONTHLY = '(?:monthly|(?:every|each) month)';

const ADVERBS: Readonly<Record<string, Rule>> = {
  daily: { type: 'daily', interval: 1 },
  nightly: { type: 'daily', interval: 1, time: '20:00' },
  weekly: { type: 'weekly', interval: 1 },
  biweekly: { type: 'weekly', interval: 2 },
  fortnightly: { type: 'weekly', interval: 2 },
  monthly: { type: 'absoluteMonthly', interval: 1 },
  quarterly: { type: 'absoluteMonthly', interval: 3 },
  yearly: { type: 'absoluteYearly', interval: 1 },
  annually: { type: 'absoluteYearly', interval: 1 },
  annual: { type: 'absoluteYearly', interval: 1 },
};

const form = (looks: string, means: Form<Rule>['means']): Form<Rule> => ({ looks: new RegExp(looks, 'giu'), means });
type Said = Readonly<Record<string, string | undefined>>;

const rules: readonly Form<Rule>[] = [
  form(
    `${EVERY} (?:(?<other>other|second|2nd) |(?<count>${NUMBER}|third|3rd|fourth|4th) )?(?<unit>day|week|month|quarter|year|fortnight)s?`,
    everyUnit,
  ),
  form(`(?:once (?:an?|every|per) |1x (?:an? |per ))(?<unit>day|week|month|year)`, everyUnit),
  form(`${EVERY} (?:(?<other>other) |(?<count>\\d{1,2}) )?(?:week|weeks) on (?<days>${RANGE}|${LIST})`, onDays),
  form(`(?:biweekly|fortnightly|every fortnight) on (?<days>${LIST})`, ({ days }) => weekly(days, 2)),
  form(`weekly on (?<days>${RANGE}|${LIST})`, onDays),
  form(`(?:on )?(?<days>${LIST}) (?:every (?:(?<other>other)|(?<count>\\d{1,2})) weeks?|every week)`, onDays),
  form(`${EVERY} (?:(?<other>other) )?(?<days>${RANGE}|${LIST})${PART}`, onDays),
  form(`${EVERY} (?:weekday|workday|working day|business day)s?${PART}`, ({ part }) => ({
    ...week(WORKDAYS, 1),
    ...at(part),
  })),
  form(`on (?:weekdays|workdays)|weekdays`, () => ({ ...week(WORKDAYS, 1), atEnd: true })),
  form(`${EVERY} weekend`, () => week(WEEKEND, 1)),
  form(`on weekends`, () => ({ ...week(WEEKEND, 1), atEnd: true })),
  form(`(?:on )?(?<days>(?:${LONG_DAY})s(?:(?:, | and | & )(?:${LONG_DAY})s)*)${PART}`, (said) => {
    const rule = onDays(said);
    return rule && { ...rule, atEnd: true };
  }),
  form(`${EVERY} (?<part>morning|afternoon|evening|night)`, ({ part }) => ({
    type: 'daily',
    interval: 1,
    ...at(part),
  })),
  form(`${EVERY} ${NTH_DAY}(?<of> (?:of|in) (?:the|each|every|a) month)?`, nthDay),
  form(
    `(?:on )?(?:the )?${NTH_DAY} (?:of|in) (?:each|every) (?:(?<other>other|second) |(?<count>\\d{1,2}) )?(?<unit>month|quarter)s?`,
    nthOfMonth,
  ),
  form(`${MONTHLY} on (?:the )?${NTH_DAY}`, nthOfMonth),
  form(`${EVERY} (?:(?<other>other) |(?<count>\\d{1,2}) )months? on (?:the )?${NTH_DAY}`, nthOfMonth),
  form(
    `(?:${MONTHLY}|${EVERY} (?:(?<other>other) |(?<count>\\d{1,2}|two|three|six) )months?) (?:on )?(?:the |day )?${DATE}`,
    monthDay,
  ),
  form(`(?:on )?(?:the )?${DATE} (?:of )?(?:every|each) (?:(?<other>other) |(?<count>\\d{1,2}) )?months?`, monthDay),
  form(`${EVERY} (?:the )?(?<date>\\d{1,2})(?:st|nd|rd|th)(?: (?:of|in) (?:the|each|every) month)?`, monthDay),
  form(
    `(?:yearly|annually|${EVERY} year) (?:on |in )?(?:the )?(?:(?<month>${MONTH})\\b\\.? (?:the )?${DATE}|(?<d2>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<m2>${MONTH}))`,
    yearDay,
  ),
  form(
    `${EVERY} (?:(?<month>${MONTH})\\b\\.? (?:the )?${DATE}|(?:the )?(?<d2>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<m2>${MONTH}))`,
    yearDay,
  ),
  form(
    `(?<lead>(?:yearly|annually|${EVERY} year) )?(?:on )?(?:the |(?<every>${EVERY}) )?${NTH_DAY} (?:of|in) (?<each>every |each )?(?<month>${MONTH})(?<year> (?:every year|yearly|annually|each year))?`,
    nthOfYear,
  ),
  form('(?<word>daily|nightly|weekly|biweekly|fortnightly|monthly|quarterly|yearly|annually|annual)', adverb),
];

/** How English speakers say repetitions. */
export const repeats: RepeatWords = {
  rules,
  unsupportedRecurrence: [
    'hourly',
    `${EVERY} (?:other |few |couple of |(?:${NUMBER}) )?(?:hours?|hrs?|minutes?|mins?|seconds?)`,
    '(?:twice|thrice|\\d{1,2} ?(?:times|x)|(?:two|three|four|five|six) times) (?:an?|per|every|each) (?:day|week|month|year|quarter)',
    '(?:twice|\\d times|two times|three times) (?:daily|weekly|monthly|yearly)',
    `(?:${EVERY} |on )?(?:the )?(?:(?:second|third|2nd|3rd|next)[ -]to[ -]last|penultimate) [a-z]+(?: (?:of|in) (?:the|each|every) month)?`,
    `(?:on )?(?:the )?\\d{1,2}(?:st|nd|rd|th)? (?:and|&) (?:the )?\\d{1,2}(?:st|nd|rd|th)? of (?:the|each|every) month`,
    `${EVERY} (?:${NTH}|last) (?:and|&|or) (?:${NTH}|last) (?:${DAY})(?: (?:of|in) (?:the|each|every) month)?`,
    `${EVERY} (?:few|couple of|now and then|so often|leap year|full moon|new moon|season|semester|term)(?: [a-z]+)?`,
    `${EVERY} (?:${MONTH})(?! (?:the )?\\d)`,
    'bi-?monthly|bi-?annually|semi-?annually|semi-?monthly|semi-?weekly',
  ].join('|'),
  restrictions: `,? ?(?:except|but not|excluding|unless|skipping|apart from|other than|if|when|whenever|besides)(?![\\p{L}])|,? (?:and|or|on|of|in) (?:the )?(?:\\d{1,2}(?:st|nd|rd|th)|${NTH}|last|every|each)(?![\\p{L}\\p{N}])|,? (?:and|or) (?:the )?(?:${DAY})(?![\\p{L}\\p{N}])`,
  until: 'until|till|til|through|thru|up to|ending(?: on)?|ends(?: on)?',
  times: `(?:for )?(?<count>\\d{1,3}|${NUMBER}) ?(?:times|occurrences)|(?<digits>\\d{1,3}) ?x`,
  span: `for (?:the next )?(?<count>${NUMBER}) (?<unit>days?|weeks?|months?|years?)`,
  countOf: numberOf,
  unitOf: (words) => (['day', 'week', 'month', 'year'] as const).find((unit) => words.toLowerCase().startsWith(unit)),
  connector: 'on|due|repeat(?:s|ing)?|recurring',
  follows: 'on|at|until|till|from|for|starting|beginning|by',
};

function everyUnit({ other, count = '', unit = '' }: Said): Rule | undefined {
  const interval = other ? 2 : count === '' ? 1 : (numberOf(count) ?? nthOf(count));
  if (!(interval >= 1 && interval <= 999)) return undefined;
  const word = unit.toLowerCase();
  if (word === 'day') return { type: 'daily', interval };
  if (word === 'week' || word === 'fortnight')
    return { type: 'weekly', interval: word === 'week' ? interval : 2 * interval };
  if (word === 'year') return { type: 'absoluteYearly', interval };
  return { type: 'absoluteMonthly', interval: word === 'quarter' ? 3 * interval : interval };
}

function onDays({ days, other, count, part }: Said): Rule | undefined {
  return { ...weekly(days, other ? 2 : Number(count ?? 1)), ...at(part) };
}

function weekly(days = '', interval: number): Rule {
  const names = [...days.matchAll(new RegExp(`(?:${DAY})`, 'giu'))].map(([name]) => weekdayOf(name));
  const [from = 0, to = 0] = names;
  const isRange = new RegExp(`^${RANGE}$`, 'iu').test(days.trim());
  const chosen = isRange
    ? WEEKDAYS.map((_, i) => i).filter((i) => (from <= to ? i >= from && i <= to : i >= from || i <= to))
    : names;
  return week(
    WEEKDAYS.filter((_, i) => chosen.includes(i)),
    interval,
  );
}

function week(daysOfWeek: readonly string[], interval: number): Rule {
  return { type: 'weekly', interval, daysOfWeek };
}

/** "every second Tuesday" can be every other one, or the second of the month. */
function nthDay(said: Said): Rule | undefined {
  const rule = nthOfMonth(said);
  const { nth = '', name = '', of } = said;
  if (of || !rule || !/^(?:second|2nd)$/i.test(nth) || !new RegExp(`^(?:${DAY})$`, 'iu').test(name)) {
    const isDay = /^day$/i.test(name);
    return isDay && !of && !/^last$/i.test(nth) ? { type: 'daily', interval: nthOf(nth) } : rule;
  }
  return { ...weekly(name, 2), other: rule };
}

function nthOfMonth({ nth = '', name = '', other, count, unit = '' }: Said): Rule | undefined {
  const index = /^last$/i.test(nth) ? 'last' : INDEXES[nthOf(nth) - 1];
  const interval = (other ? 2 : Number(count ?? 1)) * (/^quarter/i.test(unit) ? 3 : 1);
  if (/^day$/i.test(name)) {
    if (index === 'last') return { type: 'relativeMonthly', interval, index, daysOfWeek: WEEKDAYS };
    return { type: 'absoluteMonthly', interval, dayOfMonth: nthOf(nth) };
  }
  if (!index) return undefined;
  return { type: 'relativeMonthly', interval, index, daysOfWeek: namedDays(name) };
}

function namedDays(name: string): readonly string[] {
  if (/day$/i.test(name) && !new RegExp(`^(?:${DAY})$`, 'iu').test(name)) return WORKDAYS;
  return WEEKDAYS.slice(weekdayOf(name), weekdayOf(name) + 1);
}

function monthDay({ date, other, count = '' }: Said): Rule | undefined {
  const dayOfMonth = Number(date);
  const interval = other ? 2 : count === '' ? 1 : (numberOf(count) ?? 1);
  return dayOfMonth >= 1 && dayOfMonth <= 31 ? { type: 'absoluteMonthly', interval, dayOfMonth } : undefined;
}

function yearDay({ month, date, m2, d2 }: Said): Rule | undefined {
  const [number, day] = [monthOf(month ?? m2 ?? ''), Number(date ?? d2)];
  if (day < 1 || day > (number === 2 ? 29 : [4, 6, 9, 11].includes(number) ? 30 : 31)) return undefined;
  return { type: 'absoluteYearly', interval: 1, month: number, dayOfMonth: day };
}

/** Only where the year's repetition is said: "the last Friday of March" is a day. */
function nthOfYear({ nth = '', name = '', month = '', lead, every, each, year }: Said): Rule | undefined {
  if (!lead && !every && !each && !year) return undefined;
  const index = /^last$/i.test(nth) ? 'last' : INDEXES[nthOf(nth) - 1];
  if (!index || /^day$/i.test(name)) return undefined;
  return { type: 'relativeYearly', interval: 1, index, daysOfWeek: namedDays(name), month: monthOf(month) };
}

function adverb({ word = '' }: Said): Rule | undefined {
  const rule = ADVERBS[word.toLowerCase()];
  return rule && { ...rule, atEnd: true };
}

function at(part: string | undefined): { time?: string } {
  const times: Readonly<Record<string, string>> = {
    morning: '09:00',
    afternoon: '15:00',
    evening: '18:00',
    night: '20:00',
  };
  const time = times[part?.toLowerCase() ?? ''];
  return time ? { time } : {};
}
