import { withoutHidden } from '../i18n/withoutHidden';
import type { Card } from './cardDeck';

const ID = 'refusalWords';

/** A form with Graph's own words and ids under its title, folded away behind a button: people copy them for whoever they ask. */
export function withDetails(card: Card, title: string, words: string): Card {
  const [heading, ...body] = bodyOf(card);
  return { ...card, body: [heading, ...folded(title, words), ...body] };
}

/** The same below what a card says. */
export function withDetailsBelow(card: Card, title: string, words: string): Card {
  return { ...card, body: [...bodyOf(card), ...folded(title, words)] };
}

function bodyOf({ body }: Card): unknown[] {
  return Array.isArray(body) ? body : [];
}

function folded(title: string, words: string): object[] {
  if (words === '') return [];
  const button = { type: 'Action.ToggleVisibility', title, targetElements: [ID] };
  const shown = [{ type: 'TextRun', text: withoutHidden(words), size: 'Small', isSubtle: true }];
  return [
    { type: 'ActionSet', spacing: 'Small', actions: [button] },
    { type: 'Container', id: ID, isVisible: false, items: [{ type: 'RichTextBlock', inlines: shown }] },
  ];
}
