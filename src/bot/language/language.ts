import type { CommandWords } from './commandWords';
import type { DateWords } from './dateWords';
import type { GroupWords } from './groupWords';
import type { ImportanceWords } from './importanceWords';
import type { PeopleWords } from './peopleWords';
import type { PlaceWords } from './placeWords';

/** How one language is read; everything that is no word of it is the readers' business. */
export interface Language {
  /** ISO 639: `en`, `de`. */
  readonly code: string;
  /** Makes words look the same that are: in small letters, with the letters that keyboards without its own have instead. */
  readonly fold: (text: string) => string;
  readonly commands: CommandWords;
  readonly dates: DateWords;
  readonly groups: GroupWords;
  readonly importance: ImportanceWords;
  readonly people: PeopleWords;
  readonly places: PlaceWords;
}
