import { Api } from './api.js';
import { ChatList } from './chat/chatList.js';
import { Composer } from './chat/composer.js';
import { Conversation } from './chat/conversation.js';
import { emptyChat } from './chat/emptyChat.js';
import { menu } from './chat/menu.js';
import type { Chat, ChatId, Message, State, TrafficRecord } from './contract.js';
import { byId } from './dom.js';
import { showDialog } from './showDialog.js';

interface Room {
  chat: Chat;
  conversation: Conversation;
  composer: Composer;
}

export interface PersonSessionParts {
  traffic(record: TrafficRecord): void;
  /** A chat was opened. */
  opened(chat: ChatId): void;
  /** The server was away and is back: everything may be different. */
  stale(): void;
}

/** Everything that one person sees: the chats, each with its messages and the place to write, kept as long as the page shows that person. */
export class PersonSession {
  readonly state: State;
  private readonly api: Api;
  private readonly parts: PersonSessionParts;
  private readonly rooms = new Map<ChatId, Room>();
  private readonly list: ChatList;
  private readonly leave: () => void;
  private readonly known = new Set<string>();
  private lost = false;

  private constructor(api: Api, state: State, parts: PersonSessionParts) {
    this.api = api;
    this.state = state;
    this.parts = parts;
    this.list = new ChatList(state.chats, (chat) => this.open(chat));
    for (const chat of state.chats) this.rooms.set(chat.id, this.room(chat));
    this.leave = api.listen({
      message: (message) => this.show(message, true),
      typing: (chat) => this.rooms.get(chat)?.conversation.showTyping(state.bot.name),
      traffic: parts.traffic,
      reset: parts.stale,
      connected: (connected) => this.connected(connected),
    });
    for (const message of state.chats.flatMap(({ messages }) => messages)) this.show(message, false);
  }

  /** @param user User principal name. */
  static async of(user: string, parts: PersonSessionParts): Promise<PersonSession> {
    const api = new Api(user);
    return new PersonSession(api, await api.state(), parts);
  }

  open(id: ChatId): void {
    const room = this.rooms.get(id);
    if (!room) return;
    const { chat, conversation, composer } = room;
    byId('chat-title').textContent = chat.title;
    const names = this.state.users.filter(({ userPrincipalName }) => chat.members.includes(userPrincipalName));
    byId('chat-members').textContent =
      id === 'personal' ? 'Only you and the bot' : `${names.length} people and ${this.state.bot.name}`;
    byId('chat-members').title = names.map(({ displayName }) => displayName).join(', ');
    byId('room').replaceChildren(conversation.element, composer.element);
    byId('chat-tools').replaceChildren(this.chatMenu(chat));
    document.title = `${chat.title} · Muster sandbox`;
    this.list.open(id);
    this.parts.opened(id);
    conversation.toEnd();
    composer.focus();
  }

  close(): void {
    this.leave();
  }

  private chatMenu({ id, title }: Chat): HTMLElement {
    const change = (address: string) => () =>
      void this.api
        .script(address, { chat: id })
        .catch((error: Error) => showDialog('That did not work', error.message));
    return menu(`More about ${title}`, () => [
      { title: 'Remove the app from here', choose: change('uninstall') },
      { title: 'Add the app again', choose: change('install') },
    ]);
  }

  private room(chat: Chat): Room {
    const { bot, users, commands, me } = this.state;
    const members = users.filter(
      ({ userPrincipalName }) => chat.members.includes(userPrincipalName) && userPrincipalName !== me.userPrincipalName,
    );
    const people =
      chat.id === 'personal' ? [] : members.map(({ teamsId, displayName }) => ({ id: teamsId, name: displayName }));
    const composer = new Composer({
      ...{ chat, people, bot, commands },
      send: (text, mentions, threadId) => this.api.send(chat.id, threadId, text, mentions),
    });
    const nameOf = (id: string) => users.find((user) => user.id === id)?.displayName;
    const parts = { api: this.api, me, bot, nameOf, messageActions: this.state.messageActions ?? [] };
    const answer = (threadId: string, title: string) => composer.answer(threadId, title);
    return { chat, composer, conversation: new Conversation(chat.title, parts, emptyChat(chat.id, bot.name), answer) };
  }

  private show(message: Message, isNew: boolean): void {
    this.known.add(message.id);
    this.rooms.get(message.chat)?.conversation.show(message);
    this.list.received(message, isNew && !message.edited && !message.replacedForMe);
  }

  private connected(connected: boolean): void {
    byId('connection').hidden = connected;
    if (connected && this.lost) this.parts.stale();
    else if (connected) void this.catchUp();
    this.lost = !connected;
  }

  /** Shows what was said after the state was read and before the page began to listen. */
  private async catchUp(): Promise<void> {
    const { chats } = await this.api.state();
    for (const message of chats.flatMap(({ messages }) => messages)) {
      if (!this.known.has(message.id)) this.show(message, true);
    }
  }
}
