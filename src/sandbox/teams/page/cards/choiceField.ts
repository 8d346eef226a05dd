import { element } from '../dom.js';
import { ListBox, type Option } from '../listBox.js';

export interface Choice {
  title: string;
  value: string;
}

export interface ChoiceFieldParts {
  several: boolean;
  placeholder: string;
  /** How long the person must pause before the words are searched for. */
  pauseMs: number;
  search(): void;
  /** Choices that need no search: they are listed as soon as the field is entered. */
  own?: readonly Choice[];
  changed(): void;
}

/** A text field to search in, with what was found in a list below it and what was chosen as chips before it. */
export class ChoiceField {
  readonly element = element('div', { class: 'search-choice' });
  readonly input = element('input', { type: 'text', role: 'combobox', autocomplete: 'off', 'aria-expanded': 'false' });
  private readonly parts: ChoiceFieldParts;
  private readonly listBox = new ListBox<Choice>(this.input, 'Found', (choice) => this.choose(choice));
  private readonly chosen = new Map<string, string>();
  private later = 0;

  constructor(parts: ChoiceFieldParts, chosen: readonly Choice[]) {
    this.parts = parts;
    for (const { title, value } of chosen) this.chosen.set(value, title);
    this.input.placeholder = parts.placeholder;
    this.input.addEventListener('input', () => this.typed());
    this.input.addEventListener('keydown', (event) => this.key(event));
    this.input.addEventListener('blur', () => this.leave());
    this.input.addEventListener('click', () => this.parts.own && this.typed());
    this.draw();
  }

  get words(): string {
    return this.input.value.trim();
  }

  get values(): string[] {
    return [...this.chosen.keys()];
  }

  /** What stands in the field: what was chosen, and a name that was typed and not chosen, as one value. */
  get sent(): string[] {
    return this.parts.own ? this.values : [...this.values, this.words.replaceAll(',', ' ')].filter(Boolean);
  }

  /** Lists what was found, without what is chosen already. */
  list(found: readonly Option<Choice>[]): void {
    const free = found.filter(({ value }) => !this.chosen.has(value.value));
    if (free.length > 0) this.listBox.show(free, 0);
    else this.listBox.say(`Nothing found for “${this.words}”`);
  }

  say(sentence: string): void {
    this.listBox.say(sentence);
  }

  hideList(): void {
    this.listBox.hide();
  }

  private typed(): void {
    clearTimeout(this.later);
    if (this.parts.own) this.list(this.ownOptions(this.parts.own));
    else if (this.words === '') this.listBox.hide();
    else this.later = setTimeout(() => this.parts.search(), this.parts.pauseMs);
  }

  private ownOptions(own: readonly Choice[]): Option<Choice>[] {
    const words = this.words.toLowerCase();
    const found = own.filter(({ title }) => title.toLowerCase().includes(words));
    return found.map((choice) => ({ label: choice.title, value: choice }));
  }

  private key(event: KeyboardEvent): void {
    if (this.listBox.key(event)) return;
    if (event.key === 'ArrowDown' && this.parts.own) this.typed();
    const last = this.values.at(-1);
    if (event.key === 'Backspace' && this.input.value === '' && last) this.remove(last);
  }

  /** Words that were not chosen stay, for the bot to say what is wrong with them. */
  private leave(): void {
    clearTimeout(this.later);
    this.listBox.hide();
  }

  private choose({ title, value }: Choice): void {
    if (!this.parts.several) this.chosen.clear();
    this.chosen.set(value, title);
    this.input.value = '';
    this.changed();
  }

  private remove(value: string): void {
    this.chosen.delete(value);
    this.changed();
  }

  private changed(): void {
    this.draw();
    this.input.focus();
    this.parts.changed();
  }

  private draw(): void {
    const chips = [...this.chosen].map(([value, title]) => this.chip(value, title));
    this.element.replaceChildren(...chips, this.input, this.listBox.element);
  }

  private chip(value: string, title: string): HTMLElement {
    const remove = element(
      'button',
      { type: 'button', 'aria-label': `Remove ${title}`, onclick: () => this.remove(value) },
      '×',
    );
    return element('span', { class: 'chip' }, title, remove);
  }
}
