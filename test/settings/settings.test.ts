import { spawnSync } from 'node:child_process';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLOUDS } from '../../src/bot/cloud/clouds';
import { readSettings, type Settings, SettingsProblem } from '../../src/bot/settings/settings';
import { inDays, newAppCertificate } from '../support/appCertificate';
import { keep } from '../support/recording';
import { Sandbox } from '../support/sandbox';

const ROOT = join(__dirname, '../..');
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
      host: undefined,
      maxConnections: 4_000,
      publicUrl: 'https://muster.contoso.example',
      appId: ID,
      appCredential: { kind: 'secret', secret: 'a secret of the app' },
      appTenantId: '84841066-274d-4ec0-a5c1-276be684bdd3',
      allowedTenants: ['84841066-274d-4ec0-a5c1-276be684bdd3'],
      areFormKeysDerived: true,
      stateUrl: 'memory:',
      cloud: CLOUDS.public,
      graphUrl: 'https://graph.microsoft.com',
      entraUrl: 'https://login.microsoftonline.com',
      openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
      tokenIssuer: 'https://api.botframework.com',
      connectorUrls: ['https://smba.trafficmanager.net/', 'https://smba.onyx.prod.teams.trafficmanager.net/'],
      wayOut: {},
      pages: {},
      telemetry: undefined,
      houseRules: undefined,
      auditUrl: undefined,
      settle: 60_000,
      budgets: { messages: 60, presses: 60 },
      queuedCreations: 20,
      cardActions: 'both',
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
  const settings = readSettings(environment);
  await sandbox.stop();
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
    const secrets = {
      MicrosoftAppPassword: 'canary-password',
      FORM_KEYS: 'canary-key',
      MicrosoftAppCertificatePath: 'canary-file',
    };
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

