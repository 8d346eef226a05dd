import type { Steps } from '../http/steps';
import type { Store } from './store';

/** A store whose calls are steps of the turn that makes them; the watch for what is due belongs to none. */
export function timedStore(store: Store, steps: Steps): Store {
  return {
    claim: (...call) => steps.step('store claim', () => store.claim(...call)),
    get: (...call) => steps.step('store get', () => store.get(...call)),
    compareAndSet: (...call) => steps.step('store compareAndSet', () => store.compareAndSet(...call)),
    take: (...call) => steps.step('store take', () => store.take(...call)),
    due: (...call) => store.due(...call),
    time: () => steps.step('store time', () => store.time()),
    mayHaveLost: (since) => store.mayHaveLost(since),
    ready: () => store.ready(),
    close: () => store.close(),
  };
}
