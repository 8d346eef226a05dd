import { isAllowedAddress } from '../../src/bot/settings/isAllowedAddress';
import { readSettings, SettingsProblem } from '../../src/bot/settings/settings';

const ID = '11111111-2222-3333-4444-555555555555';
const least = {
  PUBLIC_URL: 'https://muster.contoso.example',
  MicrosoftAppId: ID,
  MicrosoftAppPassword: 'a secret of the app',
  MicrosoftAppTenantId: ID,
};

function problemsWith(changes: Record<string, string | undefined>): readonly string[] {
  try {
    readSettings({ ...least, ...changes });
    return [];
  } catch (error) {
    if (error instanceof SettingsProblem) return error.problems;
    throw error;
  }
}

const address = 'Use an https address; http is taken for this machine only.';
const key = 'Make one with: openssl rand -base64 32';
const noId = (name: string, remedy: string) =>
  `${name} is no id such as 11111111-2222-3333-4444-555555555555. ${remedy}`;
const appId =
  'Put the application id of the bot here. Without it anybody could speak to the bot, so it does not start.';
const tenant = 'Put the id of the tenant in which the app is registered here.';

it.each<[string, string | undefined, string]>([
  ['PORT', 'x', 'PORT is “x”. Use a whole number up to 65535, or leave the line out for 3978.'],
  ['PORT', '65536', 'PORT is “65536”. Use a whole number up to 65535, or leave the line out for 3978.'],
  [
    'SETTLE_SECONDS',
    '100000',
    'SETTLE_SECONDS is “100000”. Use a whole number from 20 to 600, or leave the line out for 60.',
  ],
  [
    'MAX_CONNECTIONS',
    '9',
    'MAX_CONNECTIONS is “9”. Use a whole number from 10 to 65535, or leave the line out for 4000.',
  ],
  [
    'HOST',
    'bot.example',
    'HOST is “bot.example”. Use an IP address of this machine such as 127.0.0.1, or leave the line out for all.',
  ],
  [
    'SETTLE_SECONDS',
    '1.5',
    'SETTLE_SECONDS is “1.5”. Use a whole number from 20 to 600, or leave the line out for 60.',
  ],
  ['SETTLE_SECONDS', '0', 'SETTLE_SECONDS is “0”. Use a whole number from 20 to 600, or leave the line out for 60.'],
  ['SETTLE_SECONDS', '19', 'SETTLE_SECONDS is “19”. Use a whole number from 20 to 600, or leave the line out for 60.'],
  [
    'SETTLE_SECONDS',
    '601',
    'SETTLE_SECONDS is “601”. Use a whole number from 20 to 600, or leave the line out for 60.',
  ],
  [
    'METRICS_PORT',
    '3978',
    'METRICS_PORT is that of the bot itself, which everybody reaches. Use another, that leads nowhere outside.',
  ],
  [
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    'http://collector.example',
    'OTEL_EXPORTER_OTLP_ENDPOINT is no address to post to. Use an https address without user and password; http is taken for this machine only.',
  ],
  [
    'OTEL_EXPORTER_OTLP_HEADERS',
    'a key',
    'OTEL_EXPORTER_OTLP_HEADERS is no list of headers. Use name=value,name=value.',
  ],
  [
    'AUDIT_URL',
    'http://collector.example/?key=hidden',
    'AUDIT_URL is no address to post to. Use an https address without user and password; http is taken for this machine only.',
  ],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL is “loud”. Use trace, debug, info, warn, error, fatal, silent.'],
  ['MicrosoftAppType', 'MultiTenant', 'MicrosoftAppType is “MultiTenant”. Use SingleTenant, UserAssignedMSI.'],
  [
    'PUBLIC_URL',
    ' ',
    'PUBLIC_URL is missing. Put the address here at which Teams reaches this bot, such as https://muster.example.com.',
  ],
  [
    'PUBLIC_URL',
    'https://muster.example/bot',
    'PUBLIC_URL is “https://muster.example/bot”, with more than a host: the sign-in’s cookies and redirect address would never match. Use https://muster.example.',
  ],
  [
    'TERMS_FILE',
    '/nowhere.md',
    'TERMS_FILE names a file that cannot be read (ENOENT). Put the path of a Markdown file here.',
  ],
  ['PUBLIC_URL', 'muster', `PUBLIC_URL is “muster”. ${address}`],
  ['GRAPH_URL', 'http://graph.example', `GRAPH_URL is “http://graph.example”. ${address}`],
  ['MicrosoftAppId', undefined, `MicrosoftAppId is missing. ${appId}`],
  ['MicrosoftAppId', ID.slice(1), noId('MicrosoftAppId', appId)],
  ['MicrosoftAppId', `x${ID}`, noId('MicrosoftAppId', appId)],
  ['MicrosoftAppTenantId', ID.replace('1', 'g'), noId('MicrosoftAppTenantId', tenant)],
  ['MicrosoftAppTenantId', '', `MicrosoftAppTenantId is missing. ${tenant}`],
  ['ALLOWED_TENANTS', `${ID},x`, 'ALLOWED_TENANTS holds “x”. Use the ids of tenants, with commas between them.'],
  [
    'CONNECTOR_URLS',
    'https://a/,http://b/',
    'CONNECTOR_URLS holds “http://b/”. Use https addresses; http is taken for this machine only.',
  ],
  ['FORM_KEYS', `${'k'.repeat(31)}`, `FORM_KEYS holds a key of less than 32 characters. ${key}`],
  ['FORM_KEYS', `${'k'.repeat(32)},x`, `FORM_KEYS holds a key of less than 32 characters. ${key}`],
])('%s=%s is told in one sentence', (name, value, sentence) => {
  expect(problemsWith({ [name]: value })).toEqual([sentence]);
});

