import type { CardDeck } from '../../src/bot/cards/cardDeck';
import { SummaryCards } from '../../src/bot/conversation/cards/summaryCards';
import type { OwnCommands } from '../../src/bot/conversation/messages';
import { CancelForms } from '../../src/bot/conversation/past/cancelForms';
import { PastCards } from '../../src/bot/conversation/past/pastCards';
import { PastPresses } from '../../src/bot/conversation/past/pastPresses';
import { Creations } from '../../src/bot/creation/creations';
import { History } from '../../src/bot/creation/history';
import { proofOf } from '../../src/bot/creation/submission';
import type { Tickets } from '../../src/bot/forms/tickets';
import type { Catalog } from '../../src/bot/kinds/catalog';
import { Ledger } from '../../src/bot/ledger/ledger';
import { MemoryStore } from '../../src/bot/state/memoryStore';
import type { Store } from '../../src/bot/state/store';
import { newMine } from './newMine';
import { testClock } from './testClock';

/** What people ask about what is theirs, as the app puts it together. */
export function ownCommands(
  catalog: Catalog,
  deck: CardDeck,
  tickets: Tickets,
  signOut: OwnCommands['signOut'] = async () => undefined,
  store: Store = new MemoryStore(),
): OwnCommands {
  const clock = testClock(Date.now);
  const history = new History(store);
  const creations = new Creations(new Ledger(store, 60_000, clock, proofOf), clock);
  const cards = new PastCards(deck, tickets, new SummaryCards(deck, tickets));
  return {
    mine: newMine(catalog, deck, tickets, store),
    past: new PastPresses(catalog, creations, history, cards),
    forms: new CancelForms(catalog, creations, history),
    history,
    signOut,
  };
}
