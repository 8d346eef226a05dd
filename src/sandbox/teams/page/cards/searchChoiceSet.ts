import './adaptiveCards.js';
import type { AdaptiveCard, FetchedChoice, SerializationContext } from 'adaptivecards';
import { avatar } from '../chat/avatar.js';
import { element } from '../dom.js';
import { ListBox } from '../listBox.js';

/** Longest list that Teams shows. */
const mostOptions = 15;

/**
 * Input.ChoiceSet whose choices are searched for (`choices.data`), people pickers among them, as Teams shows it.
 * The library's own gives the title instead of the value, holds only one, and is not announced to screen readers.
 */
export class SearchChoiceSet extends AdaptiveCards.ChoiceSetInput {
  /** A search is under way. */
  asking = false;
  associatedInputs = false;
  /** Names what is chosen from the beginning and not among the card's own choices. */
  nameOf: (value: string) => string | undefined = () => undefined;
  readonly #box = element('div', { class: 'search-choice' });
  readonly #text = element('input', { type: 'text', role: 'combobox', autocomplete: 'off', 'aria-expanded': 'false' });
  readonly #list = new ListBox<FetchedChoice>(this.#text, 'Found', (choice) => this.#choose(choice));
  readonly #chosen = new Map<string, string>();
  #later = 0;

  /** What the person typed is asked for by the applet whenever the value changes. */
  override getFilterForDynamicSearch(): string | undefined {
    return this.isDynamicTypeahead() ? this.#text.value.trim() : super.getFilterForDynamicSearch();
  }

  override get value(): string | undefined {
    if (!this.isDynamicTypeahead()) return super.value;
    return [...this.#chosen.keys()].join(this.hostConfig.choiceSetInputValueSeparator) || undefined;
  }

  override isValid(): boolean {
    return this.isDynamicTypeahead() || super.isValid();
  }

  override renderChoices(filter: string, fetched: FetchedChoice[]): void {
    this.asking = false;
    if (filter !== this.#text.value.trim()) return;
    const free = fetched.filter(({ value }) => !this.#chosen.has(value)).slice(0, mostOptions);
    if (free.length === 0) this.#list.say(`Nothing found for “${filter}”`);
    else
      this.#list.show(
        free.map((choice) => this.#option(choice)),
        0,
      );
  }

  override showLoadingIndicator(): void {
    if (!this.#list.open) this.#list.say('Searching …');
  }

  override removeLoadingIndicator(): void {
    this.asking = false;
    this.#list.hide();
  }

  override showErrorIndicator(filter: string, error: string): void {
    this.asking = false;
    if (filter === this.#text.value.trim()) this.#list.say(error);
  }

  override showValidationFailureCue(): void {
    this.#box.classList.add('ac-input-validation-failed');
  }

  override removeValidationFailureCue(): void {
    this.#box.classList.remove('ac-input-validation-failed');
  }

  override focus(): void {
    if (this.isDynamicTypeahead()) this.#text.focus();
    else super.focus();
  }

  protected override internalParse(source: object, context: SerializationContext): void {
    super.internalParse(source, context);
    const data: unknown = 'choices.data' in source ? source['choices.data'] : undefined;
    this.associatedInputs =
      typeof data === 'object' && data !== null && 'associatedInputs' in data && data.associatedInputs === 'auto';
  }

  protected override updateInputControlAriaLabelledBy(): void {
    if (!this.isDynamicTypeahead()) {
      super.updateInputControlAriaLabelledBy();
      return;
    }
    // The label belongs to the text field, not to the box around it.
    if (this.#box.id) this.#text.id = this.#box.id;
    this.#box.removeAttribute('id');
    this.#text.setAttribute('aria-labelledby', this.getAllLabelIds().join(' '));
  }

  protected override internalRender(): HTMLElement | undefined {
    if (!this.isDynamicTypeahead()) return super.internalRender();
    for (const value of (this.defaultValue ?? '').split(this.hostConfig.choiceSetInputValueSeparator).filter(Boolean)) {
      this.#chosen.set(
        value,
        this.choices.find((choice) => choice.value === value)?.title ?? this.nameOf(value) ?? value,
      );
    }
    this.#text.placeholder = this.placeholder ?? 'Type to search';
    if (this.isRequired) this.#text.setAttribute('aria-required', 'true');
    this.#text.addEventListener('input', () => this.#typed());
    this.#text.addEventListener('keydown', (event) => this.#key(event));
    this.#text.addEventListener('blur', () => this.#leave());
    this.#draw();
    return this.#box;
  }

  #typed(): void {
    clearTimeout(this.#later);
    const ask = () => {
      this.asking = true;
      this.valueChanged();
    };
    if (this.#text.value.trim() === '') this.#list.hide();
    else this.#later = setTimeout(ask, this.hostConfig.inputs.debounceTimeInMilliSeconds);
  }

  #key(event: KeyboardEvent): void {
    if (this.#list.key(event)) return;
    const last = [...this.#chosen.keys()].at(-1);
    if (event.key === 'Backspace' && this.#text.value === '' && last) this.#remove(last);
  }

  /** Words that were not chosen do not count, and so they do not stay. */
  #leave(): void {
    clearTimeout(this.#later);
    this.#list.hide();
    this.#text.value = '';
  }

  #choose({ title, value }: FetchedChoice): void {
    if (!this.isMultiSelect) this.#chosen.clear();
    this.#chosen.set(value, title);
    this.#text.value = '';
    this.#changed();
  }

  #remove(value: string): void {
    this.#chosen.delete(value);
    this.#changed();
  }

  #changed(): void {
    this.#draw();
    this.#text.focus();
    this.valueChanged();
  }

  #draw(): void {
    const chips = [...this.#chosen].map(([value, title]) => this.#chip(value, title));
    this.#box.replaceChildren(...chips, this.#text, this.#list.element);
  }

  #chip(value: string, title: string): HTMLElement {
    const remove = element(
      'button',
      { type: 'button', 'aria-label': `Remove ${title}`, onclick: () => this.#remove(value) },
      '×',
    );
    return element('span', { class: 'chip' }, title, remove);
  }

  #option(choice: FetchedChoice) {
    const detail = 'subtitle' in choice && typeof choice.subtitle === 'string' ? choice.subtitle : undefined;
    const isPerson = this.choicesData?.dataset.startsWith('graph.microsoft.com/users');
    return { label: choice.title, detail, picture: isPerson ? avatar(choice.title) : undefined, value: choice };
  }
}

/** For `associatedInputs: "auto"`: the answers in the other inputs, which a search in this dataset carries along. */
export function dataOfOtherInputs(card: AdaptiveCard | undefined, dataset: string): Record<string, string> | undefined {
  const inputs = card?.getAllInputs() ?? [];
  const asking = inputs.find(
    (input) => input instanceof SearchChoiceSet && input.asking && input.choicesData?.dataset === dataset,
  );
  if (!(asking instanceof SearchChoiceSet) || !asking.associatedInputs) return undefined;
  const others = inputs.filter((input) => input !== asking && input.id && input.isSet());
  return Object.fromEntries(others.map((input) => [input.id ?? '', String(input.value)]));
}
