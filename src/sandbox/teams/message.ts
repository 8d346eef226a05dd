import type { User } from '../tenant';
import type { Chat, ChatName } from './chat';
import type { Json } from './json';

export interface Mention {
  /** A Teams id (28:… or 29:…). */
  id: string;
  name: string;
  /** As it stands in the text: `<at>Name</at>`. */
  text: string;
  /** What else than a person or a bot is mentioned. */
  type?: 'tag' | 'channel' | 'team';
}

export interface Sender {
  id: string;
  name: string;
  bot: boolean;
  /** User principal name; not there for the bot. */
  user?: string;
}

export interface Content {
  text: string | null;
  textFormat: 'plain' | 'markdown' | 'xml';
  mentions: Mention[];
  card: Json | null;
}

/** What the bot last answered one person about a message; `card` is undefined when the answer was no card. */
export interface View {
  card: Json | undefined;
  at: number;
}

export interface StoredMessage extends Content {
  id: string;
  chat: Chat;
  /** In a channel the id of the post that the thread began with; null for that post itself and in the other chats. */
  threadId: string | null;
  from: Sender;
  sentAt: string;
  edited: boolean;
  deleted: boolean;
  /** Teams id of the only person who sees it; missing where all do. */
  only?: string;
  /** By reaction: the object ids of those who have it on the message. */
  reactions: Map<string, Set<string>>;
  /** By the person's object id: a card that answers a press replaces the message's card for that person only. */
  views: Map<string, View>;
}

/** A message as one person's client shows it. */
export interface Message extends Content {
  id: string;
  chat: ChatName;
  threadId: string | null;
  from: Sender;
  sentAt: string;
  replacedForMe: boolean;
  edited: boolean;
  deleted: boolean;
  reactions: { reaction: string; count: number; mine: boolean }[];
}

export function messageSeenBy(user: User, message: StoredMessage): Message {
  const { views, chat, reactions: all, ...rest } = message;
  const reactions = [...all]
    .filter(([, people]) => people.size > 0)
    .map(([reaction, people]) => ({ reaction, count: people.size, mine: people.has(user.id) }));
  const replacement = views.get(user.id)?.card;
  return {
    ...rest,
    chat: chat.name,
    card: replacement ?? rest.card,
    replacedForMe: replacement !== undefined,
    reactions,
  };
}