describe('What the app proves itself with', () => {
  const FORM_KEYS = 'k'.repeat(32);
  const managedIdentity = { MicrosoftAppPassword: undefined, MicrosoftAppType: 'UserAssignedMSI', FORM_KEYS };
  let folder: string;
  let good: { cert: string; key: string };
  let stale: { cert: string; key: string };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'muster-settings-'));
    good = await newAppCertificate();
    stale = await newAppCertificate(inDays(-1));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Settings with a certificate file of this content. */
  function withFile(content: string | Buffer): Record<string, string | undefined> {
    const MicrosoftAppCertificatePath = join(folder, 'app.pem');
    writeFileSync(MicrosoftAppCertificatePath, content);
    return { MicrosoftAppPassword: undefined, MicrosoftAppCertificatePath, FORM_KEYS };
  }

  test('may be a certificate with its key, in either order', () => {
    for (const pem of [good.cert + good.key, `Bag Attributes\n${good.key}\nsubject=Muster\n${good.cert}`]) {
      const changes = withFile(pem);
      const appCredential = { kind: 'certificate', path: changes.MicrosoftAppCertificatePath };
      expect(readSettings({ ...least, ...changes })).toMatchObject({ appCredential, formKeys: [FORM_KEYS] });
    }
  });

  test('may be a managed identity, by its id where the machine has several', () => {
    expect(readSettings({ ...least, ...managedIdentity }).appCredential).toEqual({ kind: 'managedIdentity' });
    const named = { ...managedIdentity, MicrosoftAppManagedIdentityId: ID };
    expect(readSettings({ ...least, ...named }).appCredential).toEqual({ kind: 'managedIdentity', clientId: ID });
  });

  test('is missing as long as nothing is given, and every way is named', () => {
    expect(problemsWith({ MicrosoftAppPassword: ' ' })).toEqual([
      expect.stringMatching(/^MicrosoftAppPassword is missing\. .*MicrosoftAppCertificatePath.*UserAssignedMSI/),
    ]);
  });

  test('is one thing only', () => {
    const certificate = { ...withFile(good.cert + good.key), MicrosoftAppPassword: 'a secret' };
    expect(problemsWith(certificate)).toEqual([
      'MicrosoftAppPassword is given beside MicrosoftAppCertificatePath. Leave one of them out; the certificate is safer.',
    ]);
    expect(problemsWith({ ...certificate, ...managedIdentity, MicrosoftAppPassword: 'a secret' })).toEqual([
      expect.stringMatching(/^MicrosoftAppPassword is given, but MicrosoftAppType is UserAssignedMSI\. Leave /),
      expect.stringMatching(/^MicrosoftAppCertificatePath is given, but MicrosoftAppType is UserAssignedMSI\. Leave /),
    ]);
    expect(problemsWith({ MicrosoftAppManagedIdentityId: ID })).toEqual([
      expect.stringMatching(/^MicrosoftAppManagedIdentityId is given, but MicrosoftAppType is not UserAssignedMSI/),
    ]);
    expect(problemsWith({ ...managedIdentity, MicrosoftAppManagedIdentityId: 'my identity' })).toEqual([
      expect.stringMatching(/^MicrosoftAppManagedIdentityId is no id such as .* Put the client id /),
    ]);
  });

  test('needs keys for forms beside it, unless it is a secret', () => {
    const alone = { FORM_KEYS: undefined };
    const missing = 'FORM_KEYS is missing. Without a client secret there is nothing to make it from.';
    for (const changes of [managedIdentity, withFile(good.cert + good.key)])
      expect(problemsWith({ ...changes, ...alone })).toEqual([expect.stringContaining(missing)]);
  });

  const pem = (key: string) => ({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: key }) as const;

  test.each<[string, string, () => string | Buffer]>([
    ['a .pfx', 'is no PEM file. Make one of a .pfx', () => Buffer.from([0x30, 0x82, 0x0a, 0x3c, 0x02, 0x01])],
    ['empty', 'is no PEM file. Make one', () => ''],
    ['the certificate alone', 'holds no private key. Put the certificate and its key', () => good.cert],
    ['the key alone', 'holds no certificate. Put it and its key', () => good.key],
    [
      'a key that is locked',
      'holds a key with a passphrase. Take it away',
      () => {
        return good.cert + createPrivateKey(good.key).export(pem('hunter2'));
      },
    ],
    [
      'a key of another certificate',
      'holds a key that belongs to another certificate. Put',
      () => good.cert + stale.key,
    ],
    [
      'a key of another sort',
      'holds a key that is not RSA. Make one',
      () => {
        const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
        return good.cert + privateKey.export({ type: 'pkcs8', format: 'pem' });
      },
    ],
    ['a cut key', 'holds a private key that cannot be read. Export', () => good.cert + good.key.replace(/\n.{64}/, '')],
    [
      'a cut certificate',
      'holds a certificate that cannot be read. Export',
      () => good.cert.replace(/\n.{64}/, '') + good.key,
    ],
    [
      'out of date',
      `expired on ${inDays(-1).toISOString().slice(0, 10)}. Make a new one`,
      () => stale.cert + stale.key,
    ],
  ])('is a certificate of no use when the file is %s', (_name, sentence, content) => {
    const [problem = '', ...others] = problemsWith(withFile(content()));
    expect(problem).toContain(
      `MicrosoftAppCertificatePath names a file that ${sentence.startsWith('expired') ? 'holds a certificate that ' : ''}${sentence}`,
    );
    expect(others).toEqual([]);
    expect(problem).not.toMatch(/[A-Za-z0-9+/]{40}/);
  });

  test('is a certificate of no use when there is no such file, and the line is not repeated', () => {
    const [missing, key] = [{ ...withFile(''), MicrosoftAppCertificatePath: '/nowhere/app.pem' }, withFile('')];
    expect(problemsWith(missing)).toEqual([
      expect.stringMatching(/^MicrosoftAppCertificatePath names a file that cannot be read \(ENOENT\)\. Put the path /),
    ]);
    expect(problemsWith({ ...key, MicrosoftAppCertificatePath: good.key }).join()).not.toContain('PRIVATE KEY');
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
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'dist/bundle/main.js')], {
      env: { PATH: process.env.PATH, ...environment },
      encoding: 'utf8',
      timeout: 15_000,
    });
    keep('bot', stdout + stderr);
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
