import { type CardParts, CardView } from '../cards/cardView.js';
import type { Message } from '../contract.js';
import { element, freshId, icon } from '../dom.js';
import { avatar, botAvatar } from './avatar.js';
import { messageText } from './messageText.js';
import { MessageTools } from './messageTools.js';

const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

/** One message, drawn again when it changes; its card only when the card itself has changed, so that answers stay. */
export class MessageView {
  readonly element: HTMLElement;
  private readonly body = element('div', { class: 'bubble' });
  private readonly note = element('span', { class: 'message-note' });
  private readonly parts: CardParts;
  private readonly tools: MessageTools;
  private card: CardView | undefined;

  constructor(message: Message, parts: CardParts) {
    this.parts = parts;
    const { from, sentAt } = message;
    const mine = from.user === parts.me.userPrincipalName;
    const name = element('span', { class: 'sender', id: freshId('sender') }, from.name);
    const when = element('time', { datetime: sentAt }, time.format(new Date(sentAt)));
    this.tools = new MessageTools(message, parts);
    const head = element('header', {}, name, when, this.note, this.tools.menu);
    const kind = from.bot ? 'from-bot' : mine ? 'mine' : 'from-person';
    const picture = from.bot ? botAvatar() : avatar(from.name);
    const column = element('div', { class: 'message-column' }, head, this.body, this.tools.reactions);
    this.element = element(
      'article',
      { class: `message ${kind}`, 'aria-labelledby': name.id, 'data-message': message.id },
      picture,
      column,
    );
    this.show(message);
  }

  show(message: Message): void {
    this.note.replaceChildren(...this.notes(message));
    this.tools.show(message);
    this.tools.menu.hidden = message.deleted;
    if (message.deleted) {
      this.card = undefined;
      this.body.replaceChildren(element('p', { class: 'words deleted' }, 'This message has been deleted.'));
      return;
    }
    const text = message.text ? [messageText(message)] : [];
    if (message.card) this.card ??= new CardView(message, this.parts);
    else this.card = undefined;
    this.body.classList.toggle('with-card', this.card !== undefined);
    const kept = this.card && this.body.lastElementChild === this.card.element;
    if (this.card && kept) {
      for (const child of [...this.body.children].slice(0, -1)) child.remove();
      this.body.prepend(...text);
    } else this.body.replaceChildren(...text, ...(this.card ? [this.card.element] : []));
    this.card?.show(message);
  }

  /** Outside of its own chats Teams gives a bot only what mentions it. */
  private isUnheard({ chat, from, mentions, deleted }: Message): boolean {
    const isOwn = from.user === this.parts.me.userPrincipalName;
    return isOwn && !deleted && chat !== 'personal' && !mentions.some(({ id }) => id === this.parts.bot.id);
  }

  private notes(message: Message): Node[] {
    const notes: Node[] = [];
    if (message.edited && !message.deleted) notes.push(element('span', {}, 'Edited'));
    if (message.replacedForMe && message.chat !== 'personal')
      notes.push(element('span', { class: 'only-you' }, icon('eye'), 'Only you see this'));
    if (this.isUnheard(message))
      notes.push(
        element('span', {}, `Not heard by ${this.parts.bot.name}: type @${this.parts.bot.name} to talk to it`),
      );
    return notes;
  }
}
