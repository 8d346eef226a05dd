import { setTimeout as wait } from 'node:timers/promises';
import { accessWarnings } from '../state/accessWarnings';
import { openStore } from '../state/openStore';
import type { Store } from '../state/store';
import type { Finding } from './finding';
import type { Settings } from './settings';

/** Milliseconds that a store may take until it is ready. */
const WITHIN = 5_000;
const WHAT = 'the state store';

/** What there is to say of the store, of the way to it, and of the keys that seal it. */
export async function storeFindings(settings: Settings): Promise<Finding[]> {
  return [...(await opened(settings.stateUrl)), formKeys(settings)];
}

async function opened(url: string): Promise<Finding[]> {
  const warnings = accessWarnings(url);
  try {
    const store = openStore(url, (warning) => warnings.push(warning));
    await readyWithin(WITHIN, store).finally(() => store.close());
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? ` ${error.cause.message}` : '';
    const words = error instanceof Error ? error.message : String(error);
    return [{ what: WHAT, problem: `${words}${cause} Check STATE_URL, and whether the store runs and takes writes.` }];
  }
  return warnings.length === 0 ? [{ what: WHAT }] : warnings.map((warning) => ({ what: WHAT, warning }));
}

/** A replica that has just come makes a store wait. */
async function readyWithin(milliseconds: number, store: Store): Promise<void> {
  for (const end = Date.now() + milliseconds; ; await wait(100)) {
    try {
      return await store.ready();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

function formKeys({ areFormKeysDerived }: Settings): Finding {
  const what = 'keys of forms';
  if (!areFormKeysDerived) return { what };
  const warning =
    'FORM_KEYS is missing, so they are made from the client secret: with the next secret all open forms end, and what the ' +
    'store holds of the last eight days does not open. Make a key with: openssl rand -base64 32';
  return { what, warning };
}
