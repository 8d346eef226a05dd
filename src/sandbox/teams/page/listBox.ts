import { element, freshId } from './dom.js';

export interface Option<T> {
  label: string;
  detail?: string | undefined;
  picture?: Node | undefined;
  value: T;
}

/** A list to choose from that follows a text field: the focus stays in the field, the arrow keys move in the list. */
export class ListBox<T> {
  readonly element: HTMLElement;
  private readonly field: HTMLElement;
  private readonly onChoose: (value: T) => void;
  private options: readonly Option<T>[] = [];
  private active = -1;

  constructor(field: HTMLElement, label: string, onChoose: (value: T) => void) {
    this.field = field;
    this.onChoose = onChoose;
    this.element = element('ul', {
      class: 'list-box',
      role: 'listbox',
      id: freshId('list'),
      'aria-label': label,
      hidden: true,
    });
    // The field must not lose the focus to a press in the list.
    this.element.addEventListener('mousedown', (event) => event.preventDefault());
    field.setAttribute('aria-controls', this.element.id);
    field.setAttribute('aria-autocomplete', 'list');
    field.setAttribute('aria-haspopup', 'listbox');
    this.hide();
  }

  get open(): boolean {
    return !this.element.hidden;
  }

  /** @param active Index of the option that Enter chooses; -1 for none yet. */
  show(options: readonly Option<T>[], active: number): void {
    this.options = options;
    this.element.replaceChildren(...options.map((option, index) => this.item(option, index)));
    this.setOpen(options.length > 0);
    this.activate(options.length > 0 ? active : -1);
  }

  /** Shows a sentence instead of options, such as "Nobody found". */
  say(sentence: string): void {
    this.options = [];
    this.element.replaceChildren(
      element('li', { class: 'list-note', role: 'option', 'aria-disabled': 'true' }, sentence),
    );
    this.setOpen(true);
    this.activate(-1);
  }

  hide(): void {
    this.setOpen(false);
    this.activate(-1);
  }

  /** Handles a key pressed in the field; true when it was meant for the list. */
  key(event: KeyboardEvent): boolean {
    if (!this.open) return false;
    const taken = this.keyTaken(event.key);
    if (taken) event.preventDefault();
    return taken;
  }

  private keyTaken(key: string): boolean {
    if (key === 'Escape') {
      this.hide();
      return true;
    }
    if (this.options.length === 0) return false;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const { length } = this.options;
      const from = this.active < 0 && key === 'ArrowUp' ? 0 : this.active;
      this.activate((from + (key === 'ArrowDown' ? 1 : -1) + length) % length);
      return true;
    }
    if (key === 'Tab' || (key === 'Enter' && this.active >= 0)) {
      this.choose(Math.max(this.active, 0));
      return true;
    }
    return false;
  }

  private item(option: Option<T>, index: number): HTMLElement {
    const words = element('span', { class: 'option-words' }, element('span', { class: 'option-label' }, option.label));
    if (option.detail) words.append(element('span', { class: 'option-detail' }, option.detail));
    const attributes = { role: 'option', id: `${this.element.id}-${index}`, 'aria-selected': 'false' };
    const item = element('li', { ...attributes, onclick: () => this.choose(index) });
    if (option.picture) item.append(option.picture);
    item.append(words);
    return item;
  }

  private choose(index: number): void {
    const option = this.options[index];
    this.hide();
    if (option) this.onChoose(option.value);
  }

  private activate(index: number): void {
    this.active = index;
    for (const [at, item] of [...this.element.children].entries())
      item.setAttribute('aria-selected', String(at === index));
    const active = this.element.children[index];
    if (active) {
      this.field.setAttribute('aria-activedescendant', active.id);
      active.scrollIntoView({ block: 'nearest' });
    } else this.field.removeAttribute('aria-activedescendant');
  }

  private setOpen(open: boolean): void {
    this.element.hidden = !open;
    if (open) this.element.scrollIntoView({ block: 'nearest' });
    if (this.field.getAttribute('role') === 'combobox') this.field.setAttribute('aria-expanded', String(open));
  }
}
