import type { Card } from '../cards/cardDeck';
import { recordOf, textOf } from '../json/json';

/** A login request as a card, for clients that cannot be asked in the answer to a press: its button opens the sign-in page. */
export function signInCard(request: unknown): Card {
  const { text, buttons } = recordOf(request);
  const all: unknown[] = Array.isArray(buttons) ? buttons : [];
  const { title, value } = recordOf(all[0]);
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: textOf(text) }] }],
    actions: [
      { type: 'Action.Submit', title: textOf(title), data: { msteams: { type: 'signin', value: textOf(value) } } },
    ],
  };
}
