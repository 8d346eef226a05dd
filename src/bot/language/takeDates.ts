import type { DateWords } from './dateWords';
import type { Today } from './forms';
import type { Line } from './line';
import { momentsOf } from './moments';
import type { Phrase } from './phrases';
import type { Finding, Moment } from './reading';
import { type Unit, unitsIn } from './units';

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

/** Takes the days and times out of a line that are said beside its title. */
export function takeDates(line: Line, words: DateWords, today: Today): Dates {
  const outside = unitsIn(line.open, words, today).filter(({ place }) => place.isOutside);
  const range = outside.find(({ to }) => to);
  if (range?.to) {
    const taken = line.take(startOf(range), range.end);
    return {
      start: said({ ...dayOf(range), ...range.from }, taken),
      due: said({ ...dayOf(range), ...range.to }, taken),
    };
  }
  const start = outside.find(({ place, and }) => place.connector?.role === 'start' && !and);
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
  const named = units.filter(({ place }) => place.connector);
  const chosen = units.length === 1 ? one : named.length === 1 ? named[0] : undefined;
  if (units.length === 2 && other && !one.and && !other.and && isWhole(one.from, other.from)) {
    const words = [one, other].map((unit) => line.take(startOf(unit), unit.end)).join(' … ');
    return { due: said({ ...one.from, ...other.from, times: [...one.from.times, ...other.from.times] }, words) };
  }
  if (chosen && !chosen.and) {
    const alternatives = chosen.or ? [chosen.or] : [];
    return { due: { ...said(chosen.from, line.take(startOf(chosen), chosen.end)), alternatives } };
  }
  const open = chosen ? [chosen] : units;
  const words = open.map(({ start, end }) => line.text.slice(start, end)).join(' … ');
  const [phrase = one.from, ...alternatives] = open.flatMap(({ from, and }) => (and ? [from, and] : [from]));
  return { due: { phrase, words, alternatives } };
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
