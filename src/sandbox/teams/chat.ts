import { createHash } from 'node:crypto';
import { marketingGroup, type Tenant, type User } from '../tenant';

export type ChatName = 'personal' | 'group' | 'channel';

export interface Chat {
  name: ChatName;
  title: string;
  conversationId: string;
  members: readonly User[];
  /** False until Teams has told the bot that it was added here. */
  installed: boolean;
  /** Whether somebody has taken the app away again. */
  removed?: boolean;
}

/** The team of the one channel; `id` is the thread id of its General channel, as Teams has it. */
export const team = {
  id: '19:7c6b1f0e5d4a4f3c9b2a1d0e8f7a6b5c@thread.tacv2',
  name: 'Contoso Marketing',
  aadGroupId: marketingGroup,
};

export const channelId = '19:b3a29c8d7e6f4a5b8c9d0e1f2a3b4c5d@thread.tacv2';

const groupChatSize = 6;

export function isChatName(value: unknown): value is ChatName {
  return value === 'personal' || value === 'group' || value === 'channel';
}

/** The bot's own chat with one person. */
export function personalChat(user: User, botName: string): Chat {
  const conversationId = `a:1${createHash('sha256').update(`${user.id} personal`).digest('base64url')}`;
  return { name: 'personal', title: botName, conversationId, members: [user], installed: false };
}

/** A group chat of a few people, those with something special about them first. */
export function groupChat({ users }: Tenant): Chat {
  const special = users.filter((user, index) => index === 0 || isSpecial(user));
  const members = [...special, ...users.filter((user) => !special.includes(user))].slice(0, groupChatSize);
  const conversationId = '19:2d8e4f6a1b3c4d5e9f7a8b6c5d4e3f2a@thread.v2';
  return { name: 'group', title: 'Launch planning', conversationId, members, installed: false };
}

export function channel({ users, visitors }: Tenant): Chat {
  return {
    name: 'channel',
    title: `${team.name} / Campaigns`,
    conversationId: channelId,
    members: [...users, ...visitors],
    installed: false,
  };
}

function isSpecial(user: User): boolean {
  return user.admin || user.locale !== 'en-US' || !user.hasMailbox || user.withoutConsentTo.length > 0;
}
