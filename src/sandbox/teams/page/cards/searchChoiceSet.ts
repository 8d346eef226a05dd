import './adaptiveCards.js';
import type { AdaptiveCard, FetchedChoice, SerializationContext } from 'adaptivecards';
import { avatar } from '../chat/avatar.js';
import { ChoiceField } from './choiceField.js';

/** Longest list that Teams shows. */
const mostOptions = 15;

/**
 * Input.ChoiceSet whose choices are searched for (`choices.data`), people pickers among them, as Teams shows it.
 * The library's own gives the title instead of the value, holds only one, and is not announced to screen readers.
 * So is one of which several can be chosen without a search; other choice sets with choices of their own stay the library's.
 */
export class SearchChoiceSet extends AdaptiveCards.ChoiceSetInput {
  /** A search is under way. */
  asking = false;
  associatedInputs = false;
  /** Names what is chosen from the beginning and not among the card's own choices. */
  nameOf: (value: string) => string | undefined = () => undefined;
  private field: ChoiceField | undefined;

  /** The applet asks for this whenever the value changes. */
  override getFilterForDynamicSearch(): string | undefined {
    return this.field ? this.field.words : super.getFilterForDynamicSearch();
  }

  override get value(): string | undefined {
    if (!this.field) return super.value;
    return this.field.sent.join(this.hostConfig.choiceSetInputValueSeparator) || undefined;
  }

  override isValid(): boolean {
    return this.field !== undefined || super.isValid();
  }

  override renderChoices(filter: string, fetched: FetchedChoice[]): void {
    this.asking = false;
    if (filter === this.field?.words) this.field.list(fetched.slice(0, mostOptions).map((found) => this.option(found)));
  }

  override showLoadingIndicator(): void {
    this.field?.say('Searching …');
  }

  override removeLoadingIndicator(): void {
    this.asking = false;
    this.field?.hideList();
  }

  override showErrorIndicator(filter: string, error: string): void {
    this.asking = false;
    if (filter === this.field?.words) this.field.say(error);
  }

  override showValidationFailureCue(): void {
    this.field?.input.setAttribute('aria-invalid', 'true');
  }

  override removeValidationFailureCue(): void {
    this.field?.input.removeAttribute('aria-invalid');
  }

  override focus(): void {
    if (this.field) this.field.input.focus();
    else super.focus();
  }

  protected override internalParse(source: object, context: SerializationContext): void {
    super.internalParse(source, context);
    const data: unknown = 'choices.data' in source ? source['choices.data'] : undefined;
    this.associatedInputs =
      typeof data === 'object' && data !== null && 'associatedInputs' in data && data.associatedInputs === 'auto';
  }

  protected override internalRender(): HTMLElement | undefined {
    const own = this.isMultiSelect && this.style === 'filtered' && !this.isDynamicTypeahead();
    if (!own && !this.isDynamicTypeahead()) return super.internalRender();
    const { hostConfig, defaultValue = '' } = this;
    const values = defaultValue.split(hostConfig.choiceSetInputValueSeparator).filter(Boolean);
    this.field = new ChoiceField(
      {
        several: this.isMultiSelect,
        placeholder: this.placeholder ?? 'Type to search',
        pauseMs: hostConfig.inputs.debounceTimeInMilliSeconds,
        search: () => this.search(),
        ...(own && { own: this.choices.map(({ title = '', value = '' }) => ({ title, value })) }),
        changed: () => this.valueChanged(),
      },
      values.map((value) => ({ value, title: this.titleOf(value) })),
    );
    if (this.isRequired) this.field.input.setAttribute('aria-required', 'true');
    return this.field.element;
  }

  protected override updateInputControlAriaLabelledBy(): void {
    if (!this.field) {
      super.updateInputControlAriaLabelledBy();
      this.nameGroup();
      return;
    }
    // The label belongs to the text field, not to the box around it.
    const { element, input } = this.field;
    if (element.id) input.id = element.id;
    element.removeAttribute('id');
    input.setAttribute('aria-labelledby', this.getAllLabelIds().join(' '));
  }

  /** Several boxes or circles are one question, which the library does not say. */
  private nameGroup(): void {
    const box = this.renderedInputControlElement;
    if (!box?.querySelector('input[type="radio"], input[type="checkbox"]')) return;
    box.setAttribute('role', box.querySelector('input[type="radio"]') ? 'radiogroup' : 'group');
    box.setAttribute('aria-labelledby', this.getAllLabelIds().join(' '));
  }

  private search(): void {
    this.asking = true;
    this.valueChanged();
  }

  private titleOf(value: string): string {
    return this.choices.find((choice) => choice.value === value)?.title ?? this.nameOf(value) ?? value;
  }

  private option(choice: FetchedChoice) {
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
