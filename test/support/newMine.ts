import type { CardDeck } from '../../src/bot/cards/cardDeck';
import { CLOUDS } from '../../src/bot/cloud/clouds';
import { MineCards } from '../../src/bot/conversation/mine/mineCards';
import { MinePresses } from '../../src/bot/conversation/mine/minePresses';
import { OwnLists } from '../../src/bot/conversation/mine/ownLists';
import { Creations } from '../../src/bot/creation/creations';
import { Deeds } from '../../src/bot/creation/deeds';
import { ObjectActions } from '../../src/bot/creation/objectActions';
import { proofOf } from '../../src/bot/creation/submission';
import type { Tickets } from '../../src/bot/forms/tickets';
import type { Catalog } from '../../src/bot/kinds/catalog';
import { Ledger } from '../../src/bot/ledger/ledger';
import { MemoryStore } from '../../src/bot/state/memoryStore';
import type { Store } from '../../src/bot/state/store';
import type { Turn } from '../../src/bot/turn/turn';
import { testClock } from './testClock';

/** What people have, as the app puts it together. */
export function newMine(
  catalog: Catalog,
  deck: CardDeck,
  tickets: Tickets,
  store: Store = new MemoryStore(),
): MinePresses {
  const clock = testClock(Date.now);
  const creations = new Creations(new Ledger(store, 60_000, clock, proofOf), clock, deck.translators);
  const deeds = new Deeds(catalog, CLOUDS.public, creations, clock);
  const actions = new ObjectActions(new Ledger(store, 60_000, clock), deeds, clock);
  const lists = new OwnLists(catalog, (turn: Turn) => deeds.viewerOf(turn));
  return new MinePresses(catalog, lists, new MineCards(deck, tickets), actions);
}
