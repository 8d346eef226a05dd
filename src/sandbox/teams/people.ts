import type { User } from '../tenant';

export interface Choice {
  title: string;
  /** The person's object id. */
  value: string;
  subtitle: string;
}

const shown = 15;

/** The choices of Teams' people picker: those whose name, or a word of it, begins with what was typed. */
export function peopleChoices(users: readonly User[], typed: string): Choice[] {
  const wanted = typed.trim().toLowerCase();
  return users
    .filter(({ displayName, userPrincipalName }) =>
      [displayName, ...displayName.split(' '), userPrincipalName].some((name) => name.toLowerCase().startsWith(wanted)),
    )
    .slice(0, shown)
    .map(({ displayName, id, jobTitle, userPrincipalName }) => ({
      title: displayName,
      value: id,
      subtitle: jobTitle ?? userPrincipalName,
    }));
}
