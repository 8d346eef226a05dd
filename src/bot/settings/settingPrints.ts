import { createHmac } from 'node:crypto';
import type { Prints } from '../state/peerSettings';
import type { Settings } from './settings';

/** What all instances on one store must have in common: a form's keys, how long a late commit is waited for, the house rules, and which Graph. */
export function settingPrints({ formKeys, settle, graphUrl, houseRules = {} }: Settings): Prints {
  const keys = formKeys.map((key) => print(key, 'FORM_KEYS'));
  return {
    FORM_KEYS: { own: keys[0] ?? '', taken: keys },
    SETTLE_SECONDS: same(print('SETTLE_SECONDS', String(settle))),
    HOUSE_RULES: same(print('HOUSE_RULES', JSON.stringify(houseRules))),
    GRAPH_URL: same(print('GRAPH_URL', graphUrl)),
  };
}

function same(own: string): Prints[string] {
  return { own, taken: [own] };
}

/** Says whether two are equal, and nothing of what they are. */
function print(key: string, text: string): string {
  return createHmac('sha256', key).update(`Muster settings ${text}`).digest('base64url').slice(0, 16);
}
