import { shownName, type User } from '../tenant';
import type { BotAccount } from './activities';
import type { Mention } from './message';

/** What else can be mentioned, with an id of the shape that Teams gives it. */
const OTHERS = { tag: 'MWQ5', channel: '19:campaigns@thread.tacv2', team: '19:marketing@thread.tacv2' } as const;

/**
 * Turns `@Muster`, `@Full Name` and `@{Full Name}` into mentions, as picking them from the client's list does. In braces may
 * also stand a user principal name, and how the person has shortened the mention, `@{Samira Taylor|Sam}`; or something
 * that is no person: `@{tag:Warehouse team}`, `@{channel:Campaigns}`, `@{team:Marketing}`.
 */
export function withMentions(
  typed: string,
  bot: BotAccount,
  users: readonly User[],
): { text: string; mentions: Mention[] } {
  const accounts = [bot, ...users.map((user) => ({ id: user.teamsId, name: shownName(user) }))];
  const mentions: Mention[] = [];
  const mention = (account: Omit<Mention, 'text'>) => {
    mentions.push({ ...account, text: `<at>${account.name}</at>` });
    return `<at>${account.name}</at>`;
  };
  const named = (name: string) => {
    const user = users.find(({ displayName, userPrincipalName }) => [displayName, userPrincipalName].includes(name));
    return accounts.find(({ id, name: shown }) => shown === name || id === user?.teamsId);
  };
  const braced = (at: string, whole: string) => {
    const [, type, other] = /^(tag|channel|team):(.+)$/.exec(whole) ?? [];
    if (isOther(type) && other !== undefined) return mention({ id: OTHERS[type], name: other, type });
    const [name = '', shown] = whole.split('|');
    const account = named(name);
    return account ? mention({ ...account, ...(shown !== undefined && { name: shown }) }) : at;
  };
  const plain = [bot.name, ...users.map(({ displayName }) => displayName)].map(escaped).join('|');
  const text = typed.replace(new RegExp(`@\\{([^{}]+)\\}|@(${plain})(?![\\p{L}\\d])`, 'gu'), (at, whole, name) => {
    if (whole !== undefined) return braced(at, whole);
    const account = named(name);
    return account ? mention(account) : at;
  });
  return { text, mentions };
}

function isOther(type: string | undefined): type is keyof typeof OTHERS {
  return type !== undefined && type in OTHERS;
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
