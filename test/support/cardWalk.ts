import type * as AdaptiveCards from 'adaptivecards';

const {
  AdaptiveCard,
  SerializationContext,
  Versions,
}: typeof AdaptiveCards = require('adaptivecards/dist/adaptivecards.js');

/** One text in a card or template: where it stands, and in what kind of element. */
export interface Text {
  readonly text: string;
  /** `body/3/choices/0/title`. */
  readonly path: string;
  /** Type of the innermost element that has one: `TextBlock`, `Input.Text`. */
  readonly type: string;
}

/** Every text below a node, keys excluded. */
export function textsIn(node: unknown, path = '', type = ''): Text[] {
  if (typeof node === 'string') return [{ text: node, path, type }];
  if (typeof node !== 'object' || node === null) return [];
  const inner = 'type' in node && typeof node.type === 'string' ? node.type : type;
  return Object.entries(node).flatMap(([name, value]) => textsIn(value, path ? `${path}/${name}` : name, inner));
}

/** Places where nothing is read as Markdown and where what people typed may therefore stand. */
export function isPlainPlace({ path, type }: Text): boolean {
  const name = path.split('/').at(-1) ?? '';
  return (
    (type === 'TextRun' && name === 'text') ||
    (type.startsWith('Input.') && name === 'value') ||
    /\/choices\/\d+\/(title|value)$/.test(path) ||
    isPressData(path)
  );
}

/** What a button sends back; nobody sees it. */
export function isPressData(path: string): boolean {
  return /^(refresh\/action|.*\bactions\/\d+)\/data(\/|$)/.test(path);
}

/**
 * What Microsoft's own client says against a card, but for two things that Teams itself documents for people pickers, and
 * for every second language that it reads: its pattern for `lang` goes on where it stopped the last time.
 */
export function complaints(json: object): string[] {
  const context = new SerializationContext(Versions.v1_5);
  const card = new AdaptiveCard();
  card.parse(json, context);
  const parsed = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
  const validated = card.validateProperties().validationEvents.map(({ message }) => message);
  return [...parsed, ...validated].filter(
    (message) =>
      message !== 'An Input.ChoiceSet must have at least one choice defined.' &&
      message !== 'Property "choices.data" is supported in version 1.6, but you are using version 1.5.' &&
      !/^Invalid value "[a-z]{2}" for property "lang"\.$/.test(message),
  );
}
