import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { objectIn, textIn } from '../../dist/sandbox/teams/json.js';
import { withFile } from './azureCli.mjs';

/** @typedef {import('./azureCli.mjs').AzureCli} AzureCli */

export const TEMPLATE = join(dirname(fileURLToPath(import.meta.url)), '../../infra/azure/main.bicep');

/**
 * Deploys infra/azure into a group, and says what of it others need.
 * @param {AzureCli} az
 * @param {{ group: string, name: string }} place
 * @param {Record<string, string | object | undefined>} parameters of main.bicep; what is undefined keeps what it is
 */
export async function deploy(az, { group, name }, parameters) {
  const formKeys = parameters.formKeys || (await newFormKey(az, group, name));
  const values = Object.entries({ ...parameters, name, formKeys }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, { value }]],
  );
  const file = {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
    contentVersion: '1.0.0.0',
    parameters: Object.fromEntries(values),
  };
  const place = ['--resource-group', group, '--name', name, '--template-file', TEMPLATE];
  const done = await withFile(file, (path) =>
    az.run(['deployment', 'group', 'create', ...place, '--parameters', `@${path}`]),
  );
  /** @param {string} output */
  const output = (output) => {
    const value = textIn(objectIn(objectIn(objectIn(done, 'properties'), 'outputs'), output), 'value');
    if (value === undefined) throw new Error(`The deployment does not say its ${output}.`);
    return value;
  };
  return { publicUrl: output('PUBLIC_URL'), principalId: output('IDENTITY_PRINCIPAL_ID') };
}

/**
 * A key for the first time; later the one in the vault stays, since open forms and the store need it.
 * @param {AzureCli} az
 * @param {string} group
 * @param {string} name
 */
async function newFormKey(az, group, name) {
  const filter = ['--resource-group', group, '--resource-type', 'Microsoft.App/containerApps', '--name', name];
  const there = await az.run(['resource', 'list', ...filter]);
  return Array.isArray(there) && there.length > 0 ? undefined : randomBytes(32).toString('base64');
}
