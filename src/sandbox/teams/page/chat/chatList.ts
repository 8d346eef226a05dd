import type { Chat, ChatId, Message } from '../contract.js';
import { byId, element, icon } from '../dom.js';

interface Row {
  button: HTMLElement;
  preview: HTMLElement;
  unread: HTMLElement;
  count: number;
}

/** The list of chats: who is in them, what was said last, how much is new. */
export class ChatList {
  private readonly rows = new Map<ChatId, Row>();
  private openChat: ChatId | undefined;

  constructor(chats: readonly Chat[], choose: (chat: ChatId) => void) {
    byId('chat-list').replaceChildren(...chats.map((chat) => this.row(chat, choose)));
  }

  open(chat: ChatId): void {
    this.openChat = chat;
    for (const [id, { button }] of this.rows) {
      if (id === chat) button.setAttribute('aria-current', 'page');
      else button.removeAttribute('aria-current');
    }
    this.count(chat, 0);
  }

  /** @param isNew False for what was there already when the page was opened. */
  received(message: Message, isNew: boolean): void {
    const row = this.rows.get(message.chat);
    if (!row || message.deleted) return;
    const words = message.text?.replace(/<\/?at[^>]*>/g, '') || 'sent a card';
    row.preview.textContent = `${message.from.name.split(' ')[0]}: ${words}`;
    if (isNew && message.chat !== this.openChat) this.count(message.chat, row.count + 1);
  }

  private row({ id, title, members }: Chat, choose: (chat: ChatId) => void): HTMLElement {
    const preview = element(
      'span',
      { class: 'one-line chat-preview' },
      id === 'personal' ? 'You and the bot' : `${members.length} people`,
    );
    const unread = element('span', { class: 'unread', hidden: true });
    const words = element(
      'span',
      { class: 'chat-words' },
      element('span', { class: 'one-line chat-title' }, title),
      preview,
    );
    const picture = element('span', { class: `avatar chat-picture ${id}`, 'aria-hidden': 'true' }, icon(id));
    const button = element(
      'button',
      { type: 'button', class: 'chat-button', title, onclick: () => choose(id) },
      picture,
      words,
      unread,
    );
    this.rows.set(id, { button, preview, unread, count: 0 });
    return element('li', {}, button);
  }

  private count(chat: ChatId, count: number): void {
    const row = this.rows.get(chat);
    if (!row) return;
    row.count = count;
    row.unread.hidden = count === 0;
    row.unread.replaceChildren(String(count), element('span', { class: 'for-screen-readers' }, ' new'));
  }
}
