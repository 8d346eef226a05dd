import { parseArgs } from 'node:util';
import { AuditSender } from '../audit/auditSender';
import { AuditTrail } from '../audit/auditTrail';
import { machineClock } from '../http/clock';
import { newLog } from '../http/newLog';
import { openWayOut } from '../http/wayOut';
import { SignOuts } from '../signIn/signOuts';
import { openStore } from '../state/openStore';
import { sealedStore } from '../state/sealedStore';
import type { Store } from '../state/store';
import type { Settings } from './settings';

/** What is printed, and whether it was done. */
export interface Done {
  readonly done: boolean;
  readonly words: string;
}

const USAGE = 'Say who: npm run signout -- <object id of the person in Entra> [--block | --unblock]';
const MEMORY = 'STATE_URL is memory:, which the bot alone can see. Restart the bot instead: it then knows nobody.';
const GUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const WORDS = {
  signOut: 'is signed out. The next press asks for a sign-in.',
  block: 'is signed out and blocked: no press is taken until npm run signout -- <object id> --unblock.',
  unblock: 'may sign in again.',
};

/** Signs a person out of all bots that share the store, in every tenant that is allowed; never rejects. */
export async function signOutCommand(settings: Settings, args: readonly string[]): Promise<Done> {
  const asked = read(args);
  if (!asked) return { done: false, words: USAGE };
  if (settings.stateUrl === 'memory:') return { done: false, words: MEMORY };
  const { person, what } = asked;
  const store = sealedStore(openStore(settings.stateUrl), settings.formKeys);
  try {
    await audited(settings, store, async (audit) => {
      const signOuts = new SignOuts(store);
      for (const tenantId of settings.allowedTenants) {
        await signOuts[what]({ tenantId, person });
        await audit.record({ tenantId, person, by: 'operator' }, { action: what, outcome: 'done' });
      }
    });
    return { done: true, words: `${person} ${WORDS[what]}` };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { done: false, words: `${why} It may not be done. Check STATE_URL, then try again.` };
  } finally {
    await store.close();
  }
}

/** What an operator does is told as what people do: in what the command prints, and to `AUDIT_URL`. */
async function audited(settings: Settings, store: Store, work: (audit: AuditTrail) => Promise<void>): Promise<void> {
  const [log, wayOut] = [newLog(settings.logLevel), openWayOut(settings.wayOut)];
  const sender = new AuditSender(settings.auditUrl, wayOut.http, store, machineClock, log);
  try {
    await work(new AuditTrail(log, machineClock.now, sender));
    await sender.idle();
  } finally {
    await wayOut.close();
  }
}

function read(args: readonly string[]): { readonly person: string; readonly what: keyof typeof WORDS } | undefined {
  try {
    const options = { block: { type: 'boolean' }, unblock: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [person = '', ...more] = positionals;
    if (!GUID.test(person) || more.length > 0 || (values.block && values.unblock)) return undefined;
    return { person: person.toLowerCase(), what: values.block ? 'block' : values.unblock ? 'unblock' : 'signOut' };
  } catch {
    return undefined;
  }
}
