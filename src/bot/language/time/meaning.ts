import type { Pattern } from '../reading';

export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

export type Edge = 'start' | 'middle' | 'end';

/**
 * How sure words are a time: at an `edge` of the line, where a title has ended or not yet begun, only at its `end`, or only
 * after a `connector` such as "by" or beside a part that is surer.
 */
export type Needs = 'edge' | 'end' | 'connector';

export interface DaySaid {
  readonly day: string;
  /** Where the words say a time too: tonight. */
  readonly time?: string | undefined;
  readonly needs?: Needs | undefined;
  /** True for an ordinal, which counts whatever stands after it: "on the 3rd floor". */
  readonly mayCount?: boolean | undefined;
  /** True for an adverb, which may stand right before the verb where a language ends with it. */
  readonly midway?: boolean | undefined;
  /** True for a weekday, which the same words name again a week later. */
  readonly isWeekly?: boolean | undefined;
  /** True for the first day of a week or a longer time, which the words mean whole. */
  readonly isPeriod?: boolean | undefined;
  /** Other days that the words can mean. */
  readonly others?: readonly string[] | undefined;
  /** True for words that contradict each other, or that no calendar knows: they are asked about. */
  readonly isUnread?: boolean | undefined;
}

export interface TimeSaid {
  readonly time: string;
  readonly needs?: Needs | undefined;
  /** Other times that the words can mean: "at 3". */
  readonly others?: readonly string[] | undefined;
  readonly midway?: boolean | undefined;
  readonly mayCount?: boolean | undefined;
  /** True for a part of the day, which can stand beside a time: tomorrow morning at 8. */
  readonly part?: boolean | undefined;
  /** IANA name of the zone that is said with it, or its offset. */
  readonly zone?: string | undefined;
  /** The end of today rather than of tomorrow, where no day is said. */
  readonly isToday?: boolean | undefined;
  readonly isUnread?: boolean | undefined;
}

/** A repetition as it is said: what it leaves open, such as the day of the month, follows from the first day. */
export interface Cycle {
  readonly type: Pattern['type'];
  readonly interval: number;
  readonly daysOfWeek?: readonly string[] | undefined;
  readonly dayOfMonth?: number | undefined;
  readonly month?: number | undefined;
  readonly index?: NonNullable<Pattern['index']> | undefined;
  /** A time that the words say too: every evening. */
  readonly time?: string | undefined;
  /** Another way to read the same words. */
  readonly other?: Cycle | undefined;
  readonly needs?: Needs | undefined;
}

/** Two numbers whose order is the locale's, or a date that says its own. */
export interface WrittenDate {
  readonly a: number;
  readonly b: number;
  readonly year?: number | undefined;
  readonly isDayFirst?: boolean | undefined;
  readonly isWeak?: boolean | undefined;
}

/** What words mean; each form makes one of the meanings of its parts. */
export interface Meaning {
  readonly number?: number | undefined;
  readonly ordinal?: number | undefined;
  readonly weekday?: number | undefined;
  readonly plural?: number | undefined;
  readonly month?: number | undefined;
  readonly year?: number | undefined;
  readonly relday?: number | undefined;
  /** Minutes in one. */
  readonly clockunit?: number | undefined;
  readonly yearquarter?: number | undefined;
  readonly holiday?: number | undefined;
  readonly unit?: Unit | undefined;
  readonly part?: string | undefined;
  readonly edge?: Edge | undefined;
  readonly zone?: string | undefined;
  readonly meridiem?: 'am' | 'pm' | undefined;
  readonly date?: WrittenDate | undefined;
  /** Of a name that is another word too. */
  readonly isWeak?: boolean | undefined;
  readonly a?: Meaning | undefined;
  readonly b?: Meaning | undefined;

  readonly count?: number | undefined;
  readonly span?: { readonly count: number; readonly unit: Unit } | undefined;
  readonly minutes?: number | undefined;
  /** Units ahead of this one: next week is one. */
  readonly period?: { readonly unit: Unit; readonly start: string; readonly ahead: number } | undefined;
  readonly cycle?: Cycle | undefined;
  readonly day?: DaySaid | undefined;
  readonly time?: TimeSaid | undefined;

  /** What connects it with the title. */
  readonly role?: 'due' | 'start' | 'until' | 'by' | undefined;
  readonly isNamed?: boolean | undefined;
  readonly to?: Meaning | undefined;
  readonly or?: Meaning | undefined;
  readonly and?: Meaning | undefined;
  readonly repeat?: Cycle | undefined;
  readonly until?: string | undefined;
  readonly times?: number | undefined;
  readonly lasts?: { readonly count: number; readonly unit: Unit } | undefined;
  readonly isUnheld?: boolean | undefined;
  readonly isUnread?: boolean | undefined;
  readonly daysBefore?: { readonly days: number; readonly time?: string } | undefined;
}
