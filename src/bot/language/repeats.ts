import { addDays } from './calendar';
import { later } from './days';
import { matchesIn, type Today } from './forms';
import type { Language } from './language';
import { type Line, type Span, TAKEN } from './line';
import { phrasesIn } from './phrases';
import type { Range } from './reading';
import type { Rule } from './repeatWords';
import { isBeginning, isOver, verbLast } from './wordOrder';

/** Longer than any day. */
const FAR = 100;

/** A repetition that was taken out of a line. */
export interface Repeat {
  readonly rule: Rule;
  readonly words: string;
  readonly spans: readonly Span[];
  readonly range: (startDay: string, rule: Rule) => Range;
}

export interface Unheld {
  readonly unsupportedRecurrence: string;
}

/** Takes the repetition out of a line; one that Graph cannot hold, or that is said with a restriction, is held in the title. */
export function takeRepeat(line: Line, language: Language, today: Today): Repeat | Unheld | undefined {
  const { repeats } = language;
  const unsupportedRecurrence = placed(line.open, new RegExp(`(?:${repeats.unsupportedRecurrence})`, 'giu'), language);
  if (unsupportedRecurrence) return hold(line, unsupportedRecurrence.start, unsupportedRecurrence.end);
  for (const match of matchesIn(line.open, repeats.rules, today)) {
    if (!isOutside(line.open, match.start, match.end, language, match.value.atEnd === true)) continue;
    const after = line.open.slice(match.end);
    if (new RegExp(`^(?:${repeats.restrictions})`, 'iu').test(after)) return hold(line, match.start, line.text.length);
    const tail = tailAt(line.open, match.end, language, today);
    const start = match.start - connectorLength(line.open.slice(0, match.start), repeats.connector);
    const words = line.take(start, match.end);
    const more = tail && line.take(tail.start, tail.end);
    const spans = [{ start, end: match.end }, ...(tail ? [tail] : [])];
    return {
      rule: match.value,
      spans,
      words: more ? `${words} … ${more}` : words,
      range: tail?.range ?? (() => ({ type: 'noEnd' })),
    };
  }
  return undefined;
}

function hold(line: Line, start: number, end: number): Unheld {
  line.hold(start, end);
  return { unsupportedRecurrence: line.text.slice(start, end).trim() };
}

function placed(text: string, looks: RegExp, language: Language) {
  for (const match of text.matchAll(looks)) {
    const [start, end] = [match.index, match.index + match[0].length];
    const isWord =
      !/[\p{L}\p{N}_-]$/u.test(text.slice(Math.max(0, start - 1), start)) && !/^[\p{L}\p{N}_-]/u.test(text.slice(end));
    if (isWord && isOutside(text, start, end, language, true)) return { start, end };
  }
  return undefined;
}

function isOutside(text: string, start: number, end: number, { repeats, dates }: Language, atEnd: boolean): boolean {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  if (/[-/#@_'’.$]$/.test(before.slice(-1)) || /^(?:[-/@_'’]|\.[\p{L}\p{N}])/u.test(after)) return false;
  const verb = verbLast(dates.infinitive);
  if (isOver(after) || verb?.isNext.test(after)) return true;
  if (atEnd)
    return new RegExp(`^(?:\\s*[${TAKEN};(]|\\s+(?:${repeats.follows})(?![\\p{L}\\p{N}'’]))`, 'iu').test(after);
  if (new RegExp(`^(?:${repeats.restrictions})`, 'iu').test(after)) return true;
  if (somethingElse({ repeats, dates }).test(after)) return true;
  return isBeginning(before, text.slice(start, end), after, verb);
}

/** Begins with what is no part of a title that goes on. */
function somethingElse({ repeats, dates }: Pick<Language, 'repeats' | 'dates'>): RegExp {
  const goesOn = `${repeats.follows}|${repeats.until}|${dates.goesOn}`;
  return new RegExp(`^(?:\\s*[${TAKEN},;:(]|\\s+(?:${goesOn})(?![\\p{L}\\p{N}'’])|\\s+\\d)`, 'iu');
}

function connectorLength(before: string, connector: string): number {
  return new RegExp(`(?:^|[^\\p{L}\\p{N}])((?:${connector})\\s*:?\\s+)$`, 'iu').exec(before)?.[1]?.length ?? 0;
}

/** Where the repetition ends, said after it. */
function tailAt(text: string, from: number, language: Language, today: Today) {
  const { repeats, dates } = language;
  const isTail = ({ start, end }: Span) => {
    const after = text.slice(end);
    return /^[\s,]*$/.test(text.slice(from, start)) || isOver(after) || somethingElse(language).test(after);
  };
  const times = within(text, from, `(?:${repeats.times})`);
  if (times && isTail(times)) {
    const numberOfOccurrences = repeats.countOf(times.groups.count ?? times.groups.digits ?? '') ?? 0;
    if (numberOfOccurrences > 0) return { ...times, range: (): Range => ({ type: 'numbered', numberOfOccurrences }) };
  }
  const span = within(text, from, `(?:${repeats.span})`);
  const count = span && repeats.countOf(span.groups.count ?? '');
  const unit = span && repeats.unitOf(span.groups.unit ?? '');
  if (span && count && unit && isTail(span))
    return { ...span, range: (start: string, rule: Rule) => spanOf(rule, start, count, unit) };
  const until = within(text, from, `(?:${repeats.until})(?=\\s)`);
  const phrase = until && phrasesIn(text.slice(until.end, until.end + FAR), dates, today)[0];
  if (!until || !phrase?.day || text.slice(until.end, until.end + phrase.start).trim() !== '') return undefined;
  const endDate = phrase.day.day;
  return { start: until.start, end: until.end + phrase.end, range: (): Range => ({ type: 'endDate', endDate }) };
}

/** The first place from there on that looks so and stands for itself. */
function within(text: string, from: number, looks: string) {
  const edged = new RegExp(`(?<![\\p{L}\\p{N}])${looks}(?![\\p{L}\\p{N}])`, 'giu');
  edged.lastIndex = from;
  const match = edged.exec(text);
  return match ? { start: match.index, end: match.index + match[0].length, groups: match.groups ?? {} } : undefined;
}

/** So many times where the unit is the repetition's own, or else until the span is over. */
function spanOf(
  { type, interval, daysOfWeek }: Rule,
  start: string,
  count: number,
  unit: 'day' | 'week' | 'month' | 'year',
): Range {
  const own = { daily: 'day', weekly: 'week', absoluteMonthly: 'month', relativeMonthly: 'month' };
  const isOwn =
    Object.entries(own).some(([one, its]) => one === type && its === unit) || (unit === 'year' && /Yearly$/.test(type));
  if (isOwn) {
    const perUnit = type === 'weekly' ? (daysOfWeek?.length ?? 1) : 1;
    return { type: 'numbered', numberOfOccurrences: Math.max(1, Math.floor((count * perUnit) / interval)) };
  }
  return { type: 'endDate', endDate: addDays(later(start, count, unit)?.day ?? start, -1) };
}
