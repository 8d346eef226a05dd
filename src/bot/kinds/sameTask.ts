import { say } from '../i18n/localizedText';
import type { Creation, Summary } from './kind';
import { linesToKeep } from './lines';

/** Among the facts of a creation: an open task of the same title and day is there already. */
export const SAME = { same: 'true' };

/** The summary of a new task, which says of another one of its title and day; it may be meant. */
export function besideSame(summary: Summary, { facts }: Pick<Creation, 'facts'>): Summary {
  const note = linesToKeep([say`Note`, facts.same && say`Another open task of this title is due that day.`]);
  return { ...summary, lines: [...note, ...summary.lines] };
}
