import { type Activity, CardFactory, MessageFactory } from 'botbuilder';
import type { Card } from '../cards/cardDeck';

/** A message that is nothing but this card. */
export function cardMessage(card: Card): Partial<Activity> {
  return MessageFactory.attachment(CardFactory.adaptiveCard(card));
}
