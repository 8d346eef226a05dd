import type { DateWords } from './dateWords';
import { type DaySaid, type Match, matchesIn, type TimeSaid, type Today, withoutOverlaps } from './forms';
import { TAKEN } from './line';
import { isBeginning, isOver, isUntouched, type VerbLast, verbLast } from './wordOrder';

type Item = Match<{ readonly day: DaySaid } | { readonly time: TimeSaid }>;

/** A day, a time or both, as they stand together in a line. */
export interface Phrase {
  readonly start: number;
  readonly end: number;
  readonly day?: DaySaid;
  readonly times: readonly TimeSaid[];
  /** A time stands first, so that "at" may stand before it. */
  readonly isTimeFirst?: boolean;
}

/** The phrases of an open text that name a moment, from left to right, wherever they stand. */
export function phrasesIn(text: string, words: DateWords, today: Today): Phrase[] {
  const glue = new RegExp(`^(?:\\s*,)?\\s*(?:(?:${words.glue})\\s*)?$`, 'iu');
  const phrases: Phrase[] = [];
  for (const item of itemsIn(text, words, today)) {
    const last = phrases.at(-1);
    const joined = last && glue.test(text.slice(last.end, item.start)) ? join(last, item) : undefined;
    if (joined) phrases[phrases.length - 1] = joined;
    else phrases.push(begun(item));
  }
  return phrases;
}

function begun({ start, end, value }: Item): Phrase {
  return 'day' in value
    ? { start, end, day: value.day, times: [] }
    : { start, end, times: [value.time], isTimeFirst: true };
}

function itemsIn(text: string, words: DateWords, today: Today): Item[] {
  const days = matchesIn(text, words.days, today).map((match) => ({ ...match, value: { day: match.value } }));
  const times = matchesIn(text, words.times, today).map((match) => ({ ...match, value: { time: match.value } }));
  const own = withoutOverlaps<Item['value']>([...days, ...times]);
  if (days.length > 0) return own;
  const library = (words.library?.(text, today) ?? []).map(({ start, end, day }) => ({
    start,
    end,
    value: { day: { day, needs: 'edge' as const } },
  }));
  return withoutOverlaps([...own, ...library]);
}

/** Undefined where the phrase has such a part already; only a part of the day may stand beside a time. */
function join(phrase: Phrase, { end, value }: Item): Phrase | undefined {
  if ('day' in value) return phrase.day ? undefined : { ...phrase, end, day: value.day };
  const isRoom = phrase.times.length === 0 || (phrase.times.length === 1 && (value.time.part || phrase.times[0]?.part));
  return isRoom ? { ...phrase, end, times: [...phrase.times, value.time] } : undefined;
}

/** Where a phrase stands: what goes before it and after it. */
export interface Place {
  readonly connector?: { readonly start: number; readonly role: 'due' | 'start' };
  /** Whether it may leave the title. */
  readonly isOutside: boolean;
}

/** What may stand around a phrase that is said beside the title. */
export interface Edges {
  readonly clings: RegExp;
  readonly connectors: Readonly<Record<'due' | 'dueAt' | 'start' | 'from', RegExp>>;
  readonly goesOn: RegExp;
  readonly verb: VerbLast | undefined;
}

export function edgesOf({ clings, due, start, from, glue, goesOn, infinitive }: DateWords): Edges {
  const connector = (looks: string) => rightBefore(`(?:^|[^\\p{L}\\p{N}'’-])(?<word>(?:${looks})\\s*:?\\s+)`);
  return {
    clings: rightBefore(`(?:^|[^\\p{L}\\p{N}])(?:${clings})\\s+`),
    connectors: {
      due: connector(due),
      dueAt: connector(`${due}|${glue}`),
      start: connector(start),
      from: connector(`${start}|${from}`),
    },
    goesOn: new RegExp(`^(?:\\s*[${TAKEN},;:(]|\\s+(?:${goesOn})(?![\\p{L}\\p{N}'’]))`, 'iu'),
    verb: verbLast(infinitive),
  };
}

/** Looks of what ends at one place, so that nothing before it has to be tried; read with `endingAt`. */
function rightBefore(looks: string): RegExp {
  return new RegExp(`(?<=${looks})`, 'iuy');
}

function endingAt(text: string, end: number, looks: RegExp): RegExpExecArray | null {
  looks.lastIndex = end;
  return looks.exec(text);
}

/** Whether a phrase is said beside the title or is a part of it; when in doubt it is a part. */
export function placeOf(text: string, phrase: Phrase, edges: Edges, isRange = false): Place {
  const { start, end, day, times } = phrase;
  const after = text.slice(end);
  if (
    /[\p{L}\p{N}_#$€£%@/.'’-]$/u.test(text.slice(Math.max(0, start - 2), start)) ||
    /^(?:[-/@%_'’$€£]|\.[\p{L}\p{N}])/u.test(after)
  )
    return { isOutside: false };
  const connector = connectorIn(text, phrase, edges, isRange);
  const isVerbNext = edges.verb?.isNext.test(after) === true;
  if (connector)
    return { connector, isOutside: !day?.mayCount || times.length > 0 || isVerbNext || isEnd(after, edges) };
  const parts = [...(day ? [day] : []), ...times];
  const isWeak = parts.length < 2 && parts.every(({ needs }) => needs === 'connector');
  if (isWeak || endingAt(text, start, edges.clings)) return { isOutside: false };
  if (isVerbNext && (day ?? times[0])?.midway) return { isOutside: true };
  const isExact = day !== undefined && times.some(({ part }) => !part);
  const isFirst = isExact
    ? isUntouched(text.slice(0, start))
    : isBeginning(text.slice(0, start), text.slice(start, end), after, edges.verb);
  return { isOutside: isFirst || isEnd(after, edges) };
}

function connectorIn(
  text: string,
  { start, isTimeFirst }: Phrase,
  { connectors }: Edges,
  isRange: boolean,
): Place['connector'] {
  const roles = {
    due: isTimeFirst ? connectors.dueAt : connectors.due,
    start: isRange ? connectors.from : connectors.start,
  };
  for (const role of ['due', 'start'] as const) {
    const word = endingAt(text, start, roles[role])?.groups?.word;
    if (word) return { start: start - word.length, role };
  }
  return undefined;
}

/** The title has ended, or goes on with a word that begins something new. */
function isEnd(after: string, { goesOn }: Edges): boolean {
  return isOver(after) || goesOn.test(after);
}
