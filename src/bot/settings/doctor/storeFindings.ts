import { setTimeout as wait } from 'node:timers/promises';
import { accessWarnings } from '../../state/accessWarnings';
import { openStore } from '../../state/openStore';
import { PeerSettings } from '../../state/peerSettings';
import { sealedStore } from '../../state/sealedStore';
import type { Store } from '../../state/store';
import { StoreClock } from '../../state/storeClock';
import { settingPrints } from '../settingPrints';
import type { Settings } from '../settings';
import type { Finding } from './finding';

/** Milliseconds that a store may take until it is ready. */
const WITHIN = 5_000;
const WHAT = 'the state store';

/** What there is to say of the store, of the way to it, and of the keys that seal it. */
export async function storeFindings(settings: Settings): Promise<Finding[]> {
  return [...(await opened(settings)), formKeys(settings)];
}

async function opened(settings: Settings): Promise<Finding[]> {
  const { stateUrl: url } = settings;
  const warnings = accessWarnings(url);
  const differing: string[] = [];
  try {
    const store = openStore(url, (warning) => warnings.push(warning));
    try {
      await readyWithin(WITHIN, store);
      differing.push(...(await differencesTo(store, settings)));
    } finally {
      await store.close();
    }
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? ` ${error.cause.message}` : '';
    const words = error instanceof Error ? error.message : String(error);
    const problem = `${words}${cause} Check STATE_URL, and whether the store runs and takes writes.`;
    return [{ what: WHAT, problem }, ...warnings.map((warning) => ({ what: WHAT, warning }))];
  }
  const findings = warnings.length === 0 ? [{ what: WHAT }] : warnings.map((warning) => ({ what: WHAT, warning }));
  return differing.length === 0 ? findings : [...findings, { what: 'other instances', problem: otherwise(differing) }];
}

/** The settings that an instance on the same store has otherwise. */
async function differencesTo(store: Store, settings: Settings): Promise<string[]> {
  const sealed = sealedStore(store, settings.formKeys);
  return new PeerSettings(sealed, new StoreClock(store), settingPrints(settings), () => undefined).differences();
}

function otherwise(differing: readonly string[]): string {
  const keys = differing.includes('FORM_KEYS') ? ' Forms of one are strangers to the other.' : '';
  return `Another instance on this store differs in ${differing.join(', ')}.${keys} Give all of them the same.`;
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