it.each<[string, string]>([
  ['PORT', '0'],
  ['PORT', '65535'],
  ['MAX_CONNECTIONS', '10'],
  ['HOST', '127.0.0.1'],
  ['HOST', '::1'],
  ['HOST', 'localhost'],
  ['HOST', '*'],
  ['SETTLE_SECONDS', '20'],
  ['SETTLE_SECONDS', '600'],
  ['FORM_KEYS', 'k'.repeat(32)],
  ['MicrosoftAppId', ID.toUpperCase()],
  ['MicrosoftAppType', 'SingleTenant'],
  ...['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'].map((level): [string, string] => [
    'LOG_LEVEL',
    level,
  ]),
])('%s=%s is taken', (name, value) => {
  expect(problemsWith({ [name]: value })).toEqual([]);
});

it.each(['http://localhost:1', 'https://127.0.0.1:1', 'http://[::1]:1'])(
  'a Graph on this machine, at %s, may settle in any time',
  (GRAPH_URL) => {
    for (const SETTLE_SECONDS of ['0', '5', '99999']) expect(problemsWith({ GRAPH_URL, SETTLE_SECONDS })).toEqual([]);
    expect(problemsWith({ GRAPH_URL, SETTLE_SECONDS: '100000' })).toHaveLength(1);
  },
);

it('lists may have blanks between their entries, and none at all', () => {
  const settings = readSettings({
    ...least,
    ALLOWED_TENANTS: ` ${ID} ,, ${ID.replaceAll('1', 'A')} `,
    FORM_KEYS: ` ${'a'.repeat(32)} , ${'b'.repeat(32)},`,
    SETTLE_SECONDS: ' 50 ',
    BOT_TOKEN_ISSUER: 'https://issuer.example',
    CONNECTOR_URLS: 'https://a.example , https://b.example/',
  });
  expect(settings).toMatchObject({
    allowedTenants: [ID, ID.replaceAll('1', 'a')],
    formKeys: ['a'.repeat(32), 'b'.repeat(32)],
    settle: 50_000,
    tokenIssuer: 'https://issuer.example',
    connectorUrls: ['https://a.example/', 'https://b.example/'],
  });
});

it('all problems stand below each other, with where to read on', () => {
  expect(() => readSettings({ ...least, PORT: 'x', LOG_LEVEL: 'y' })).toThrow(
    /^Muster cannot start:\n {2}- PORT .*\n {2}- LOG_LEVEL .*\n\.env\.example explains every line\.$/,
  );
});

