import { openStore } from '../../src/bot/state/openStore';
import type { Store } from '../../src/bot/state/store';

/** Opens the store at an address for the test at hand, and closes it afterwards. */
export function openedStores(): (url: string) => Store {
  let opened: Store[] = [];
  afterEach(async () => {
    await Promise.all(opened.map((store) => store.close()));
    opened = [];
  });
  return (url) => {
    const store = openStore(url);
    opened.push(store);
    return store;
  };
}
