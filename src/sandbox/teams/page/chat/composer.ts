import type { Chat, Command, Mention } from '../contract.js';
import { element, icon } from '../dom.js';
import { ListBox } from '../listBox.js';
import { type Choice, commandOptions, mentionBegun, mentionOptions, mentionTyped } from './completion.js';
import { ComposeField } from './composeField.js';

export interface ComposerParts {
  chat: Chat;
  people: readonly Mention[];
  bot: Mention;
  commands: readonly Command[];
  send(text: string, mentions: readonly Mention[], threadId: string | null): Promise<unknown>;
}

/** Where a message is written: completes mentions and commands, sends with Enter, answers in a thread when told to. */
export class Composer {
  readonly element: HTMLElement;
  private readonly parts: ComposerParts;
  private readonly field = new ComposeField();
  private readonly list: ListBox<Choice>;
  private readonly target = element('div', { class: 'compose-target', hidden: true });
  private readonly problem = element('p', { class: 'compose-problem', role: 'alert' });
  private threadId: string | null = null;

  constructor(parts: ComposerParts) {
    this.parts = parts;
    this.list = new ListBox<Choice>(this.field.element, 'Suggestions', (choice) => this.take(choice));
    this.label();
    this.field.element.addEventListener('input', () => this.suggest());
    this.field.element.addEventListener('blur', () => this.list.hide());
    this.field.element.addEventListener('keydown', (event) => this.key(event));
    const commands = element(
      'button',
      { type: 'button', class: 'plain-button', title: 'Commands', 'aria-label': 'Commands' },
      icon('commands'),
    );
    commands.addEventListener('mousedown', (event) => event.preventDefault());
    commands.addEventListener('click', () => this.showCommands());
    const send = element(
      'button',
      { type: 'submit', class: 'send-button', title: 'Send', 'aria-label': 'Send' },
      icon('send'),
    );
    const row = element('div', { class: 'compose-row' }, this.field.element, commands, send);
    this.element = element(
      'form',
      { class: 'composer', 'aria-label': 'New message' },
      this.list.element,
      this.target,
      row,
      this.problem,
    );
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.send();
    });
  }

  /** The next message answers this thread; null: it begins a new one. */
  answer(threadId: string | null, title = ''): void {
    this.threadId = threadId;
    const cancel = element(
      'button',
      { type: 'button', class: 'plain-button', 'aria-label': 'Write a new post instead' },
      icon('close'),
    );
    cancel.addEventListener('click', () => this.answer(null));
    this.target.replaceChildren(element('span', { class: 'one-line' }, `Reply to ${title}`), cancel);
    this.target.hidden = threadId === null;
    this.label();
    this.field.focus();
  }

  focus(): void {
    this.field.focus();
  }

  private label(): void {
    const channel =
      this.threadId === null
        ? 'Start a post. Type @Muster to talk to the bot'
        : 'Reply. Type @Muster to talk to the bot';
    const words = { personal: 'Message Muster', group: 'Message. Type @Muster to talk to the bot', channel };
    const label = words[this.parts.chat.id].replace('Muster', this.parts.bot.name);
    this.field.element.setAttribute('aria-label', label);
    this.field.element.dataset.placeholder = label;
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing || this.list.key(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void this.send();
    }
  }

  private suggest(): void {
    const { people, bot, commands } = this.parts;
    if (this.field.content.text === '') this.field.clear();
    const begun = mentionBegun(this.field.beforeCaret);
    const typed = begun === undefined ? undefined : mentionTyped([bot, ...people], begun);
    const written = this.field.content.text !== '';
    if (begun !== undefined && typed) this.take({ mention: typed, typed: begun.length + 1 });
    else if (begun !== undefined) this.list.show(mentionOptions(people, bot, begun), 0);
    // No command is active at first: Enter sends what was written.
    else this.list.show(written && this.isForBot() ? commandOptions(commands, this.field.plainText) : [], -1);
  }

  private isForBot(): boolean {
    const { mentions } = this.field.content;
    if (mentions.some(({ id }) => id !== this.parts.bot.id)) return false;
    return this.parts.chat.id === 'personal' || mentions.length > 0;
  }

  private take(choice: Choice): void {
    if ('mention' in choice) this.field.mention(choice.mention, choice.typed);
    else this.command(choice.command);
    if ('mention' in choice) this.suggest();
  }

  private command(title: string): void {
    if (!this.isForBot()) {
      this.field.clear();
      this.field.mention(this.parts.bot, 0);
    }
    this.field.replaceText(title);
  }

  private showCommands(): void {
    this.field.focus();
    if (this.list.open) this.list.hide();
    else this.list.show(commandOptions(this.parts.commands, ''), 0);
  }

  private async send(): Promise<void> {
    const { text, mentions } = this.field.content;
    if (text === '') return;
    this.list.hide();
    this.problem.textContent = '';
    const threadId = this.threadId;
    const putBack = this.field.clear();
    this.answer(null);
    try {
      await this.parts.send(text, mentions, threadId);
    } catch (error) {
      putBack();
      this.problem.textContent = `Not sent. ${error instanceof Error ? error.message : error}`;
    }
  }
}
