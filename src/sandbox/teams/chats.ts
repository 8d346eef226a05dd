import type { Tenant, User } from '../tenant';
import { type Chat, type ChatName, channel, groupChat, personalChat } from './chat';
import type { Events } from './events';
import type { Json } from './json';
import { type Content, type Message, messageSeenBy, type Sender, type StoredMessage } from './message';

/** The chats of the tenant, the messages in them, and what each person sees of those. */
export class Chats {
  private readonly personal = new Map<string, Chat>();
  private readonly shared: Chat[];
  private all: StoredMessage[] = [];
  private lastId = 0;

  constructor(
    tenant: Tenant,
    botName: string,
    private readonly events: Events,
  ) {
    for (const user of tenant.users) this.personal.set(user.id, personalChat(user, botName));
    this.shared = [groupChat(tenant), channel(tenant)];
  }

  /** The chats this person is a member of: the personal one first. */
  of(user: User): Chat[] {
    return [...this.personal.values(), ...this.shared].filter((chat) => chat.members.includes(user));
  }

  named(name: ChatName, user: User): Chat | undefined {
    return this.of(user).find((chat) => chat.name === name);
  }

  /** By conversation id, with or without the `;messageid=` of a thread. */
  withConversation(id: string): Chat | undefined {
    const bare = id.replace(/;messageid=.*$/, '');
    return [...this.personal.values(), ...this.shared].find((chat) => chat.conversationId === bare);
  }

  message(chat: Chat, id: string): StoredMessage | undefined {
    return this.all.find((message) => message.chat === chat && message.id === id && !message.deleted);
  }

  messages(chat: Chat): StoredMessage[] {
    return this.all.filter((message) => message.chat === chat && !message.deleted);
  }

  /** The messages that this person's client shows. */
  visibleTo(user: User, chat: Chat): StoredMessage[] {
    return this.messages(chat).filter((message) => isFor(user, message));
  }

  seenBy(user: User, chat: Chat): Message[] {
    return this.visibleTo(user, chat).map((message) => messageSeenBy(user, message));
  }

  /** In a channel a message without a thread starts a new one. */
  add(chat: Chat, from: Sender, content: Content, threadId: string | null, only?: string): StoredMessage {
    const message = { ...this.unsaid(chat, from, content, threadId), ...(only !== undefined && { only }) };
    this.all.push(message);
    this.publish(message);
    return message;
  }

  /** Shows a message that nobody has seen yet. */
  put(message: StoredMessage): void {
    this.all = [...this.all, message];
    this.publish(message);
  }

  /** A message that nobody sees. */
  unsaid(chat: Chat, from: Sender, content: Content, threadId: string | null = null): StoredMessage {
    const id = this.newId();
    return {
      ...content,
      id,
      chat,
      from,
      threadId: chat.name === 'channel' ? threadId : null,
      sentAt: new Date(Number(id)).toISOString(),
      edited: false,
      deleted: false,
      reactions: new Map(),
      views: new Map(),
    };
  }

  /** Replaces the message for everyone, whatever card single persons had instead. */
  update(message: StoredMessage, content: Content): void {
    Object.assign(message, content, { edited: true });
    message.views.clear();
    this.publish(message);
  }

  delete(message: StoredMessage): void {
    Object.assign(message, { text: null, card: null, mentions: [], deleted: true });
    message.views.clear();
    this.publish(message);
  }

  /** Puts this person's reaction on the message, or takes it off again; says whether it is there now. */
  react(message: StoredMessage, user: User, reaction: string): boolean {
    const people = message.reactions.get(reaction) ?? new Set<string>();
    const isOn = !people.delete(user.id);
    if (isOn) people.add(user.id);
    message.reactions.set(reaction, people);
    this.publish(message);
    return isOn;
  }

  /** Forgets every message, and that the app was ever added anywhere. */
  reset(): void {
    this.all = [];
    for (const chat of [...this.personal.values(), ...this.shared])
      Object.assign(chat, { installed: false, removed: false });
    this.events.publish('reset', () => ({}));
  }

  /** Keeps what an invoke answered: a card replaces the message's card for this person alone. */
  answered(message: StoredMessage, user: User, card: Json | undefined): void {
    const shown = card ?? message.views.get(user.id)?.card;
    message.views.set(user.id, { card: shown, at: Date.now() });
    if (card) this.events.publish('message', (viewer) => (viewer === user ? messageSeenBy(user, message) : undefined));
  }

  /** Message ids are milliseconds, as in Teams, and never the same twice. */
  private newId(): string {
    this.lastId = Math.max(Date.now(), this.lastId + 1);
    return String(this.lastId);
  }

  private publish(message: StoredMessage): void {
    this.events.publish('message', (viewer) =>
      message.chat.members.includes(viewer) && isFor(viewer, message) ? messageSeenBy(viewer, message) : undefined,
    );
  }
}

function isFor({ teamsId }: User, { only }: StoredMessage): boolean {
  return only === undefined || only === teamsId;
}
