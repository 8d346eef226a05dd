import type { User } from '../tenant';
import type { BotAccount } from './activities';
import type { Mention } from './message';

/** Turns `@Muster`, `@Full Name` and `@{Full Name}` into mentions, as picking them from the client's list does. */
export function withMentions(
  typed: string,
  bot: BotAccount,
  users: readonly User[],
): { text: string; mentions: Mention[] } {
  const accounts = [bot, ...users.map(({ teamsId, displayName }) => ({ id: teamsId, name: displayName }))];
  const names = accounts.map(({ name }) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const mentions: Mention[] = [];
  const text = typed.replace(new RegExp(`@\\{(${names})\\}|@(${names})(?![\\p{L}\\d])`, 'gu'), (at, braced, plain) => {
    const account = accounts.find(({ name }) => name === (braced ?? plain));
    if (!account) return at;
    mentions.push({ ...account, text: `<at>${account.name}</at>` });
    return `<at>${account.name}</at>`;
  });
  return { text, mentions };
}
