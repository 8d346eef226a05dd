import { type Sentence, say } from '../../i18n/localizedText';
import type { OwnItem } from '../../kinds/mine';

const DAY = 24 * 60 * 60 * 1000;

/** When something is due, from the soonest. */
const SECTIONS = {
  overdue: say`Overdue`,
  today: say`Today`,
  week: say`This week`,
  later: say`Later`,
  whenever: say`No due date`,
} satisfies Readonly<Record<string, Sentence>>;

export type Section = keyof typeof SECTIONS;

const ORDER: readonly string[] = Object.keys(SECTIONS);

export function headingOfSection(section: Section): Sentence {
  return SECTIONS[section];
}

/** `today` is `2026-11-28`; a week ends on Sunday. */
export function sectionOf({ due }: Pick<OwnItem, 'due'>, today: string): Section {
  if (!due) return 'whenever';
  if (due < today) return 'overdue';
  if (due === today) return 'today';
  return due <= endOfWeek(today) ? 'week' : 'later';
}

/** Section by section, the soonest first; what has no day as it was read. */
export function inSections<T extends Pick<OwnItem, 'due'>>(items: readonly T[], today: string): T[] {
  const rank = (item: T) => ORDER.indexOf(sectionOf(item, today));
  return [...items].sort((a, b) => rank(a) - rank(b) || compare(a.due ?? '', b.due ?? ''));
}

function endOfWeek(today: string): string {
  const midnight = Date.parse(`${today}T00:00:00Z`);
  const daysLeft = (7 - new Date(midnight).getUTCDay()) % 7;
  return new Date(midnight + daysLeft * DAY).toISOString().slice(0, 10);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
