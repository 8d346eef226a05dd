import { element } from '../dom.js';

/** Sends what a control of the panel asks for. @returns The answer, or an `error` to be shown. */
export async function ask(address: string, body?: object, method = 'POST'): Promise<Record<string, unknown>> {
  const headers = { 'Content-Type': 'application/json' };
  const request = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) };
  try {
    const text = await (await fetch(`/sandbox/${address}`, request)).text();
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return { error: 'The sandbox does not answer. Is it still running?' };
  }
}

/** A choice among values that are told in words. */
export function choice(words: Readonly<Record<string, string>>): HTMLSelectElement {
  const select = element('select', {});
  for (const [value, says] of Object.entries(words)) select.add(new Option(says, value));
  return select;
}

/** Controls that belong together, and a line that says what became of the last. */
export function group(title: string, ...children: readonly (Node | string)[]): HTMLFieldSetElement {
  return element('fieldset', { class: 'world-group' }, element('legend', {}, title), ...children);
}
