import { addDays, addMonths } from './calendar';
import type { DateWords } from './dateWords';
import type { DaySaid, Today } from './forms';
import type { Line } from './line';
import { momentsOf } from './moments';
import { edgesOf, type Phrase, type Place, phrasesIn, placeOf } from './phrases';
import type { Finding, Moment } from './reading';

/** Longer than the words before a range. */
const FAR = 20;

/** What a line says of days and times beside its title. */
export interface Dates {
  readonly due?: Said;
  readonly start?: Said;
}

/** A phrase with the words that were taken for it; several where the line names several and the person has to choose. */
export interface Said {
  readonly phrase: Phrase;
  readonly words: string;
  readonly alternatives: readonly Phrase[];
}

interface Unit {
  readonly from: Phrase;
  readonly to?: Phrase;
  /** Other days that are said beside it: tomorrow or Friday. */
  readonly or?: Phrase;
  readonly place: Place;
  readonly start: number;
  readonly end: number;
}

/** Takes the days and times out of a line that are said beside its title. */
export function takeDates(line: Line, words: DateWords, today: Today): Dates {
  const outside = unitsIn(line.open, words, today).filter(({ place }) => place.isOutside);
  const range = outside.find(({ to }) => to);
  if (range?.to) {
    const taken = line.take(startOf(range), range.end);
    const [from, to] = [range.from, range.to].map((end) => ({ ...dayOf(range), ...end }));
    return { ...(from && { start: said(from, taken) }), ...(to && { due: said(to, taken) }) };
  }
  const start = outside.find(({ place }) => place.connector?.role === 'start');
  return {
    ...(start && { start: said(start.from, line.take(startOf(start), start.end)) }),
    ...takeDue(
      line,
      outside.filter((unit) => unit !== start),
    ),
  };
}

function takeDue(line: Line, units: readonly Unit[]): Pick<Dates, 'due'> {
  const [one, other] = units;
  if (!one) return {};
  if (units.length === 2 && other && isWhole(one.from, other.from)) {
    const words = [one, other].map((unit) => line.take(startOf(unit), unit.end)).join(' … ');
    return { due: said({ ...one.from, ...other.from, times: [...one.from.times, ...other.from.times] }, words) };
  }
  const named = units.filter(({ place }) => place.connector);
  const chosen = units.length === 1 ? one : named.length === 1 ? named[0] : undefined;
  if (chosen) return { due: { ...said(chosen.from, line.take(startOf(chosen), chosen.end)), ...orOf(chosen) } };
  const words = units.map(({ start, end }) => line.text.slice(start, end)).join(' … ');
  return { due: { phrase: one.from, words, alternatives: units.slice(1).map(({ from }) => from) } };
}

function orOf({ or }: Unit): Partial<Said> {
  return or ? { alternatives: [or] } : {};
}

/** The day that one end of a range says for both. */
function dayOf({ from, to }: Unit): Pick<Phrase, 'day'> {
  const day = from.day ?? to?.day;
  return day ? { day } : {};
}

/** A day here and a time there make one moment. */
function isWhole(one: Phrase, other: Phrase): boolean {
  const [days, times] = [
    [one, other].filter(({ day }) => day),
    [one, other].filter((phrase) => phrase.times.length > 0),
  ];
  return days.length === 1 && times.length === 1 && days[0] !== times[0];
}

function unitsIn(text: string, words: DateWords, today: Today): Unit[] {
  const phrases = phrasesIn(text, words, today);
  const edges = edgesOf(words);
  const units: Unit[] = [];
  for (let i = 0; i < phrases.length; i++) {
    const [from, next] = [phrases[i], phrases[i + 1]];
    if (!from) continue;
    const link = next && linkOf(text, from, next, words);
    if (!link) {
      units.push({ from, place: placeOf(text, from, edges), start: from.start, end: from.end });
      continue;
    }
    const whole = { ...from, end: next.end };
    const place = link === 'and' ? { isOutside: false } : placeOf(text, whole, edges, link === 'range');
    const other = link === 'range' ? { to: next } : { or: next };
    units.push({ from, ...other, place, start: whole.start, end: whole.end });
    i++;
  }
  return units;
}

/** How two phrases that stand beside each other belong together. Of two days that both count neither is the one. */
function linkOf(text: string, from: Phrase, next: Phrase, words: DateWords): 'range' | 'or' | 'and' | undefined {
  const between = text.slice(from.end, next.start);
  const is = (looks: string) => new RegExp(`^\\s*(?:${looks})\\s*$`, 'iu').test(between);
  const isLed = new RegExp(`(?:^|[^\\p{L}])(?:${words.from})\\s+$`, 'iu').test(
    text.slice(Math.max(0, from.start - FAR), from.start),
  );
  if (isPair(from, next) && (is(words.range) || (isLed && is(words.and)))) return 'range';
  if (!from.day || !next.day) return undefined;
  return is(words.or) ? 'or' : is(words.and) ? 'and' : undefined;
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

function startOf({ start, place }: Unit): number {
  return place.connector?.start ?? start;
}

function said(phrase: Phrase, words: string): Said {
  return { phrase, words, alternatives: [] };
}

/** What was said, as a moment; with the other ways to read it. */
export function findingOf({ phrase, words, alternatives }: Said, today: Today, day?: string): Finding<Moment> {
  const [value, ...others] = [phrase, ...alternatives].flatMap((one) => momentsOf(one, today, day));
  return { value: value ?? { day: today.day }, words, ...(others.length > 0 && { others }) };
}
