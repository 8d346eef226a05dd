import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { readSettings, type Settings, SettingsProblem } from '../src/bot/settings';
import { Sandbox } from './support/sandbox';

const ROOT = join(__dirname, '..');
const ID = '11111111-2222-3333-4444-555555555555';

/** The least that a real deployment says. */
const least = {
  PUBLIC_URL: 'https://muster.contoso.example',
  MicrosoftAppId: ID,
  MicrosoftAppPassword: 'a secret of the app',
  MicrosoftAppTenantId: '84841066-274d-4ec0-a5c1-276be684bdd3',
};

function problemsWith(changes: Record<string, string | undefined>): readonly string[] {
  try {
    readSettings({ ...least, ...changes });
  } catch (error) {
    if (error instanceof SettingsProblem) return error.problems;
    throw error;
  }
  return [];
}

describe('What is left out', () => {
  const settings = readSettings(least);

  test("means Microsoft's own cloud, and careful choices", () => {
    const { formKeys, ...others } = settings;
    expect(others).toEqual({
      port: 3978,
      publicUrl: 'https://muster.contoso.example',
      appId: ID,
      appPassword: 'a secret of the app',
      appTenantId: '84841066-274d-4ec0-a5c1-276be684bdd3',
      allowedTenants: ['84841066-274d-4ec0-a5c1-276be684bdd3'],
      stateUrl: 'memory:',
      graphUrl: 'https://graph.microsoft.com',
      entraUrl: 'https://login.microsoftonline.com',
      openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
      tokenIssuer: 'https://api.botframework.com',
      connectorUrls: [
        'https://smba.trafficmanager.net/',
        'https://smba.infra.gcc.teams.microsoft.com/',
        'https://smba.infra.gov.teams.microsoft.us/',
      ],
      settle: 60_000,
      logLevel: 'info',
    } satisfies Omit<Settings, 'formKeys'>);
  });

  test("gives forms a key of their own, made from the app's secret and unlike it", () => {
    const [key, ...others] = settings.formKeys;
    expect([key.length, others]).toEqual([43, []]);
    expect(key).not.toContain(least.MicrosoftAppPassword);
    expect(readSettings({ ...least, MicrosoftAppPassword: 'another' }).formKeys).not.toEqual([key]);
    expect(readSettings(least).formKeys).toEqual([key]);
  });

  test('may also be left blank', () => {
    const blank = { PORT: '', STATE_URL: ' ', GRAPH_URL: '', ALLOWED_TENANTS: '', FORM_KEYS: '', LOG_LEVEL: '' };
    expect(readSettings({ ...least, ...blank })).toEqual(settings);
  });
});

test("the sandbox's own environment is read", async () => {
  const sandbox = await Sandbox.start();
  const environment = await sandbox.environment();
  await sandbox.stop();
  const settings = readSettings(environment);
  expect(settings).toMatchObject({
    port: Number(environment.PORT),
    publicUrl: sandbox.url,
    graphUrl: environment.GRAPH_URL,
    entraUrl: environment.ENTRA_URL,
    openIdMetadataUrl: environment.BOT_OPENID_METADATA_URL,
    tokenIssuer: 'https://api.botframework.com',
    connectorUrls: [`${sandbox.url}/connector/`],
    allowedTenants: [environment.MicrosoftAppTenantId],
    stateUrl: 'memory:',
    settle: 5_000,
  });
});

