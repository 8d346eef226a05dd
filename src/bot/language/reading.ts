/** What a reader may know beside the line itself; it has no clock and no zone of its own. */
export interface Context {
  /** When the line was said. */
  readonly now: Date;
  /** IANA name of the zone that the person lives in. */
  readonly timeZone: string;
  /** BCP 47, as the activity says it; decides the order of day and month. */
  readonly locale: string;
  /** Names that the person's own lists and plans have: words are taken for a name only where it is one of these. */
  readonly known?: Known;
}

export interface Known {
  readonly lists?: readonly string[];
  readonly plans?: readonly { readonly title: string; readonly buckets: readonly string[] }[];
  readonly categories?: readonly string[];
  /** Names of people who are mentioned in the line. */
  readonly people?: readonly string[];
}

/** A wall-clock moment in the person's zone: `2026-11-19` and `17:00`. */
export interface Moment {
  readonly day: string;
  readonly time?: string;
}

/** Who or what a mention means: a person by their object id, or something else. */
export interface Mentioned {
  /** `stranger`: somebody of another organisation; `unknown`: nobody could say who it is. */
  readonly is: 'person' | 'stranger' | 'unknown' | 'tag' | 'channel' | 'team' | 'app';
  readonly id?: string;
}

/** What was understood, with the words that it came from as they stand in the line. */
export interface Finding<T> {
  readonly value: T;
  readonly words: string;
  /** Other ways to read the same words: then the person is asked. */
  readonly others?: readonly T[];
  /** Who or what is meant, where the words are a mention. */
  readonly mention?: Mentioned;
}

/** Graph's recurrencePattern, with the properties of its type alone. */
export interface Pattern {
  readonly type: 'daily' | 'weekly' | 'absoluteMonthly' | 'relativeMonthly' | 'absoluteYearly' | 'relativeYearly';
  readonly interval: number;
  readonly daysOfWeek?: readonly string[];
  readonly dayOfMonth?: number;
  readonly month?: number;
  readonly index?: 'first' | 'second' | 'third' | 'fourth' | 'last';
}

/** Graph's recurrenceRange without the start, which is the day that the task is due. */
export type Range =
  | { readonly type: 'noEnd' }
  | { readonly type: 'endDate'; readonly endDate: string }
  | { readonly type: 'numbered'; readonly numberOfOccurrences: number };

export interface Recurrence {
  readonly pattern: Pattern;
  readonly range: Range;
}

export type Importance = 'low' | 'normal' | 'high' | 'urgent';

/** Everything that layers can find in a line. */
export interface Found {
  readonly due?: Finding<Moment>;
  readonly start?: Finding<Moment>;
  readonly reminder?: Finding<Moment>;
  readonly recurrence?: Finding<Recurrence>;
  readonly importance?: Finding<Importance>;
  readonly categories?: readonly Finding<string>[];
  readonly list?: Finding<string>;
  readonly plan?: Finding<string>;
  readonly bucket?: Finding<string>;
  /** Names of people, as typed or mentioned. */
  readonly assignees?: readonly Finding<string>[];
  readonly owners?: readonly Finding<string>[];
  readonly members?: readonly Finding<string>[];
  readonly visibility?: Finding<'Private' | 'Public' | 'HiddenMembership'>;
  readonly type?: Finding<'microsoft365' | 'security'>;
  readonly description?: Finding<string>;
  readonly alias?: Finding<string>;
  /** Who belongs to a group, as Entra writes it. */
  readonly rule?: Finding<string>;
  /** Words that ask for a repetition that Graph cannot hold; they stay in the title. */
  readonly unsupportedRecurrence?: Finding<string>;
  /** Words that only mean time and belong to nothing that was read: then nothing is filled in, and they stay in the title. */
  readonly unread?: Finding<string>;
  /** "remind me", where nothing says when. */
  readonly openReminder?: Finding<string>;
}

export interface Reading {
  /** What is left of the line. */
  readonly title: string;
  readonly found: Found;
  /** The spans of the line that are not in the title, in order. */
  readonly removed: readonly { readonly start: number; readonly end: number }[];
}
