/** How reminders are said; the texts are sources of regular expressions. */
export interface ReminderWords {
  /** "remind me", anywhere. */
  readonly lead: string;
  /** What may stand between that and its moment: on, at. */
  readonly link: string;
  /** After "remind me" and its moment, before what shall be done: to. */
  readonly goal: string;
  /** The same around the whole line: mich … erinnern. */
  readonly around?: { readonly lead: string; readonly end: string };
  /** With the groups `count` and `unit`: an hour before. */
  readonly before: string;
  /** With the group `which`: the day before. */
  readonly dayBefore: string;
  readonly countOf: (words: string) => number | undefined;
  /** Minutes in such a unit. */
  readonly minutesOf: (unit: string) => number;
  /** Days back and the usual time of it. */
  readonly dayBeforeOf: (which: string) => { readonly days: number; readonly time: string };
}
