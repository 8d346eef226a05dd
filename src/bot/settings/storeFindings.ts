import type { Finding } from './finding';
import type { Settings } from './settings';

/** What there is to say of the store and of the keys that seal it. */
export function storeFindings(settings: Settings): Finding[] {
  return [formKeys(settings)];
}

function formKeys({ areFormKeysDerived }: Settings): Finding {
  const what = 'keys of forms';
  if (!areFormKeysDerived) return { what };
  const warning =
    'FORM_KEYS is missing, so they are made from the client secret: with the next secret all open forms end, and what the ' +
    'store holds of the last eight days does not open. Make a key with: openssl rand -base64 32';
  return { what, warning };
}
