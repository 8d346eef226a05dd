import { withoutHidden } from '../i18n/withoutHidden';
import { isRecord } from '../json/json';
import type { Card } from './cardDeck';

/** What stands around an input, and sentences right under it. */
export interface ShownFieldRules {
  readonly prefix: string;
  readonly suffix: string;
  readonly sentences: readonly string[];
}

/** A form whose inputs of these ids say what the house asks of them, before anything is typed. */
export function withFieldRules(card: Card, rules: Readonly<Record<string, ShownFieldRules>>): Card {
  if (Object.keys(rules).length === 0) return card;
  return { ...card, body: placed(Array.isArray(card.body) ? card.body : [], rules) };
}

function placed(elements: readonly unknown[], rules: Readonly<Record<string, ShownFieldRules>>): unknown[] {
  return elements.flatMap((element) => {
    if (!isRecord(element)) return [element];
    const { type, id } = element;
    const own = typeof type === 'string' && type.startsWith('Input.') && typeof id === 'string' ? rules[id] : undefined;
    if (own) return [around(element, own), ...own.sentences.map(sentence)];
    const inner = Object.entries(element).map(([name, value]) => [
      name,
      (name === 'items' || name === 'columns') && Array.isArray(value) ? placed(value, rules) : value,
    ]);
    return [Object.fromEntries(inner)];
  });
}

/** As high as the label of an input, so that what comes below stands on the line on which people type. */
const LABEL = { type: 'TextBlock', text: '\u00a0', weight: 'Bolder' };

/** The input between its texts. */
function around(input: object, { prefix, suffix }: ShownFieldRules): object {
  if (prefix === '' && suffix === '') return input;
  const text = (words: string) =>
    words.trim() === ''
      ? []
      : [{ type: 'Column', width: 'auto', items: [LABEL, { ...run(words.trim(), 'Default'), spacing: 'Medium' }] }];
  const middle = { type: 'Column', width: 'stretch', items: [input] };
  return { type: 'ColumnSet', columns: [...text(prefix), middle, ...text(suffix)] };
}

function sentence(words: string): object {
  return { ...run(words, 'Small'), spacing: 'Small' };
}

/** Texts of the house stand in runs, where nothing is read as Markdown. */
function run(text: string, size: 'Default' | 'Small'): object {
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: withoutHidden(text), size, isSubtle: true }] };
}
