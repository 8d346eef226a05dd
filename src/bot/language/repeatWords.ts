import type { Form } from './forms';
import type { Pattern } from './reading';

/** A repetition as it is said: what it leaves open, such as the day of the month, follows from the first day. */
export interface Rule {
  readonly type: Pattern['type'];
  readonly interval: number;
  readonly daysOfWeek?: readonly string[];
  readonly dayOfMonth?: number;
  readonly month?: number;
  readonly index?: NonNullable<Pattern['index']>;
  /** A time that the words say too: every evening. */
  readonly time?: string;
  /** Another way to read the same words. */
  readonly other?: Rule;
  /** Words such as "weekly", which are a repetition only where the phrase ends. */
  readonly atEnd?: boolean;
}

/** How repetitions are said; the texts are sources of regular expressions. */
export interface RepeatWords {
  readonly rules: readonly Form<Rule>[];
  /** Repetitions that Graph cannot hold: every two hours, twice a week. */
  readonly unsupportedRecurrence: string;
  /** After a repetition: it is said with something that nobody has read. */
  readonly restrictions: string;
  /** Before the last day. */
  readonly until: string;
  /** With the group `count`: ten times. */
  readonly times: string;
  /** With the groups `count` and `unit`: for six weeks. */
  readonly span: string;
  readonly countOf: (words: string) => number | undefined;
  readonly unitOf: (words: string) => 'day' | 'week' | 'month' | 'year' | undefined;
  /** Words before a repetition that belong to it: on. */
  readonly connector: string;
  /** What "weekly" and its like may be followed by. */
  readonly follows: string;
}
