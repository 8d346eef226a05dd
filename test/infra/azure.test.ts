/** @seconds 6 */

import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { AppRegistration } from '../../scripts/azure/appRegistration.mjs';
import { AzureCli } from '../../scripts/azure/azureCli.mjs';
import { bring, flagsIn } from '../../scripts/azure/bring.mjs';
import { CLOUDS } from '../../src/bot/cloud/clouds';
import { Catalog } from '../../src/bot/kinds/catalog';
import { TEAMS_CLIENTS } from '../../src/bot/settings/doctor/registrationFindings';
import { AzureStandIn, BOTS, idOf, PRINCIPAL, TENANT } from './azureStandIn';

const SCRIPT = join(__dirname, '../../scripts/azure.mjs');
const permissions = Object.keys(Catalog.load().permissions);
/** Graph has many more, and these in another order. */
const known = ['Mail.Send', ...[...permissions].reverse(), 'Files.Read'];
const IMAGE = ['--group', 'rg', '--location', 'westeurope', '--image', 'ghcr.io/a/muster:1.0.0'];

let azure: AzureStandIn;
let folder: string;

beforeEach(() => {
  azure = new AzureStandIn(known);
  folder = mkdtempSync(join(tmpdir(), 'muster-azure-test-'));
});
afterEach(async () => {
  await azure.stop();
  rmSync(folder, { recursive: true });
});

/** The program itself, in an empty folder. */
async function runProgram(args: readonly string[], env: Record<string, string>): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, ...args], { cwd: folder, env });
  return stdout;
}

const cli = () => new AzureCli(azure.execute, 10);

/** What it does, and no package. */
async function run(args: readonly string[], env: Record<string, string> = {}): Promise<void> {
  await bring(
    flagsIn([...args]),
    env,
    cli(),
    () => undefined,
    () => '',
  );
}

