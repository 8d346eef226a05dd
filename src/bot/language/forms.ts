import type { Timed } from './wallClock';

/** What words are read against: the wall clock of the person and the order in which they write numbers. */
export interface Today extends Timed {
  readonly now: Date;
  readonly timeZone: string;
  /** Undefined where a locale has no order of its own, as Canadian English. */
  readonly order: 'day first' | 'month first' | undefined;
}

/** One way to say something: how it looks in a line, and what it means. */
export interface Form<T> {
  /** With the flags `giu`; it should begin and end with words, whose edges are checked by the reader. */
  readonly looks: RegExp;
  /** Undefined where it only looks so. */
  means(groups: Groups, today: Today): T | undefined;
}

/** A form that tries again where it would end within a word: “Freitag” in “Freitag abends”, where a part of the day may follow. */
export function wholeWords<T>(looks: string, means: Form<T>['means']): Form<T> {
  return { looks: new RegExp(`(?:${looks})(?![\\p{L}\\p{N}])`, 'giu'), means };
}

export type Groups = Readonly<Record<string, string | undefined>>;

/**
 * How sure words are a date: at an `edge` of the phrase, where a title has ended or not yet begun, or only after a
 * `connector` such as "by".
 */
export type Needs = 'edge' | 'connector';

export interface DaySaid {
  readonly day: string;
  /** Where the words say a time too: tonight. */
  readonly time?: string;
  readonly needs: Needs;
  /** True for an ordinal, which counts whatever stands after it: "on the 3rd floor". */
  readonly mayCount?: boolean;
  /** True for an adverb, which may stand right before the verb where a language ends with it. */
  readonly midway?: boolean;
  /** True for a weekday, which the same words name again a week later. */
  readonly isWeekly?: boolean;
  /** Other days that the words can mean. */
  readonly others?: readonly string[];
}

export interface TimeSaid {
  readonly time: string;
  readonly needs: Needs;
  /** Other times that the words can mean: "at 3". */
  readonly others?: readonly string[];
  /** As with a day. */
  readonly midway?: boolean;
  /** True for a part of the day, which can stand beside a time: tomorrow morning at 8. */
  readonly part?: boolean;
  /** IANA name of the zone that is said with it. */
  readonly zone?: string;
}

/** Something that was found in a line. */
export interface Match<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

/** Everything that looks like one of the forms, from left to right; of two that share words the longer one. */
export function matchesIn<T>(text: string, forms: readonly Form<T>[], today: Today): Match<T>[] {
  const all = forms.flatMap(({ looks, means }) =>
    [...text.matchAll(looks)].flatMap((match) => {
      const value = standsAlone(text, match.index, match[0].length) ? means(match.groups ?? {}, today) : undefined;
      return value === undefined ? [] : [{ start: match.index, end: match.index + match[0].length, value }];
    }),
  );
  return withoutOverlaps(all);
}

/** Of matches that share words the longest, then the one that stands further left. */
export function withoutOverlaps<T>(matches: readonly Match<T>[]): Match<T>[] {
  const isTaken = new Uint8Array(Math.max(0, ...matches.map(({ end }) => end)));
  const kept = [...matches]
    .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
    // What overlaps a longer match has an end in it.
    .filter(({ start, end }) => {
      const isFree = !isTaken[start] && !isTaken[end - 1];
      if (isFree) isTaken.fill(1, start, end);
      return isFree;
    });
  return kept.sort((a, b) => a.start - b.start);
}

/** No part of a longer word or number. */
function standsAlone(text: string, start: number, length: number): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 2), start), text.slice(start + length, start + length + 2)];
  return !/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after);
}
