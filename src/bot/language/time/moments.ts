import { addDays, two } from '../calendar';
import type { Finding, Moment } from '../reading';
import { instantOf, type Timed, wallClock } from '../wallClock';
import type { DaySaid, TimeSaid } from './meaning';
import type { Today } from './today';

const NOON = '12:00';

/** A day, a time or both, with the words that say it; several where the line names several and the person has to choose. */
export interface Phrase {
  readonly day?: DaySaid;
  readonly times: readonly TimeSaid[];
}

export interface Said extends Phrase {
  readonly words: string;
  readonly alternatives?: readonly Phrase[];
}

/** What was said, as a moment; with the other ways to read it. A time without a day is on `day` where one is given. */
export function findingOf({ words, alternatives = [], ...phrase }: Said, today: Today, day?: string): Finding<Moment> {
  const [value, ...others] = [phrase, ...alternatives].flatMap((one) => momentsOf(one, today, day));
  return { value: value ?? { day: today.day }, words, ...(others.length > 0 && { others }) };
}

/** What a phrase can mean, the likeliest first; a time without a day is today if that is still ahead, else tomorrow. */
export function momentsOf(phrase: Phrase, today: Today, day?: string): readonly [Moment, ...Moment[]] {
  const isToday = phrase.times.some((time) => time.isToday) ? today.day : undefined;
  const days = phrase.day ? [phrase.day.day, ...(phrase.day.others ?? [])] : [day ?? isToday];
  const times = timesOf(phrase);
  const zone = phrase.times.find((time) => time.zone)?.zone;
  const all = days.flatMap((one) => times.map((time) => momentOf(one, time, zone, today)));
  const [first = { day: today.day }, ...others] = all.filter(
    (moment, i) => all.findIndex(({ day: d, time }) => d === moment.day && time === moment.time) === i,
  );
  return [first, ...others];
}

/** A part of the day beside a time says which half of the day is meant. */
function timesOf({ day, times }: Phrase): readonly (string | undefined)[] {
  const said = times.find((time) => !time.part);
  const part = day?.time ?? times.find((time) => time.part)?.time;
  if (!said) return [part];
  const all = [said.time, ...(said.others ?? [])];
  const fitting = part ? all.filter((time) => time < NOON === part < NOON) : [];
  if (part && part >= NOON && fitting.length === 0) return all.map(twelveLater);
  return fitting.length === 1 ? fitting : all;
}

/** 8 o'clock in the evening. */
function twelveLater(time: string): string {
  return `${two(Number(time.slice(0, 2)) + 12)}${time.slice(2)}`;
}

function momentOf(day: string | undefined, time: string | undefined, zone: string | undefined, today: Today): Moment {
  if (!time) return { day: day ?? today.day };
  if (zone) return inZone({ day: day ?? today.day, time }, zone, day === undefined, today);
  if (day !== undefined) return { day, time };
  return { day: time > today.time ? today.day : addDays(today.day, 1), time };
}

/** A time of another zone on the person's own wall. */
function inZone(moment: Timed, zone: string, isOpen: boolean, today: Today): Moment {
  const instant = instantOf(moment, zone);
  if (!isOpen || instant > today.now) return wallClock(instant, today.timeZone);
  return wallClock(instantOf({ ...moment, day: addDays(moment.day, 1) }, zone), today.timeZone);
}
