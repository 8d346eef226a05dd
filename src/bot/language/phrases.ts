import type { DateWords } from './dateWords';
import { type DaySaid, type Match, matchesIn, type TimeSaid, type Today, withoutOverlaps } from './forms';
import { HELD, TAKEN } from './line';

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
  const library = (words.library?.(text, today) ?? []).map(({ start, end, day }) => ({
    start,
    end,
    value: { day: { day, needs: 'edge' as const } },
  }));
  const own = withoutOverlaps<Item['value']>([...days, ...times]);
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

/** Whether a phrase is said beside the title or is a part of it; when in doubt it is a part. */
export function placeOf(text: string, phrase: Phrase, words: DateWords): Place {
  const { start, end, day, times } = phrase;
  const [before, after] = [text.slice(Math.max(0, start - 60), start), text.slice(end)];
  if (/[\p{L}\p{N}_#$€£%@/.'’-]$/u.test(before) || /^(?:[-/@%_'’$€£]|\.[\p{L}\p{N}])/u.test(after))
    return { isOutside: false };
  const connector = connectorIn(before, phrase, words);
  if (connector) return { connector, isOutside: true };
  const needsMore =
    [day, ...times].every((part) => part === undefined || part.needs === 'connector') &&
    [day, ...times].filter(Boolean).length < 2;
  if (needsMore || new RegExp(`(?:^|[^\\p{L}\\p{N}])(?:${words.clings})\\s+$`, 'iu').test(before))
    return { isOutside: false };
  return { isOutside: isEnd(after, words) || isBeginning(text.slice(0, start), text.slice(start, end), after) };
}

function connectorIn(before: string, { start, isTimeFirst }: Phrase, words: DateWords): Place['connector'] {
  for (const role of ['due', 'start'] as const) {
    const looks = role === 'due' && isTimeFirst ? `${words.due}|${words.glue}` : words[role];
    const found = new RegExp(`(?:^|[^\\p{L}\\p{N}'’-])(?<word>(?:${looks})\\s*:?\\s+)$`, 'iu').exec(before);
    if (found?.groups?.word) return { start: start - found.groups.word.length, role };
  }
  return undefined;
}

/** The title has ended, or goes on with a word that begins something new. */
function isEnd(after: string, { goesOn }: DateWords): boolean {
  if (new RegExp(`^[\\s.,;!?)${TAKEN}]*$`, 'u').test(after)) return true;
  return new RegExp(`^(?:\\s*[${TAKEN},;:(]|\\s+(?:${goesOn})(?![\\p{L}\\p{N}'’]))`, 'iu').test(after);
}

/** "tomorrow buy milk", but no name that begins so: "Tomorrow Never Dies". */
function isBeginning(before: string, phrase: string, after: string): boolean {
  const isFirst = new RegExp(`^[\\s${TAKEN}]*$`, 'u').test(before);
  return isFirst && (/^\s*[,:]/.test(after) || (phrase === phrase.toLowerCase() && !after.includes(HELD)));
}
