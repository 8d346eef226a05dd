export interface Message {
  readonly id: string;
  readonly from: string;
  readonly text?: string;
  readonly card?: Record<string, unknown>;
}

/** The chat as the person who spoke or pressed now sees it, newest message last. */
export interface Seen {
  readonly messages: readonly Message[];
  /** True when Teams would show a sign-in button. */
  readonly signIn?: boolean;
  /** Where that button leads, and the code that the window has shown where nobody hears of its end. */
  readonly login?: string;
  readonly code?: string;
  /** A sentence that only the person who pressed sees. */
  readonly notice?: string;
  readonly error?: string;
}

/** The newest card in a chat. */
export function lastCard({ messages }: Seen): Record<string, unknown> {
  const card = messages.findLast((message) => message.card)?.card;
  if (!card) throw new Error('There is no card in the chat.');
  return card;
}

/** Everything a card says, in reading order, a line per element. */
export function textOf(card: unknown): string {
  return elementsOf(card)
    .flatMap(({ type, text, inlines, title }) => {
      if (Array.isArray(inlines)) return inlines.map((inline: { text: string }) => inline.text).join('');
      if (type === 'TextBlock') return String(text);
      return String(type).startsWith('Action.') ? `[${title}]` : [];
    })
    .join('\n');
}

/** The sentence under an input, '' when there is none. */
export function problemAt(card: unknown, input: string): string {
  const elements = elementsOf(card);
  const next = elements[elements.findIndex(({ id }) => id === input) + 1];
  const said = textOf(next);
  return /^⚠ (?:Please check|Bitte prüfen): (.*)$/s.exec(said)?.[1] ?? '';
}

/** What stands in the inputs of a card, by id. */
export function valuesOf(card: unknown): Record<string, unknown> {
  const inputs = elementsOf(card).filter(({ type }) => String(type).startsWith('Input.'));
  return Object.fromEntries(inputs.map(({ id, value }) => [String(id), value]));
}

export function elementsOf(node: unknown): Record<string, unknown>[] {
  if (Array.isArray(node)) return node.flatMap(elementsOf);
  if (typeof node !== 'object' || node === null) return [];
  const element: Record<string, unknown> = { ...node };
  const { body, items, columns, actions } = element;
  const inner = [body, items, columns, actions].flatMap(elementsOf);
  return element.type === 'AdaptiveCard' ? inner : [element, ...inner];
}

/** The button of a card with that verb, as a client sends it. */
export function buttonOf(card: unknown, verb: string): { readonly verb: string; readonly data: object } {
  const button = elementsOf(card).find((element) => element.type === 'Action.Execute' && element.verb === verb);
  if (!button) throw new Error(`The card has no button ${verb}.`);
  return { ...button, verb, data: Object(button.data) };
}

/** What the person sees, in words: what stands below the chat, and its newest message. */
export function inWords({ messages, signIn, notice, error }: Seen): string {
  const newest = messages.at(-1);
  const lines = [
    signIn && 'a sign-in button',
    notice && `the notice “${notice}”`,
    error && `the error “${error}”`,
    newest && `a message from ${newest.from}: ${[newest.text, textOf(newest.card)].filter(Boolean).join('\n')}`,
  ];
  return lines.filter(Boolean).join('\n') || 'an empty chat';
}