describe('npm run azure', () => {
  test('brings everything there: registration, resources, trust in the identity, and the app package', async () => {
    const said = await runProgram([...IMAGE, '--set', 'LOG_LEVEL=debug'], await azure.start());
    const [app] = azure.applications;
    const appId = app?.appId ?? '';
    const [scope] = app?.api?.oauth2PermissionScopes ?? [];
    const delegatedPermissionIds = [scope?.id];
    expect(app).toMatchObject({
      displayName: 'Muster',
      identifierUris: [`api://botid-${appId}`],
      web: { redirectUris: [`${BOTS}/auth/end`] },
      api: {
        requestedAccessTokenVersion: 2,
        oauth2PermissionScopes: [{ value: 'access_as_user', isEnabled: true }],
        preAuthorizedApplications: TEAMS_CLIENTS.map((client) => ({ appId: client, delegatedPermissionIds })),
      },
      credentials: {
        muster: {
          issuer: `https://login.microsoftonline.com/${TENANT}/v2.0`,
          subject: PRINCIPAL,
          audiences: ['api://AzureADTokenExchange'],
        },
      },
    });
    expect(azure.deployments).toHaveLength(1);
    const { group, parameters = {} } = azure.deployments[0] ?? {};
    expect(group).toBe('rg');
    expect(parameters).toMatchObject({
      appId: { value: appId },
      tenantId: { value: TENANT },
      cloud: { value: 'public' },
      image: { value: 'ghcr.io/a/muster:1.0.0' },
      settings: { value: { LOG_LEVEL: 'debug' } },
    });
    expect(Buffer.from(String(parameters.formKeys?.value), 'base64')).toHaveLength(32);
    expect(azure.enterprise).toEqual([`/servicePrincipals(appId='${appId}')`]);
    const zip = unzipSync(readFileSync(join(folder, 'dist/muster.zip')));
    expect(JSON.parse(strFromU8(zip['manifest.json'] ?? new Uint8Array()))).toMatchObject({
      id: appId,
      validDomains: ['muster.example.azurecontainerapps.io'],
    });
    expect(said).toContain(`https://login.microsoftonline.com/${TENANT}/adminconsent?client_id=${appId}`);
  });

  test('asks for exactly the permissions of the kinds, with more or with fewer', async () => {
    await run([...IMAGE, '--without', permissions.slice(0, 2).join(','), '--with', 'Files.Read']);
    const ids = azure.applications[0]?.requiredResourceAccess?.[0]?.resourceAccess.map(({ id }) => id);
    expect(ids).toEqual([...permissions.slice(2), 'Files.Read'].map((name) => idOf(known.indexOf(name))));
  });

  test('changes nothing of what is there when it runs again, and makes no second key', async () => {
    await run(IMAGE);
    const before = structuredClone(azure.applications);
    await run(IMAGE);
    expect(azure.applications).toEqual(before);
    expect(azure.deployments[1]?.parameters).not.toHaveProperty('formKeys');
  });

  test('puts files into the bots, and lets their settings lead there', async () => {
    const path = join(folder, 'privacy.md');
    writeFileSync(path, '# Privacy of Contoso');
    await run([...IMAGE, '--file', `PRIVACY_FILE=${path}`]);
    expect(azure.deployments[0]?.parameters.files).toEqual({
      value: [{ setting: 'PRIVACY_FILE', secret: 'privacy-file', name: 'privacy.md', content: '# Privacy of Contoso' }],
    });
  });

  test('shows nothing secret on a command line', async () => {
    const secrets = { FORM_KEYS: 'k'.repeat(40), STATE_URL: 'rediss://muster:hidden@redis.example.com:6379' };
    await run(IMAGE, secrets);
    expect(azure.deployments[0]?.parameters).toMatchObject({
      formKeys: { value: secrets.FORM_KEYS },
      stateUrl: { value: secrets.STATE_URL },
    });
    expect(JSON.stringify(azure.calls.map(({ args }) => args))).not.toMatch(/hidden|kkkk/);
  });

  test.each<[string, string[], RegExp]>([
    ['without an image', ['--group', 'rg', '--location', 'x'], /Say where and what/],
    ['for a cloud that is none', [...IMAGE, '--cloud', 'china'], /no cloud “china”.*gcchigh/],
    ['without a permission that nobody asks for', [...IMAGE, '--without', 'Mail.Send'], /no permission Mail.Send/],
    ['with a line that is none', [...IMAGE, '--set', 'debug'], /such as LOG_LEVEL=debug, and not “debug”/],
  ])('says what to do: %s', async (_name, args, says) => {
    await expect(async () => run(args)).rejects.toThrow(says);
  });

  test('says what to do where there is no Azure CLI', async () => {
    const stderr = expect.stringMatching(/^There is no Azure CLI here\./);
    await expect(runProgram(IMAGE, { PATH: '/nowhere' })).rejects.toMatchObject({ code: 1, stderr });
  });
});

describe('The app registration', () => {
  const registration = () => new AppRegistration(cli(), CLOUDS.public, idOf(1));

  test('is waited for when it was just made, and keeps the scope and the addresses that it has', async () => {
    const scope = { id: idOf(55), value: 'access_as_user' };
    const web = { redirectUris: ['https://old.example/auth/end'] };
    azure.applications.push({ appId: idOf(1), uniqueName: 'x', web, api: { oauth2PermissionScopes: [scope] } });
    azure.unseen = 3;
    await registration().configure({ publicUrl: BOTS, without: [] });
    expect(azure.applications[0]).toMatchObject({
      web: { redirectUris: ['https://old.example/auth/end', `${BOTS}/auth/end`] },
      api: { oauth2PermissionScopes: [scope] },
    });
  });

  test('names the permission that a tenant does not know', async () => {
    known.splice(known.indexOf(permissions[0] ?? ''), 1);
    azure.applications.push({ appId: idOf(1), uniqueName: 'x' });
    await expect(registration().configure({ publicUrl: BOTS, without: [] })).rejects.toThrow(
      `Graph knows no permission ${permissions[0]} in this tenant. Leave it out with --without ${permissions[0]}.`,
    );
  });
});
