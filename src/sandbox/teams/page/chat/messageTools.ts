import type { CardParts } from '../cards/cardView.js';
import { findingsIn } from '../cards/findings.js';
import { openMessageDialog } from '../cards/messageDialog.js';
import type { Message } from '../contract.js';
import { element } from '../dom.js';
import { json } from '../inspector/json.js';
import { showDialog } from '../showDialog.js';
import { type MenuItem, menu } from './menu.js';

const reactions: Readonly<Record<string, string>> = {
  like: '👍',
  heart: '❤️',
  laugh: '😆',
  surprised: '😮',
  sad: '🙁',
  angry: '😠',
};

/** The "…" of a message, and the reactions below it. */
export class MessageTools {
  readonly menu: HTMLElement;
  readonly reactions = element('div', { class: 'reactions' });
  private message: Message;

  constructor(
    message: Message,
    private readonly parts: Pick<CardParts, 'api' | 'me' | 'messageActions'>,
  ) {
    this.message = message;
    this.menu = menu(`More about the message of ${message.from.name}`, () => this.items());
  }

  show(message: Message): void {
    this.message = message;
    const shown = message.reactions.map(({ reaction, count, mine }) =>
      element(
        'button',
        {
          type: 'button',
          class: 'reaction',
          'aria-pressed': String(mine),
          'aria-label': `${reaction}, ${count}`,
          onclick: () => this.react(reaction),
        },
        `${reactions[reaction] ?? reaction} ${count}`,
      ),
    );
    this.reactions.replaceChildren(...shown);
  }

  private items(): MenuItem[] {
    const { from, card, text } = this.message;
    const mine = from.user === this.parts.me.userPrincipalName;
    return [
      ...(mine ? [{ title: 'Edit', choose: () => this.edit() }] : []),
      ...(mine ? [{ title: 'Delete', choose: () => this.script('delete', {}) }] : []),
      ...Object.entries(reactions)
        .slice(0, 2)
        .map(([reaction, sign]) => ({ title: `${sign} ${reaction}`, choose: () => this.react(reaction) })),
      ...this.parts.messageActions.map(({ id, title }) => ({
        title,
        choose: () => void openMessageDialog(this.parts.api, this.message, id),
      })),
      ...(card ? [{ title: 'Card as JSON', choose: () => this.inspect(card) }] : []),
      ...(text ? [{ title: 'Copy text', choose: () => void navigator.clipboard.writeText(text) }] : []),
    ];
  }

  /** As JSON, below what shuts people out of it. */
  private inspect(card: object): void {
    const findings = element('div', { role: 'status' }, 'axe looks at the card …');
    showDialog('The card as JSON', findings, json(card));
    const shown = document.querySelector(`[data-message="${this.message.id}"] .card`);
    if (shown) void findingsIn(shown).then((list) => findings.replaceChildren(list));
  }

  /** Mentions are written as people type them: `@Muster`, `@{Full Name}`. */
  private edit(): void {
    const field = element('textarea', { rows: '4', 'aria-label': 'Message' });
    field.value = (this.message.text ?? '').replace(/<at>(.*?)<\/at>/g, '@{$1}');
    const dialog = showDialog(
      'Edit the message',
      field,
      element('button', { type: 'button', class: 'filled-button', onclick: () => save() }, 'Save'),
    );
    const save = () => {
      this.script('edit', { text: field.value });
      dialog.close();
    };
    field.focus();
  }

  private react(reaction: string): void {
    this.script('react', { reaction });
  }

  private script(address: string, more: object): void {
    const { chat, id: message } = this.message;
    this.parts.api
      .script(address, { chat, message, ...more })
      .catch((error: Error) => showDialog('That did not work', error.message));
  }
}
