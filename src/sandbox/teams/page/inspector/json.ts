import { element } from '../dom.js';

const token = /("(?:\\.|[^"\\])*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

function kind([, string, colon, word]: RegExpExecArray): string {
  if (string) return colon ? 'json-name' : 'json-string';
  return word ? 'json-word' : 'json-number';
}

/** A value as indented, coloured JSON; a text that is JSON is indented too. */
export function json(value: unknown): HTMLElement {
  const text = JSON.stringify(parsed(value), null, 2) ?? '';
  const nodes: (Node | string)[] = [];
  let end = 0;
  for (const match of text.matchAll(token)) {
    const colored = match[1] ?? match[0];
    nodes.push(text.slice(end, match.index), element('span', { class: kind(match) }, colored));
    end = match.index + colored.length;
  }
  return element('pre', { class: 'json', tabindex: '0' }, ...nodes, text.slice(end));
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
