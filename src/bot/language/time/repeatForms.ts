import { partsOf, WEEKDAYS } from '../calendar';
import {
  combined,
  edgeOfEach,
  everyNth,
  everyUnit,
  WEEKEND,
  WORKDAYS,
  weekdaysBetween,
  weekly,
  yearly,
} from './cycles';
import { dayInNumbers } from './days';
import type { Form } from './form';
import type { Cycle, Meaning, WrittenDate } from './meaning';
import type { Today } from './today';

/** Repetitions as all languages say them. */
export const repeatForms: readonly Form[] = [
  form('weekdays', 'weekday', ({ weekday = 0 }) => weekly([weekday])),
  form('weekdays', 'weekday sep sep? every? weekdays', ({ weekday = 0, cycle }) => more(weekday, cycle)),
  form('weekdays', 'from? a:weekday to b:weekday', ({ a, b }) =>
    weekly(weekdaysBetween(a?.weekday ?? 0, b?.weekday ?? 0)),
  ),
  form('weekdays', 'workday|workdays', () => weekly(WORKDAYS)),
  form('weekdays', 'weekend|weekends', () => weekly(WEEKEND)),
  form('weekdays', 'plurals', ({ cycle }) => cycle && { ...cycle, needs: undefined }),
  form('plurals', 'plural', ({ plural = 0 }) => ({ ...weekly([plural]), needs: 'end' })),
  form('plurals', 'plural sep sep? plurals', ({ plural = 0, cycle }) => more(plural, cycle)),
  form('plurals', 'a:plural to b:plural', ({ a, b }) => ({
    ...weekly(weekdaysBetween(a?.plural ?? 0, b?.plural ?? 0)),
    needs: 'end',
  })),

  form('base', 'every unit', ({ unit }) => unit && everyUnit(unit, 1)),
  form('base', 'everyday', () => ({ type: 'daily', interval: 1, needs: 'end' })),
  form('base', 'every|everysome count unit', ({ count = 0, unit }) => unit && everyUnit(unit, count)),
  form('base', 'everysome unit', ({ unit }) => (unit === 'day' ? everyUnit(unit, 1) : undefined)),
  form('base', 'every|everysome count? fortnight', ({ count = 1 }) => everyUnit('week', 2 * count)),
  form('base', 'every other unit', ({ unit }) => unit && everyUnit(unit, 2)),
  form('base', 'every ordinal unit', ({ ordinal = 0, unit }) =>
    unit && ordinal > 1 ? everyUnit(unit, ordinal) : undefined,
  ),
  form('base', 'once per unit', ({ unit }) => unit && everyUnit(unit, 1)),
  form('base', 'adverb', ({ cycle }) => cycle && { ...cycle, needs: 'end' }),

  // What stands behind "every", or behind "every month on".
  form('cycle', 'weekdays', ({ cycle }) => cycle),
  form('cycle', 'the? nth', ({ cycle }) => cycle),
  form('cycle', 'the? nth of|in the|one? unit', ({ cycle, unit }) =>
    unit === 'month' ? cycle && { ...cycle } : undefined,
  ),
  form('cycle', 'the? edge', ({ edge }) => edge && edgeOfEach(edge)),
  form('cycle', 'the? yearday', ({ cycle }) => cycle && { ...cycle, needs: undefined }),
  form('cycle', 'date', ({ date }, today) => (date && date.year === undefined ? dateOfYear(date, today) : undefined)),
  form('cycle', 'part', ({ part }) => (part === undefined ? undefined : { type: 'daily', interval: 1, time: part })),

  form('repeat', 'base', ({ cycle }) => cycle),
  form('repeat', 'a:base comma? always? on|at|in? the? b:cycle', ({ a, b }) => join(a, b)),
  form('repeat', 'a:base comma? always? on the? b:number', ({ a, b }) =>
    join(a, { cycle: { type: 'absoluteMonthly', interval: 1, dayOfMonth: b?.number ?? 0 } }),
  ),
  form('repeat', 'the? b:cycle of|in? a:base', ({ a, b }) => join(a, b)),
  form('repeat', 'every the? nth', ({ cycle }) => cycle && everyNth(cycle)),
  form('repeat', 'every the? cycle', ({ cycle }) => cycle),
  form('repeat', 'every other cycle', ({ cycle }) =>
    cycle && cycle.type !== 'daily' ? { ...cycle, interval: 2 } : undefined,
  ),
  form('repeat', 'on? alternate weekdays', ({ cycle }) => cycle && { ...cycle, interval: 2 }),
  form('repeat', 'on? plurals', ({ cycle }) => cycle),
  form('repeat', 'on? workdays', () => ({ ...weekly(WORKDAYS), needs: 'end' })),
  form('repeat', 'on? weekends', () => ({ ...weekly(WEEKEND), needs: 'end' })),
  form('repeat', 'always on? the? cycle', ({ cycle }) => cycle),
];

/** What Graph cannot hold: every two hours, twice a week. */
export const unheldForms: readonly Form[] = [
  'every|everysome other|ordinal|number|half? clockunit',
  'every season|few|month',
  'every|everysome few unit|clockunit',
  'often per|every unit',
  'often adverb',
  'adverb often',
  'every unit often',
  'number times per|every unit',
  'number times adverb',
  'every? the? rare weekday|workday|unit',
  'every? the? rare weekday|workday|unit of|in the|every? unit',
  'the? ordinal sep the? ordinal of|in? every unit',
  'rarely',
].map((looks) => ({ of: 'unheld', looks, means: () => ({ isUnheld: true }) }));

function form(of: string, looks: string, cycle: (said: Meaning, today: Today) => Cycle | undefined): Form {
  return {
    of,
    looks,
    means: (said, today) => {
      const found = cycle(said, today);
      return found && { cycle: found };
    },
  };
}

/** Weekdays with one more, which is not among them. */
export function more(weekday: number, cycle: Cycle | undefined): Cycle | undefined {
  const [one, others] = [WEEKDAYS[weekday], cycle?.daysOfWeek ?? []];
  if (others.some((other) => other === one)) return undefined;
  const all = [one, ...others];
  return cycle && { ...cycle, daysOfWeek: WEEKDAYS.filter((one) => all.includes(one)) };
}

function join(every: Meaning | undefined, on: Meaning | undefined): Cycle | undefined {
  return every?.cycle && on?.cycle && combined(every.cycle, on.cycle);
}

function dateOfYear(date: WrittenDate, today: Today): Cycle | undefined {
  const said = dayInNumbers(today, date);
  if (!said || said.others) return undefined;
  const { month, date: day } = partsOf(said.day);
  return yearly(month, day);
}
