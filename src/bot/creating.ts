import type { Logger } from 'pino';
import { BoundedQueue } from './creation/creationQueue';
import { Creations } from './creation/creations';
import { Deeds } from './creation/deeds';
import { History } from './creation/history';
import { measuredLog } from './creation/measuredLog';
import { ObjectActions } from './creation/objectActions';
import { proofOf } from './creation/submission';
import { KindAccess } from './houseRules/kindAccess';
import { Ledger, type LedgerWatch } from './ledger/ledger';
import type { Outside } from './outside';
import type { Parts } from './parts';
import type { Settings } from './settings/settings';

/** What creates objects, and what is done with them later. */
export type Creating = ReturnType<typeof newCreating>;

/** Puts together the ledger and what runs under it: creations, and presses on the cards of what is there. */
export function newCreating(
  settings: Settings,
  { catalog, translators }: Pick<Parts, 'catalog' | 'translators'>,
  { store, clock, steps, measures, audit }: Outside,
  log: Logger,
) {
  const { cloud } = settings;
  const access = new KindAccess();
  const history = new History(store);
  const finished = measuredLog(log, measures);
  const watched: LedgerWatch = async (step) => {
    const result = await steps.step('ledger', step);
    measures.count('muster.ledger.results', { state: result.state });
    return result;
  };
  const creations = new Creations(
    new Ledger(store, settings.settle, clock, proofOf, watched),
    clock,
    translators,
    finished,
    new BoundedQueue(settings.queuedCreations, store),
    cloud,
    audit,
    history,
    access,
  );
  const deeds = new Deeds(catalog, cloud, creations, clock);
  const actions = new ObjectActions(
    new Ledger(store, settings.settle, clock, undefined, watched),
    deeds,
    clock,
    finished,
    audit,
  );
  return { access, history, creations, deeds, actions };
}
