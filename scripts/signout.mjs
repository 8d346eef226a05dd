// npm run signout -- <object id> [--block | --unblock]: signs a person out of all bots that share the store, by their settings.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readSettings, SettingsProblem } from '../dist/bot/settings/settings.js';
import { SignOuts } from '../dist/bot/signIn/signOuts.js';
import { openStore } from '../dist/bot/state/openStore.js';
import { sealedStore } from '../dist/bot/state/sealedStore.js';

const USAGE = 'Say who: npm run signout -- <object id of the person in Entra> [--block | --unblock]';
const GUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const DONE = {
  signOut: 'is signed out. The next press asks for a sign-in.',
  block: 'is signed out and blocked: no press is taken until npm run signout -- <object id> --unblock.',
  unblock: 'may sign in again.',
};

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(message);
  process.exit(1);
}

function asked() {
  const options = {
    block: { type: /** @type {const} */ ('boolean') },
    unblock: { type: /** @type {const} */ ('boolean') },
  };
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [person = '', ...more] = positionals;
    if (!GUID.test(person) || more.length > 0 || (values.block && values.unblock)) fail(USAGE);
    /** @type {keyof typeof DONE} */
    const what = values.block ? 'block' : values.unblock ? 'unblock' : 'signOut';
    return { person: person.toLowerCase(), what };
  } catch {
    return fail(USAGE);
  }
}

function settings() {
  if (existsSync('.env')) process.loadEnvFile('.env');
  try {
    return readSettings(process.env);
  } catch (error) {
    return fail(error instanceof SettingsProblem ? error.message : String(error));
  }
}

const { person, what } = asked();
const { stateUrl, formKeys, allowedTenants } = settings();
if (stateUrl === 'memory:')
  fail('STATE_URL is memory:, which the bot alone can see. Restart the bot instead: it then knows nobody.');
const store = sealedStore(openStore(stateUrl), formKeys);
try {
  const signOuts = new SignOuts(store);
  for (const tenantId of allowedTenants) await signOuts[what]({ tenantId, person });
  console.log(`${person} ${DONE[what]}`);
} catch (error) {
  console.error(
    `${error instanceof Error ? error.message : error} Nobody was signed out. Check STATE_URL, then try again.`,
  );
  process.exitCode = 1;
} finally {
  await store.close();
}
