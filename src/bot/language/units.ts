import { addDays, addMonths } from './calendar';
import type { DateWords } from './dateWords';
import type { DaySaid, Today } from './forms';
import { edgesOf, type Phrase, type Place, phrasesIn, placeOf } from './phrases';

/** Longer than a word that begins a range. */
const FAR = 12;

/** A phrase, or two that belong together: the ends of a range, one and another, or one or another. */
export interface Unit {
  readonly from: Phrase;
  readonly to?: Phrase;
  readonly and?: Phrase;
  readonly or?: Phrase;
  readonly place: Place;
  readonly start: number;
  readonly end: number;
}

/** The days and times of an open text, from left to right, wherever they stand. */
export function unitsIn(text: string, words: DateWords, today: Today): Unit[] {
  const phrases = phrasesIn(text, words, today);
  const [edges, links] = [edgesOf(words), linksOf(words)];
  const units: Unit[] = [];
  for (let i = 0; i < phrases.length; i++) {
    const [from, next] = [phrases[i], phrases[i + 1]];
    if (!from) continue;
    const role = next && roleOf(text, from, next, links);
    const whole = next && role ? { ...from, end: next.end } : from;
    const place = placeOf(text, whole, edges, role === 'to');
    units.push({ from, ...(role && { [role]: next }), place, start: whole.start, end: whole.end });
    if (role) i++;
  }
  return units;
}

function linksOf({ range, between, due, glue, or }: DateWords) {
  return {
    between: new RegExp(`(?<![\\p{L}\\p{N}])(?:${between.before})\\s`, 'iu'),
    to: new RegExp(`^\\s*(?:${range})\\s*$`, 'iu'),
    and: new RegExp(`^\\s*(?:${between.and})(?:\\s+(?:${due}|${glue}))?\\s*$`, 'iu'),
    or: new RegExp(`^\\s*(?:${or})\\s*$`, 'iu'),
  };
}

/** "Monday to Thursday" and "between Monday and Thursday", but "Monday and Thursday" or "Monday or Thursday". */
function roleOf(
  text: string,
  from: Phrase,
  next: Phrase,
  links: ReturnType<typeof linksOf>,
): 'to' | 'and' | 'or' | undefined {
  const gap = text.slice(from.end, next.start);
  if (gap.trim() === '') return undefined;
  if (from.day && next.day && links.or.test(gap)) return 'or';
  const isAnd = links.and.test(gap);
  const isBetween = isAnd && links.between.test(text.slice(Math.max(0, from.start - FAR), from.end));
  if (links.to.test(gap) || isBetween) return isPair(from, next) ? 'to' : undefined;
  return isAnd && (from.day === undefined) === (next.day === undefined) ? 'and' : undefined;
}

/** Two days, the second of which may lie in the next week or year, or two times on one day. */
function isPair(from: Phrase, to: Phrase): boolean {
  if (!to.day || !from.day) return from.times.length > 0 && to.times.length > 0;
  return endFrom(to.day, from.day.day) !== undefined;
}

/**
 * The end of a range, not before its start: Tuesday to Thursday, said on a Wednesday, or Dec 28 to Jan 3. Undefined where
 * the two are no range: the invoice of Dec 3, by Friday.
 */
export function endFrom({ day, isWeekly }: DaySaid, start: string): string | undefined {
  if (day >= start) return day;
  const next = isWeekly ? addDays(day, 7) : addMonths(day, 12);
  const latest = addMonths(start, 6);
  return next >= start && next < latest ? next : undefined;
}
