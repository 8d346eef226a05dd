import type { Chart } from './chart';
import type { Cycle, DaySaid, Meaning, TimeSaid } from './meaning';
import type { Token } from './tokens';

/** One thing that is said, from one token up to another. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly meaning: Meaning;
}

/** Parts that stand together: a day and its time, a repetition and its end. */
export interface Clause {
  readonly start: number;
  readonly end: number;
  readonly parts: readonly Part[];
}

/** Types of words that hardly mean anything but time. */
const TEMPORAL = new Set(
  'weekday plural month relday unit clockunit part ordinal every everysome everyday date clock digital adverb tonight noon holiday closing weekend workday workdays weekends period often movable until season'.split(
    ' ',
  ),
);

/** Of all senses of a line the one that leaves the fewest words of time over, in the fewest parts. */
export function clausesIn(tokens: readonly Token[], chart: Chart, isFree: (at: number) => boolean): Clause[] {
  return joined(partsIn(tokens, chart, isFree), tokens);
}

interface Cover {
  readonly cost: number;
  readonly part?: Part;
}

function partsIn(tokens: readonly Token[], chart: Chart, isFree: (at: number) => boolean): Part[] {
  const best: Cover[] = [];
  best[tokens.length] = { cost: 0 };
  for (let at = tokens.length - 1; at >= 0; at--) {
    const costOf = (end: number) => best[end]?.cost ?? 0;
    let cover: Cover = { cost: costOf(at + 1) + costOfLeaving(tokens[at]) };
    for (const { end, meaning } of isFree(at) ? chart.at('phrase', at) : []) {
      const cost = costOf(end) + costOfPart(meaning);
      if (cost < cover.cost) cover = { cost, part: { start: at, end, meaning } };
    }
    best[at] = cover;
  }
  const parts: Part[] = [];
  for (let at = 0; at < tokens.length; ) {
    const { part } = best[at] ?? {};
    if (part) parts.push(part);
    at = part?.end ?? at + 1;
  }
  return parts;
}

/** A range costs less than its two days, and more than the end and the time of a repetition. */
function costOfPart({ to, day, time, until }: Meaning): number {
  if (to) return 40;
  if (until !== undefined) return 20;
  return day ? 25 : time ? 15 : 20;
}

function costOfLeaving(token: Token | undefined): number {
  const { senses = [] } = token ?? {};
  if (senses.some(({ type }) => TEMPORAL.has(type))) return 1_000;
  return senses.length > 0 ? 45 : 0;
}

function joined(parts: readonly Part[], tokens: readonly Token[]): Clause[] {
  const clauses: Clause[] = [];
  for (const part of parts) {
    const last = clauses.at(-1);
    if (last && isGap(tokens, last.end, part.start) && isJoinable(last, part)) {
      clauses[clauses.length - 1] = { ...last, end: part.end, parts: [...last.parts, part] };
    } else clauses.push({ start: part.start, end: part.end, parts: [part] });
  }
  return clauses;
}

/** Nothing but a comma. */
function isGap(tokens: readonly Token[], from: number, to: number): boolean {
  return to - from <= 1 && tokens.slice(from, to).every(({ word }) => word === ',');
}

function isJoinable(clause: Clause, { meaning }: Part): boolean {
  const all = clause.parts.map((part) => part.meaning);
  if (isTail(meaning)) return all.some(({ repeat }) => repeat);
  if (meaning.repeat || meaning.isUnheld) return !all.some(({ repeat, isUnheld }) => repeat || isUnheld);
  if (all.every(isWeak) && meaning.day) return false;
  if (meaning.day && all.some(({ day, until }) => day && until === undefined)) return false;
  return !meaning.time || isRoomFor(meaning, all);
}

function isTail({ until, times, lasts }: Meaning): boolean {
  return until !== undefined || times !== undefined || lasts !== undefined;
}

function isWeak({ day, time, isNamed, repeat, to }: Meaning): boolean {
  return !isNamed && !to && !repeat && (day ?? time)?.needs === 'connector';
}

/** Only a part of the day may stand beside a time. */
function isRoomFor({ time }: Meaning, all: readonly Meaning[]): boolean {
  const times = all.flatMap((one) => (one.time ? [one.time] : []));
  return times.length === 0 || (times.length === 1 && (time?.part === true || times[0]?.part === true));
}

/** The day that a clause names; none where that is where a repetition ends. */
export function dayOf({ parts }: Clause): DaySaid | undefined {
  return parts.find(({ meaning: { day, until } }) => day && until === undefined)?.meaning.day;
}

export function timesOf({ parts }: Clause): readonly TimeSaid[] {
  return parts.flatMap(({ meaning: { time } }) => (time ? [time] : []));
}

export function repeatOf({ parts }: Clause): Cycle | undefined {
  return parts.find(({ meaning }) => meaning.repeat)?.meaning.repeat;
}

/** The first meaning of a clause that has such a property. */
export function partWith(clause: Clause, property: keyof Meaning): Meaning | undefined {
  return clause.parts.find(({ meaning }) => meaning[property] !== undefined)?.meaning;
}
