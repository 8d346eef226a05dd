import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { zipSync } from 'fflate';
import { CLOUDS } from '../../dist/bot/cloud/clouds.js';
import { textIn } from '../../dist/sandbox/teams/json.js';
import { filledPackage } from '../filledPackage.mjs';
import { AppRegistration, ensureApp } from './appRegistration.mjs';
import { deploy } from './deployment.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** @typedef {ReturnType<typeof flagsIn>} Flags */

/**
 * Throws a sentence that says what is missing or wrong.
 * @param {string[]} args
 */
export function flagsIn(args) {
  const { values } = parseArgs({
    args,
    options: {
      group: { type: 'string' },
      location: { type: 'string' },
      image: { type: 'string' },
      registry: { type: 'string' },
      name: { type: 'string', default: 'muster' },
      cloud: { type: 'string', default: 'public' },
      app: { type: 'string' },
      url: { type: 'string' },
      with: { type: 'string', default: '' },
      without: { type: 'string', default: '' },
      set: { type: 'string', multiple: true },
      file: { type: 'string', multiple: true },
    },
  });
  const { group, location, image, cloud: wanted } = values;
  const cloud = Object.values(CLOUDS).find(({ name }) => name === wanted);
  if (!group || !location || !image) throw new Error('Say where and what with --group, --location and --image.');
  if (!cloud) throw new Error(`There is no cloud “${wanted}”. There are ${Object.keys(CLOUDS).join(', ')}.`);
  const settings = Object.fromEntries((values.set ?? []).map((line) => split(line, '--set')));
  return { ...values, group, location, image, cloud, settings, files: (values.file ?? []).map(fileIn) };
}

/** @param {string} list with commas */
function namesIn(list) {
  return list.split(',').filter(Boolean);
}

/**
 * @param {string} line
 * @param {string} flag
 * @returns {[setting: string, value: string]}
 */
function split(line, flag) {
  const at = line.indexOf('=');
  if (at < 1) throw new Error(`${flag} takes a line of .env.example, such as LOG_LEVEL=debug, and not “${line}”.`);
  return [line.slice(0, at), line.slice(at + 1)];
}

/**
 * A file that a setting names: it is there in each bot, and the setting leads to it.
 * @param {string} line
 */
function fileIn(line) {
  const [setting, path] = split(line, '--file');
  const secret = setting.toLowerCase().replaceAll('_', '-');
  return { setting, secret, name: basename(path), content: readFileSync(path, 'utf8') };
}

/**
 * Makes or renews everything, one after the other, and says so.
 * @param {Flags} flags
 * @param {NodeJS.ProcessEnv} env holds what is secret: FORM_KEYS and STATE_URL, where they are not to be made
 * @param {import('./azureCli.mjs').AzureCli} az
 * @param {(line: string) => void} say
 * @param {(env: NodeJS.ProcessEnv) => string} pack makes the app package and says where it is
 */
export async function bring(flags, env, az, say, pack = writePackage) {
  const { group, location, cloud, name, image, registry, url, settings, files } = flags;
  const tenantId = textIn(await az.run(['account', 'show']), 'tenantId');
  if (!tenantId) throw new Error('az does not say the tenant. Sign in with: az login');
  const appId = flags.app ?? (await ensureApp(az, cloud, `${name}-${group}`));
  say(`1. The app registration is ${appId}.`);
  await az.run(['group', 'create', '--name', group, '--location', location]);
  const secrets = { formKeys: env.FORM_KEYS, stateUrl: env.STATE_URL };
  const parameters = {
    appId,
    tenantId,
    cloud: cloud.name,
    image,
    registry,
    publicUrl: url,
    settings,
    files,
    ...secrets,
  };
  const { publicUrl, principalId } = await deploy(az, { group, name }, parameters);
  say(`2. The bots run at ${publicUrl}.`);
  const registration = new AppRegistration(az, cloud, appId);
  await registration.configure({ publicUrl, more: namesIn(flags.with), without: namesIn(flags.without) });
  await registration.trust({ tenantId, principalId });
  say('3. The app registration has its addresses, its permissions and the identity that stands for it.');
  say(`4. ${pack({ ...env, MicrosoftAppId: appId, PUBLIC_URL: publicUrl })}
${env.TEAMSFX_ENV ? `::set-teamsfx-env PUBLIC_URL=${publicUrl}\n` : ''}What is left to do:
  - Give the organization's consent, as an administrator: ${cloud.entra}/${tenantId}/adminconsent?client_id=${appId}
  - Upload dist/muster.zip in the Teams admin center, under Teams apps, Manage apps.`);
}

/** @param {NodeJS.ProcessEnv} env */
function writePackage(env) {
  const { parts, problems } = filledPackage(join(root, 'manifest'), env);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  mkdirSync('dist', { recursive: true });
  const file = join('dist', 'muster.zip');
  writeFileSync(file, zipSync(parts));
  return `The app package is ${file}.`;
}
