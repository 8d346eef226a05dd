import { join } from 'node:path';
import { CardDeck } from '../../src/bot/cards/cardDeck';
import { CLOUDS } from '../../src/bot/cloud/clouds';
import { BatchCards } from '../../src/bot/conversation/batch/batchCards';
import { BatchCreations } from '../../src/bot/conversation/batch/batchCreations';
import { BatchPresses } from '../../src/bot/conversation/batch/batchPresses';
import { LineReader } from '../../src/bot/conversation/batch/lineReader';
import { FormCards } from '../../src/bot/conversation/cards/formCards';
import { OnePressCards } from '../../src/bot/conversation/cards/onePressCards';
import { EditForms } from '../../src/bot/conversation/living/editForms';
import { LivingButtons } from '../../src/bot/conversation/living/livingButtons';
import { LivingPresses } from '../../src/bot/conversation/living/livingPresses';
import { LivingTokens } from '../../src/bot/conversation/living/livingTokens';
import { PresentCards } from '../../src/bot/conversation/living/presentCards';
import { OnePress } from '../../src/bot/conversation/onePress';
import { Presses } from '../../src/bot/conversation/presses';
import { QuickAdd } from '../../src/bot/conversation/quickAdd';
import { Creations } from '../../src/bot/creation/creations';
import { Deeds } from '../../src/bot/creation/deeds';
import { ObjectActions } from '../../src/bot/creation/objectActions';
import { proofOf } from '../../src/bot/creation/submission';
import type { Tickets } from '../../src/bot/forms/tickets';
import { Translators } from '../../src/bot/i18n/translators';
import type { Catalog } from '../../src/bot/kinds/catalog';
import { Languages } from '../../src/bot/language/languages';
import { Ledger } from '../../src/bot/ledger/ledger';
import { MemoryStore } from '../../src/bot/state/memoryStore';
import type { Store } from '../../src/bot/state/store';
import { ValueSeal } from '../../src/bot/state/valueSeal';
import type { Turn } from '../../src/bot/turn/turn';
import { ownCommands } from './ownCommands';
import { testClock } from './testClock';

const ROOT = join(__dirname, '../..');

/** Presses as the app puts them together, over a store and a clock of the test's own. */
export function newPresses(
  catalog: Catalog,
  tickets: Tickets,
  now: () => number = Date.now,
  store: Store = new MemoryStore(now),
  waitLimit?: number,
): Presses {
  const translators = Translators.load(join(ROOT, 'messages'));
  const deck = CardDeck.load(join(ROOT, 'cards'), translators);
  const quickAdd = new QuickAdd(Languages.load(), catalog);
  const lineReader = new LineReader(quickAdd);
  const tokens = new LivingTokens(['k'.repeat(32)]);
  const cards = new FormCards(deck, tickets, catalog, quickAdd, undefined, new LivingButtons(tokens, now));
  const batchCards = new BatchCards(deck, tickets, lineReader, new ValueSeal(['k'.repeat(32)]));
  const creations = new Creations(new Ledger(store, 60_000, testClock(now), proofOf), testClock(now), translators);
  const [onePress, onePressCards] = [new OnePress(quickAdd), new OnePressCards(deck, cards)];
  const batches = new BatchPresses(catalog, batchCards, lineReader, new BatchCreations(creations), waitLimit);
  const deeds = new Deeds(catalog, CLOUDS.public, creations, testClock(now));
  const actions = new ObjectActions(new Ledger(store, 60_000, testClock(now)), deeds, testClock(now));
  const { summaries } = cards;
  const viewerOf = (turn: Turn) => deeds.viewerOf(turn);
  const present = new PresentCards(summaries, creations, viewerOf, now);
  const edits = new EditForms(cards, tokens, viewerOf);
  const living = new LivingPresses({ catalog, tokens, summaries, present, actions, edits, waitLimit });
  return new Presses({
    catalog,
    tickets,
    cards,
    creations,
    quickAdd,
    batches,
    onePress,
    onePressCards,
    ...ownCommands(catalog, deck, tickets, undefined, store),
    waitLimit,
    living,
  });
}