it.each<[Record<string, string | undefined>, string]>([
  [
    { MicrosoftAppPassword: ' ' },
    'MicrosoftAppPassword is missing. Make a client secret for the app registration in Entra and put it here, or the path of a certificate into MicrosoftAppCertificatePath; with MicrosoftAppType=UserAssignedMSI a managed identity needs neither.',
  ],
  [
    { MicrosoftAppManagedIdentityId: ID },
    'MicrosoftAppManagedIdentityId is given, but MicrosoftAppType is not UserAssignedMSI. Use that type, or leave the line out.',
  ],
  [
    { MicrosoftAppType: 'UserAssignedMSI', FORM_KEYS: 'k'.repeat(32) },
    'MicrosoftAppPassword is given, but MicrosoftAppType is UserAssignedMSI. Leave the line out, or use MicrosoftAppType=SingleTenant.',
  ],
  [
    { MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: undefined },
    'FORM_KEYS is missing. Without a client secret there is nothing to make it from. Make a key with: openssl rand -base64 32',
  ],
  [
    {
      MicrosoftAppType: 'UserAssignedMSI',
      MicrosoftAppPassword: undefined,
      FORM_KEYS: 'k'.repeat(32),
      MicrosoftAppManagedIdentityId: 'x',
    },
    noId('MicrosoftAppManagedIdentityId', 'Put the client id of the managed identity here.'),
  ],
  [
    { STATE_URL: 'redis' },
    'STATE_URL is no address of a store. Use memory:, sqlite:/path/to/file, redis://host:6379, redis-sentinel://host1:26379,host2:26379/name or redis-cluster://host1:6379,host2:6379 (rediss… with TLS), and in a password %40 for @, %2F for / and %25 for %.',
  ],
])('%j is told in one sentence', (changes, sentence) => {
  expect(problemsWith(changes)).toEqual([sentence]);
});

it.each([
  ['https://a.example', true],
  ['http://localhost', true],
  ['http://localhost:1', true],
  ['http://127.0.0.1', true],
  ['http://127.255.1.30:80/x', true],
  ['http://[::1]:80', true],
  ['http://a.example', false],
  ['http://xlocalhost', false],
  ['http://localhost.x', false],
  ['http://128.0.0.1', false],
  ['http://127.0.0.1.x', false],
  ['ftp://localhost', false],
  ['https://user@a.example', false],
  ['https://:pw@a.example', false],
  ['http://user@localhost', false],
  ['nonsense', false],
  ['', false],
])('the address %s may be spoken to: %s', (url, allowed) => {
  expect(isAllowedAddress(url)).toBe(allowed);
});

describe('The way out of the network', () => {
  const wayOut = (changes: Record<string, string>) => readSettings({ ...least, ...changes }).wayOut;

  it.each<[Record<string, string>, string | undefined, string | undefined]>([
    [{}, undefined, undefined],
    [{ HTTPS_PROXY: 'http://proxy:8080', NO_PROXY: 'a, b' }, 'http://proxy:8080', 'a, b'],
    [{ HTTPS_PROXY: 'proxy:8080' }, 'http://proxy:8080', undefined],
    [{ https_proxy: 'https://u:p@proxy', no_proxy: '*' }, 'https://u:p@proxy', '*'],
    [{ HTTPS_PROXY: 'http://great', https_proxy: 'http://small' }, 'http://small', undefined],
    [{ HTTP_PROXY: 'http://plain:8080', HTTPS_PROXY: ' ' }, undefined, undefined],
  ])('is read as other programs read it: %j', (lines, proxy, noProxy) => {
    expect(wayOut(lines)).toEqual({ proxy, noProxy, certificates: undefined });
  });

  it.each([
    ['socks5://proxy:1080', 'HTTPS_PROXY is no address of a proxy.'],
    ['http://', 'HTTPS_PROXY is no address of a proxy.'],
  ])('is refused, and a password in it never shown: %s', (HTTPS_PROXY, sentence) => {
    expect(problemsWith({ HTTPS_PROXY })).toEqual([
      `${sentence} Use http://host:port, or http://user:password@host:port.`,
    ]);
  });

  it('has certificates of its own, where the file holds some', () => {
    expect(problemsWith({ NODE_EXTRA_CA_CERTS: '/nowhere/ca.pem' })).toEqual([
      'NODE_EXTRA_CA_CERTS names a file that cannot be read (ENOENT). Put the path of a PEM file here, or leave the line out.',
    ]);
    expect(problemsWith({ NODE_EXTRA_CA_CERTS: __filename })).toEqual([
      'NODE_EXTRA_CA_CERTS names a file that holds no certificate. Put the path of a PEM file here.',
    ]);
  });
});
