import type { DaySaid, Form, TimeSaid } from './forms';

/** How days and times are said, and the words around them; the texts are sources of regular expressions. */
export interface DateWords {
  readonly days: readonly Form<DaySaid>[];
  readonly times: readonly Form<TimeSaid>[];
  /** A library's days, asked where our own forms see none. */
  readonly library?: (text: string, today: { readonly day: string; readonly time: string }) => readonly LibraryDay[];
  /** What may stand between a day and its time: at. */
  readonly glue: string;
  /** Between the two ends of a range: to, until. */
  readonly range: string;
  /** Between two days of which one is meant. */
  readonly or: string;
  /** Before the first end of a range: from, between. */
  readonly from: string;
  /** "between … and …" */
  readonly between: { readonly before: string; readonly and: string };
  /** Before the day that something is due: by, on. */
  readonly due: string;
  /** Before the day that something begins. */
  readonly start: string;
  /** After these words a day belongs to the title: "for", "the". */
  readonly clings: string;
  /** Where a verb ends a sentence, its looks; case counts. A day may stand right before it. */
  readonly infinitive?: string;
  /** With these words a title goes on after a day: "about", "with". */
  readonly goesOn: string;
}

/** A day that a library found, with the text that it took. */
export interface LibraryDay {
  readonly start: number;
  readonly end: number;
  readonly day: string;
}
