import { withoutHidden } from '../i18n/withoutHidden';
import type { Card } from './cardDeck';

/** A card with texts to copy at its end, each under its label; nothing in them is read as Markdown. */
export function withTexts(card: Card, texts: readonly (readonly [label: string, text: string])[]): Card {
  const body: unknown[] = Array.isArray(card.body) ? card.body : [];
  const items = texts.flatMap(([label, text]) => [
    { type: 'TextBlock', text: label, weight: 'Bolder', size: 'Small', spacing: 'Small', wrap: true },
    {
      type: 'RichTextBlock',
      spacing: 'None',
      inlines: [{ type: 'TextRun', text: withoutHidden(text), fontType: 'Monospace', size: 'Small' }],
    },
  ]);
  return { ...card, body: [...body, { type: 'Container', separator: true, spacing: 'Medium', items }] };
}
