import type { CardParts } from '../cards/cardView.js';
import type { Message } from '../contract.js';
import { element, icon } from '../dom.js';
import { MessageView } from './messageView.js';
import { Thread } from './thread.js';

const typingLasts = 10_000;
const nearTheEnd = 120;

/** The messages of one chat, newest last; a channel's in threads. */
export class Conversation {
  readonly element: HTMLElement;
  private readonly log: HTMLElement;
  private readonly typing = element('div', { class: 'typing', role: 'status' });
  private readonly views = new Map<string, MessageView>();
  private readonly threads = new Map<string, Thread>();
  private readonly parts: CardParts;
  private readonly answer: (threadId: string, title: string) => void;
  private readonly growth = new ResizeObserver(() => this.follow());
  private last: MessageView | undefined;
  private atEnd = true;
  private typingEnds = 0;

  /** @param answer Called when the person wants to answer in a thread. */
  constructor(title: string, parts: CardParts, empty: HTMLElement, answer: (threadId: string, title: string) => void) {
    this.parts = parts;
    this.answer = answer;
    this.log = element('div', { class: 'log', role: 'log', 'aria-label': `Messages, ${title}`, tabindex: '0' }, empty);
    this.log.addEventListener('scroll', () => {
      this.atEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < nearTheEnd;
    });
    this.element = element('div', { class: 'conversation' }, this.log, this.typing);
  }

  /** Shows a new message, or a known one as it is now. */
  show(message: Message): void {
    const known = this.views.get(message.id);
    if (known) known.show(message);
    else this.add(message);
  }

  private add(message: Message): void {
    if (message.from.bot) this.stopTyping();
    const view = new MessageView(message, this.parts);
    this.views.set(message.id, view);
    this.log.querySelector('.empty')?.remove();
    this.place(message, view);
    const mine = message.from.user === this.parts.me.userPrincipalName;
    if (this.last) this.growth.unobserve(this.last.element);
    this.last = view;
    this.growth.observe(view.element);
    if (mine || this.atEnd) view.element.scrollIntoView({ block: 'nearest' });
  }

  /** Keeps the newest message in view when its card grows, for somebody who has not scrolled away and is not in a card. */
  private follow(): void {
    if (this.atEnd && !this.log.contains(document.activeElement))
      this.last?.element.scrollIntoView({ block: 'nearest' });
  }

  showTyping(name: string): void {
    const dots = element('span', { class: 'dots', 'aria-hidden': 'true' }, '•••');
    this.typing.replaceChildren(dots, `${name} is typing`);
    clearTimeout(this.typingEnds);
    this.typingEnds = setTimeout(() => this.stopTyping(), typingLasts);
  }

  toEnd(): void {
    this.log.scrollTop = this.log.scrollHeight;
  }

  private stopTyping(): void {
    clearTimeout(this.typingEnds);
    this.typing.replaceChildren();
  }

  private place(message: Message, view: MessageView): void {
    const id = message.threadId ?? message.id;
    const thread = this.threads.get(id);
    if (message.chat !== 'channel') this.log.append(view.element);
    else if (thread) thread.add(view.element);
    else this.begin(id, message, view);
  }

  private begin(id: string, message: Message, view: MessageView): void {
    const reply = element('button', { type: 'button', class: 'reply-button' }, icon('reply'), 'Reply');
    reply.addEventListener('click', () => this.answer(id, `${message.from.name}: ${plain(message.text)}`));
    const begun = new Thread(view.element, reply, `Thread begun by ${message.from.name}`);
    this.threads.set(id, begun);
    this.log.append(begun.element);
  }
}

function plain(text: string | null): string {
  return (text ?? '').replace(/<\/?at[^>]*>/g, '');
}
