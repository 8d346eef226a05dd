import type { Importance } from './reading';

/** Words that say how important something is; in a title they are title. */
export interface ImportanceWords {
  /** Sources of regular expressions for each importance, such as "high priority". */
  readonly flags: Readonly<Partial<Record<Importance, string>>>;
  /** What may follow `priority:` or an exclamation mark. */
  readonly levels: Readonly<Record<string, Importance>>;
  /** The word before a level: priority. */
  readonly label: string;
}
