import type { CommandWords } from './commandWords';

/** How one language is read; everything that is no word of it is the readers' business. */
export interface Language {
  /** ISO 639: `en`, `de`. */
  readonly code: string;
  readonly commands: CommandWords;
}
