import { isJson, type Json, objectsIn } from './json';

/** Members that hold no part of what is shown. */
const notShown = ['data', 'fallback', 'refresh', 'authentication', 'msteams', 'choices.data'];

/** Every typed object within a card, in reading order: elements, actions, inlines, cards in cards. */
export function elementsOf(part: unknown): Json[] {
  if (Array.isArray(part)) return part.flatMap(elementsOf);
  if (!isJson(part)) return [];
  const inner = Object.entries(part)
    .filter(([name]) => !notShown.includes(name))
    .flatMap(([, member]) => elementsOf(member));
  return typeof part.type === 'string' ? [part, ...inner] : inner;
}

export interface ActionName {
  verb?: string | undefined;
  title?: string | undefined;
}

export function inputsOf(card: unknown): Json[] {
  return elementsOf(card).filter(({ type, id }) => String(type).startsWith('Input.') && typeof id === 'string');
}

/** The choices a client offers by itself; undefined when it asks for them while one types. */
export function choicesOf(input: Json): { title: string; value: string }[] | undefined {
  if (isJson(input['choices.data'])) return undefined;
  return objectsIn(input, 'choices').map(({ title, value }) => ({ title: String(title), value: String(value) }));
}
