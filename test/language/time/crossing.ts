import { readIn, type Spoken } from './shown';

/** What people say beside a title, each with what it means; the meanings are counted by hand from Wednesday, 18 November. */
export interface Parts {
  readonly title: string;
  readonly list: string;
  readonly days: Readonly<Record<string, string>>;
  readonly times: Readonly<Record<string, string>>;
  /** By the words for a repetition: Graph's pattern, and whether a day of each repetition. */
  readonly repeats: Readonly<Record<string, Repeat>>;
  readonly ends: Readonly<Record<string, End>>;
  readonly importance: Readonly<Record<string, string>>;
}

interface Repeat {
  readonly type: string;
  readonly interval: number;
  readonly daysOfWeek?: readonly string[];
  readonly dayOfMonth?: number;
  readonly month?: number;
  readonly index?: string;
}

type End = { readonly until: string } | { readonly times: number } | Readonly<Record<never, never>>;

/** What a line says: the values that it shall have. */
export interface Crossed {
  readonly line: string;
  readonly title: string;
  readonly due: string;
  readonly repeat?: Repeat;
  readonly end?: End;
  readonly importance?: string;
}

const NAMES = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Every day with every time in both orders, and every repetition with every time and end in both orders. */
export function crossed(
  { title, days, times, repeats, ends, importance }: Parts,
  today: string,
  now: string,
): Crossed[] {
  const withNothing: Readonly<Record<string, string | undefined>> = { '': undefined };
  const once = pairs(days, { ...times, ...withNothing }).flatMap(([day, date, time, clock]) =>
    orders([day, time].filter(Boolean)).flatMap((words) =>
      Object.entries({ ...importance, ...withNothing }).map(([mark, level]) => ({
        line: [title, ...words, mark].filter(Boolean).join(' '),
        title,
        due: [date, clock].filter(Boolean).join(' '),
        ...(level && { importance: level }),
      })),
    ),
  );
  const often = pairs(repeats, { ...times, ...withNothing }).flatMap(([words, repeat, time, clock]) =>
    Object.entries(ends).flatMap(([last, end]) =>
      orders([time, last].filter(Boolean)).map((tail) => {
        const first = firstOf(repeat, clock !== undefined && clock <= now ? next(today) : today);
        return {
          line: [title, words, ...tail].join(' '),
          title,
          due: [first, clock].filter(Boolean).join(' '),
          repeat: filled(repeat, first),
          end,
        };
      }),
    ),
  );
  return [...once, ...often];
}

/** The same values, out of what was read. */
export function readAs(spoken: Spoken, line: string): Omit<Crossed, 'line'> {
  const { title, found } = readIn(spoken, line);
  const { due, recurrence, importance } = found;
  const range = recurrence?.value.range;
  const end =
    range?.type === 'endDate'
      ? { until: range.endDate }
      : range?.type === 'numbered'
        ? { times: range.numberOfOccurrences }
        : {};
  return {
    title,
    due: [due?.value.day, due?.value.time].filter(Boolean).join(' '),
    ...(recurrence && { repeat: recurrence.value.pattern, end }),
    ...(importance && { importance: importance.value }),
  };
}

function pairs<A, B>(some: Readonly<Record<string, A>>, others: Readonly<Record<string, B>>): [string, A, string, B][] {
  return Object.entries(some).flatMap(([one, a]) =>
    Object.entries(others).map(([other, b]): [string, A, string, B] => [one, a, other, b]),
  );
}

function orders(words: readonly string[]): string[][] {
  const [first, second] = words;
  return first === undefined
    ? [[]]
    : second === undefined
      ? [[first]]
      : [
          [first, second],
          [second, first],
        ];
}

function next(day: string): string {
  return new Date(Date.parse(`${day}T12:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** The first day from there on that fits, tried one by one. */
function firstOf(repeat: Repeat, from: string): string {
  let day = from;
  while (!fits(repeat, day, from)) day = next(day);
  return day;
}

function fits({ type, daysOfWeek, dayOfMonth, month, index }: Repeat, day: string, from: string): boolean {
  const at = new Date(`${day}T12:00Z`);
  const isDay = daysOfWeek === undefined || daysOfWeek.includes(NAMES[at.getUTCDay()] ?? '');
  if (type === 'daily') return day === from;
  if (type === 'weekly') return isDay;
  const isMonth = month === undefined || at.getUTCMonth() + 1 === month;
  if (index === undefined) return isMonth && (dayOfMonth === undefined || at.getUTCDate() === dayOfMonth);
  const [week, isLast] = [Math.ceil(at.getUTCDate() / 7), next7(day).slice(0, 7) !== day.slice(0, 7)];
  return isDay && isMonth && (index === 'last' ? isLast : ['first', 'second', 'third', 'fourth'][week - 1] === index);
}

function next7(day: string): string {
  return new Date(Date.parse(`${day}T12:00Z`) + 7 * 86_400_000).toISOString().slice(0, 10);
}

/** What the words leave open follows from the first day. */
function filled(repeat: Repeat, first: string): Repeat {
  const at = new Date(`${first}T12:00Z`);
  const isOpen = repeat.daysOfWeek === undefined && repeat.dayOfMonth === undefined;
  if (!isOpen || repeat.type === 'daily') return repeat;
  if (repeat.type === 'weekly') return { ...repeat, daysOfWeek: [NAMES[at.getUTCDay()] ?? ''] };
  return { ...repeat, dayOfMonth: at.getUTCDate() };
}
