import { openStore } from '../../src/bot/state/openStore';
import type { Store } from '../../src/bot/state/store';

/** Opens the store at an address for the test at hand, and closes it afterwards. */
export function openedStores(): (url: string, tell?: (warning: string) => void) => Store {
  let opened: Store[] = [];
  afterEach(async () => {
    await Promise.all(opened.map((store) => store.close()));
    opened = [];
  });
  return (url, tell) => {
    const store = openStore(url, tell);
    opened.push(store);
    return store;
  };
}
