import { createServer } from 'node:net';
import { openWayOut } from '../../src/bot/http/wayOut';
import { lastDay } from '../../src/bot/settings/doctor/credentialFindings';
import { type Finding, jsonOf, lineOf } from '../../src/bot/settings/doctor/finding';
import { portFinding } from '../../src/bot/settings/doctor/portFinding';
import { settingFindings } from '../../src/bot/settings/doctor/settingFindings';
import { reasonOf } from '../../src/bot/settings/doctor/tries';
import { unknownSettings } from '../../src/bot/settings/doctor/unknownSettings';
import { readSettings, settingNames } from '../../src/bot/settings/settings';

const ID = '11111111-2222-3333-4444-555555555555';
const least = {
  PUBLIC_URL: 'https://muster.contoso.example',
  MicrosoftAppId: ID,
  MicrosoftAppPassword: 'a secret of the app',
  MicrosoftAppTenantId: ID,
};
const NAMES = settingNames(least);

describe('Names of settings', () => {
  test('are those that are read, whichever way the app proves who it is', () => {
    for (const name of ['CLOUD', 'HTTPS_PROXY', 'NO_PROXY', 'MicrosoftAppCertificatePath', 'TERMS_FILE', 'FORM_KEYS'])
      expect(NAMES).toContain(name);
  });

  test.each([
    ['STATEURL', 'STATE_URL'],
    ['state_url', 'STATE_URL'],
    ['ALLOWED_TENANT', 'ALLOWED_TENANTS'],
    ['ALOWED_TENANTS', 'ALLOWED_TENANTS'],
    ['MicrosoftAppID', 'MicrosoftAppId'],
    ['MicrosoftAppTenantld', 'MicrosoftAppTenantId'],
    ['PUBLIC_ULR', 'PUBLIC_URL'],
    ['CONNECTORURLS', 'CONNECTOR_URLS'],
  ])('that are almost right are told: %s', (name, meant) => {
    const problem = `There is no such setting. Did you mean ${meant}?`;
    expect(unknownSettings(NAMES, [name], [])).toEqual([{ what: name, problem }]);
  });

  test.each(['HOME', 'HOSTNAME', 'PATH', 'HTTP_PROXY', 'LOGNAME', 'PWD', 'NODE_OPTIONS', 'STATE', 'PORTS'])(
    'of other programs are left alone: %s',
    (name) => expect(unknownSettings(NAMES, [name], [])).toEqual([]),
  );

  test('in .env are all looked at, but for those of Node and what packs the app', () => {
    const said = unknownSettings(NAMES, [], ['COLOUR', 'DEVELOPER_NAME', 'NODE_OPTIONS', 'PORT']);
    expect(said).toEqual([{ what: 'COLOUR', warning: expect.stringContaining('.env.example has all of them') }]);
  });
});

test.each<[string, Record<string, string>, string | undefined, 'problem' | 'warning']>([
  ['the tenants', { ALLOWED_TENANTS: ID.toUpperCase() }, undefined, 'problem'],
  ['the tenants', { ALLOWED_TENANTS: ID.replaceAll('1', '9') }, 'nobody of that tenant may use the bot', 'problem'],
  ['the addresses of Teams', { CONNECTOR_URLS: 'https://contoso.example/' }, 'nothing can be answered', 'problem'],
  ['the addresses of Teams', { CONNECTOR_URLS: 'https://smba.trafficmanager.net/emea/' }, undefined, 'problem'],
  ['who signs for Teams', { BOT_TOKEN_ISSUER: 'https://x.example' }, 'every message will be refused', 'problem'],
  ['the public address', {}, undefined, 'problem'],
  ['the public address', { PUBLIC_URL: 'http://127.0.0.1' }, 'not reachable from outside', 'problem'],
  [
    'the public address',
    { PUBLIC_URL: 'http://localhost', CONNECTOR_URLS: 'http://localhost:1/' },
    'not reachable from outside',
    'warning',
  ],
  ['the public address', { PUBLIC_URL: 'https://192.168.1.4' }, 'an address of a private network', 'warning'],
])('%s beside %j', (what, lines, said, level) => {
  const finding = settingFindings(readSettings({ ...least, ...lines })).find((one) => one.what === what);
  expect(finding).toEqual(said === undefined ? { what } : { what, [level]: expect.stringContaining(said) });
});

test('A port that something else has is told, as far as it can be told by whom', async () => {
  const wayOut = openWayOut();
  const server = createServer((socket) => socket.end('220 ready\r\n'));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const finding = await portFinding({ port, host: '127.0.0.1' }, wayOut);
  expect(finding.problem).toMatch(/^The port is taken by another program, which does not speak HTTP\./);
  server.close();
  expect(await portFinding({ port: 0, host: '127.0.0.1' }, wayOut)).toEqual({ what: 'port 0' });
  expect((await portFinding({ port: 0, host: '203.0.113.7' }, wayOut)).problem).toContain('cannot be listened on');
  await wayOut.close();
});

test.each<[number, keyof Finding, string]>([
  [31, 'note', 'Its last day is 2026-12-02.'],
  [29, 'warning', 'Its last day is 2026-11-30, in 29 days. Renew it.'],
  [-2, 'problem', 'Its last day was 2026-10-30. Renew it.'],
])('What ends in %d days has its last day told', (days, level, words) => {
  const now = Date.parse('2026-11-01T12:00:00Z');
  const end = new Date(now + days * 24 * 60 * 60 * 1000);
  expect(lastDay('the secret', end, now, 'Renew it.')).toEqual({ what: 'the secret', [level]: words });
});

test('A refusal of Entra is one line, without the numbers behind it', () => {
  const said =
    'invalid_client: 7000215 - [2026-11-28]: AADSTS7000215: Invalid client secret provided. Ensure the secret is the value. ' +
    'Trace ID: 1 Correlation ID: 2 Timestamp: 3\nmore';
  expect(reasonOf(new Error(said))).toBe(
    'AADSTS7000215: Invalid client secret provided. Ensure the secret is the value.',
  );
  expect(reasonOf(new Error('fetch failed', { cause: new Error('ENOTFOUND') }))).toBe('fetch failed ENOTFOUND.');
});

test('Findings are read by people and by programs', () => {
  const findings = [{ what: 'a' }, { what: 'b', warning: 'w' }, { what: 'c', problem: 'p' }, { what: 'd', note: 'n' }];
  expect(findings.map(lineOf)).toEqual(['✓ a', '! b: w', '✗ c: p', '· d: n']);
  expect(jsonOf(findings)).toEqual({
    ok: false,
    findings: [
      { what: 'a', state: 'ok', words: '' },
      { what: 'b', state: 'warning', words: 'w' },
      { what: 'c', state: 'problem', words: 'p' },
      { what: 'd', state: 'note', words: 'n' },
    ],
  });
  expect(jsonOf(findings.slice(0, 2))).toMatchObject({ ok: true });
});
