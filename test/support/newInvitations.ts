import type { CardDeck } from '../../src/bot/cards/cardDeck';
import { BatchCards } from '../../src/bot/conversation/batch/batchCards';
import { LineReader } from '../../src/bot/conversation/batch/lineReader';
import { FormCards } from '../../src/bot/conversation/cards/formCards';
import { OnePressCards } from '../../src/bot/conversation/cards/onePressCards';
import { Invitations } from '../../src/bot/conversation/invitations';
import { OnePress } from '../../src/bot/conversation/onePress';
import type { QuickAdd } from '../../src/bot/conversation/quickAdd';
import type { Tickets } from '../../src/bot/forms/tickets';
import type { Catalog } from '../../src/bot/kinds/catalog';
import { ValueSeal } from '../../src/bot/state/valueSeal';

/** Answers to commands, as the app puts them together. */
export function newInvitations(deck: CardDeck, tickets: Tickets, catalog: Catalog, quickAdd: QuickAdd): Invitations {
  const lineReader = new LineReader(quickAdd);
  const cards = new FormCards(deck, tickets, catalog, quickAdd);
  return new Invitations(
    cards,
    new BatchCards(deck, tickets, lineReader, new ValueSeal(['k'.repeat(32)])),
    quickAdd,
    lineReader,
    new OnePress(quickAdd),
    new OnePressCards(deck, cards),
  );
}