describe('What is wrong', () => {
  test('is all named at once, each line with its remedy', () => {
    const problems = problemsWith({
      PORT: 'eighty',
      PUBLIC_URL: 'http://muster.contoso.example',
      MicrosoftAppId: 'my bot',
      MicrosoftAppPassword: undefined,
      MicrosoftAppType: 'MultiTenant',
      MicrosoftAppTenantId: ' ',
      FORM_KEYS: 'short',
      STATE_URL: 'postgres://localhost',
      GRAPH_URL: 'graph.microsoft.com',
      ENTRA_URL: 'ftp://login.microsoftonline.com',
      BOT_OPENID_METADATA_URL: 'http://login.botframework.com/keys',
      CONNECTOR_URLS: 'https://smba.trafficmanager.net/,http://smba.example/',
      SETTLE_SECONDS: '-1',
      LOG_LEVEL: 'loud',
    });
    const named = problems.map((problem) => problem.split(' ')[0]);
    expect(named.sort()).toEqual(
      [
        'PORT',
        'PUBLIC_URL',
        'MicrosoftAppId',
        'MicrosoftAppPassword',
        'MicrosoftAppType',
        'MicrosoftAppTenantId',
        'FORM_KEYS',
        'STATE_URL',
        'GRAPH_URL',
        'ENTRA_URL',
        'BOT_OPENID_METADATA_URL',
        'CONNECTOR_URLS',
        'SETTLE_SECONDS',
        'LOG_LEVEL',
      ].sort(),
    );
    for (const problem of problems) expect(problem).toMatch(/(Use|Put|Make|Leave) .+\S/);
  });

  test.each<[string, string]>([
    ['ALLOWED_TENANTS', 'contoso.example'],
    ['ALLOWED_TENANTS', '*'],
    ['ALLOWED_TENANTS', 'common'],
    ['PORT', '70000'],
    ['PORT', '1e3'],
    ['FORM_KEYS', `${'k'.repeat(32)},short`],
    ['STATE_URL', 'redis'],
    ['MicrosoftAppId', `${ID}0`],
  ])('is refused: %s=%s', (name, value) => {
    expect(problemsWith({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name} `))]);
  });

  test('never shows a secret', () => {
    const secrets = { MicrosoftAppPassword: 'canary-password', FORM_KEYS: 'canary-key' };
    expect(problemsWith({ ...secrets, PORT: 'x' }).join()).not.toContain('canary');
  });
});

describe('http', () => {
  const lines = ['PUBLIC_URL', 'GRAPH_URL', 'ENTRA_URL', 'BOT_OPENID_METADATA_URL', 'CONNECTOR_URLS'];

  test.each(lines)('is taken for this machine: %s', (name) => {
    for (const host of ['localhost', 'localhost:3979', '127.0.0.1:80', '127.8.9.1', '[::1]:3979'])
      expect([host, problemsWith({ [name]: `http://${host}/` })]).toEqual([host, []]);
  });

  test.each(lines)('is taken for no other: %s', (name) => {
    const others = ['graph.microsoft.com', 'localhost.evil.example', '127.0.0.1.evil.example', '10.0.0.1', '0.0.0.0'];
    for (const host of [...others, '[::2]', 'user@localhost', 'localhost@evil.example', '127.evil.example'])
      expect([host, problemsWith({ [name]: `http://${host}/` }).length]).toEqual([host, 1]);
  });

  test.each(lines)('is not asked for where https carries a password in its address: %s', (name) => {
    expect(problemsWith({ [name]: 'https://graph.microsoft.com:x@evil.example/' })).toHaveLength(1);
  });
});

test('tenants are spelled as tokens spell them', () => {
  const spelled = { ALLOWED_TENANTS: `${ID}, ABCDEF00-2222-3333-4444-555555555555` };
  expect(readSettings({ ...least, ...spelled }).allowedTenants).toEqual([ID, 'abcdef00-2222-3333-4444-555555555555']);
});

describe('Addresses', () => {
  test('end without a slash, but those of connectors with one, so that no longer host begins like them', () => {
    const slashes = {
      GRAPH_URL: 'https://graph.example//',
      CONNECTOR_URLS: 'https://smba.example, https://b.example/x/',
    };
    const { graphUrl, connectorUrls } = readSettings({ ...least, ...slashes });
    expect(graphUrl).toBe('https://graph.example');
    expect(connectorUrls).toEqual(['https://smba.example/', 'https://b.example/x/']);
  });
});

describe('The built bot', () => {
  function run(environment: Record<string, string>): { status: number | null; said: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'dist/bot/main.js')], {
      env: { PATH: process.env.PATH, ...environment },
      encoding: 'utf8',
      timeout: 15_000,
    });
    return { status, said: stdout + stderr };
  }

  test('does not start without an app id, and says why', () => {
    const { status, said } = run({ ...least, MicrosoftAppId: '' });
    expect(status).toBe(1);
    expect(said).toContain('Muster cannot start:\n  - MicrosoftAppId is missing.');
    expect(said).toContain('Without it anybody could speak to the bot, so it does not start.');
    expect(said).not.toMatch(/\n\s+at /);
  });

  test('says everything that an empty environment lacks, and where it is explained', () => {
    const { status, said } = run({});
    expect(status).toBe(1);
    for (const name of Object.keys(least)) expect(said).toContain(`  - ${name} is missing. `);
    expect(said).toContain('.env.example explains every line.');
  });
});
