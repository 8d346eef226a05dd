/** @seconds 90 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { filledPackage } from '../../scripts/filledPackage.mjs';
import { RedisServer } from '../state/redisServer';
import { inDays, newAppCertificate } from '../support/appCertificate';
import { record } from '../support/recording';
import { Sandbox } from '../support/sandbox';

const ROOT = join(__dirname, '../..');
const MAIN = join(ROOT, 'dist/bundle/main.js');
type Lines = Record<string, string>;

/** A mistake in the settings, or around the bot; returns the lines that are otherwise. */
interface Mistake {
  readonly planted: string;
  readonly plant: () => Lines | Promise<Lines>;
  /** What the doctor says of it. */
  readonly says: RegExp;
  readonly code: 0 | 1;
}

let sandbox: Sandbox;
let own: Lines;
let folder: string;
const ending: (() => unknown)[] = [];
const table: string[] = [];

beforeAll(async () => {
  sandbox = await Sandbox.start();
  own = await sandbox.environment();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-planted-'));
});
afterEach(async () => {
  for (const end of ending.splice(0)) await end();
  rmSync(folder, { recursive: true });
});
afterAll(async () => {
  await sandbox.stop();
  // `npm run pages` makes a page of it, which is to have them all.
  if (table.length < MISTAKES.length) return;
  mkdirSync(join(ROOT, 'test-results'), { recursive: true });
  const head = ['mistake | what the doctor says | exit code', '--- | --- | ---'];
  writeFileSync(join(ROOT, 'test-results/doctor.md'), `${[...head, ...table].join('\n')}\n`);
});

async function doctor(lines: Lines, args: readonly string[] = []): Promise<{ code: number | null; said: string }> {
  const env = { PATH: process.env.PATH, ...own, ...lines };
  const child = spawn(process.execPath, [MAIN, '--doctor', ...args], { env, cwd: folder });
  const said = record(child);
  const [code] = await once(child, 'close');
  return { code, said: said() };
}

async function served(server: Server): Promise<number> {
  ending.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

async function redis(settings: readonly string[]): Promise<Lines> {
  const server = await RedisServer.start(settings);
  ending.push(() => server.stop());
  return { STATE_URL: `redis://127.0.0.1:${server.port}` };
}

/** What Graph tells the app of itself, once, with these parts otherwise. */
async function registeredWith(changes: object): Promise<Lines> {
  const [appId, page] = [own.MicrosoftAppId, own.PUBLIC_URL];
  const clients = ['1fec8e78-bce4-4aaf-ab1b-5451cc387264', '5e3ce6c0-2b1f-4285-8d4b-75ee78787346'];
  const body = {
    identifierUris: [`api://botid-${appId}`],
    web: { redirectUris: [`${page}/auth/end`] },
    api: { preAuthorizedApplications: clients.map((client) => ({ appId: client })) },
    passwordCredentials: [],
    ...changes,
  };
  await sandbox.faults({ path: '/applications', status: 200, times: 1, body });
  return {};
}

/** An Entra whose clock is off. */
async function entraAhead(seconds: number): Promise<Lines> {
  const handle: RequestListener = (_request, response) => {
    response.writeHead(200, { date: new Date(Date.now() + seconds * 1000).toUTCString() });
    response.end('{}');
  };
  return { ENTRA_URL: `http://localhost:${await served(createServer(handle))}` };
}

async function certificate(until: Date): Promise<Lines> {
  const { key, cert } = await newAppCertificate(until);
  const file = join(folder, 'app.pem');
  writeFileSync(file, `${cert}\n${key}\n`);
  return { MicrosoftAppPassword: '', MicrosoftAppCertificatePath: file, FORM_KEYS: 'k'.repeat(32) };
}

async function packedFor(settings: Lines): Promise<Lines> {
  const { parts } = filledPackage(join(ROOT, 'manifest'), settings);
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'dist/muster.zip'), zipSync(parts));
  return {};
}

const OTHER = '5f0e9c1a-2b3d-4c5e-8f90-a1b2c3d4e5f6';
const here = { PUBLIC_URL: 'https://muster.contoso.com' };

const MISTAKES: readonly Mistake[] = [
  {
    planted: 'STATE_URL=redis://localhost:1',
    plant: () => ({ STATE_URL: 'redis://localhost:1' }),
    says: /^✗ the state store: .*ECONNREFUSED.*Check STATE_URL/m,
    code: 1,
  },
  {
    planted: 'Redis with maxmemory-policy allkeys-lru',
    plant: () => redis(['maxmemory-policy allkeys-lru']),
    says: /^! the state store: .*Set maxmemory-policy to noeviction/m,
    code: 0,
  },
  {
    planted: 'Redis without appendonly',
    plant: () => redis(['appendonly no']),
    says: /^! the state store: .*Set appendonly to yes/m,
    code: 0,
  },
  {
    planted: 'STATE_URL=redis://far.example without TLS or password',
    plant: () => ({ STATE_URL: 'redis://far.example:6379' }),
    says: /^! the state store: STATE_URL has no password[\s\S]*^! the state store: .*without TLS/m,
    code: 1,
  },
  {
    planted: 'STATE_URL=sqlite in a folder that is not there',
    plant: () => ({ STATE_URL: 'sqlite:/nowhere/state.db' }),
    says: /STATE_URL (names a file in \/nowhere, where none can be written|needs Node 22\.13)/,
    code: 1,
  },
  {
    planted: 'ALLOWED_TENANTS without the own tenant',
    plant: () => ({ ALLOWED_TENANTS: OTHER }),
    says: /^✗ the tenants: .*nobody of that tenant may use the bot/m,
    code: 1,
  },
  {
    planted: 'ALLOWED_TENANTS with a typing error',
    plant: () => ({ ALLOWED_TENANTS: `${own.MicrosoftAppTenantId}x` }),
    says: /^✗ the settings: ALLOWED_TENANTS holds/m,
    code: 1,
  },
  {
    planted: 'STATEURL',
    plant: () => ({ STATEURL: 'memory:' }),
    says: /^✗ STATEURL: .*Did you mean STATE_URL\?/m,
    code: 1,
  },
  {
    planted: 'ALLOWED_TENANT',
    plant: () => ({ ALLOWED_TENANT: OTHER }),
    says: /^✗ ALLOWED_TENANT: .*Did you mean ALLOWED_TENANTS\?/m,
    code: 1,
  },
  {
    planted: 'MicrosoftAppID',
    plant: () => ({ MicrosoftAppID: OTHER }),
    says: /^✗ MicrosoftAppID: .*Did you mean MicrosoftAppId\?/m,
    code: 1,
  },
  {
    planted: 'a line of .env that nobody reads',
    plant: () => {
      writeFileSync(join(folder, '.env'), 'COLOUR=red\nexport CLUOD=gcc\n');
      return {};
    },
    says: /^! COLOUR: There is no such setting/m,
    code: 0,
  },
  {
    planted: 'PORT taken by another program',
    plant: async () => ({
      PORT: String(await served(createServer((_, response) => response.setHeader('server', 'Apache').end('hello')))),
    }),
    says: /^✗ port \d+: The port is taken by another program, which speaks HTTP and calls itself Apache/m,
    code: 1,
  },
  {
    planted: 'CONNECTOR_URLS without Teams',
    plant: () => ({ CONNECTOR_URLS: 'https://contoso.example/' }),
    says: /^✗ the addresses of Teams: .*nothing can be answered/m,
    code: 1,
  },
  {
    planted: 'BOT_TOKEN_ISSUER of another cloud',
    plant: () => ({ BOT_TOKEN_ISSUER: 'https://api.botframework.us' }),
    says: /BOT_TOKEN_ISSUER .*every message would be refused/,
    code: 1,
  },
  {
    planted: 'BOT_TOKEN_ISSUER of nobody',
    plant: () => ({ BOT_TOKEN_ISSUER: 'https://issuer.example' }),
    says: /^✗ who signs for Teams: .*every message will be refused/m,
    code: 1,
  },
  {
    planted: 'CLOUD=gcchigh beside GRAPH_URL of the public cloud',
    plant: () => ({ CLOUD: 'gcchigh', GRAPH_URL: 'https://graph.microsoft.com' }),
    says: /GRAPH_URL .*does not belong together with CLOUD=gcchigh/,
    code: 1,
  },
  {
    planted: 'CLOUD=china',
    plant: () => ({ CLOUD: 'china' }),
    says: /CLOUD is “china”\. .*neither bots nor cards/,
    code: 1,
  },
  {
    planted: 'PUBLIC_URL=http://localhost, with Teams itself',
    plant: () => ({ PUBLIC_URL: 'http://localhost', CONNECTOR_URLS: '' }),
    says: /^✗ the public address: .*not reachable from outside/m,
    code: 1,
  },
  {
    planted: 'PUBLIC_URL with a path',
    plant: () => ({ PUBLIC_URL: 'https://muster.contoso.com/bot' }),
    says: /PUBLIC_URL .*cookies and redirect address would never match/,
    code: 1,
  },
  {
    planted: 'PUBLIC_URL answers, but is another program',
    plant: async () => ({
      PUBLIC_URL: `http://localhost:${await served(createServer((_, response) => response.end('hello')))}`,
    }),
    says: /^✗ the bot from outside: .*another program answers.*not this bot/m,
    code: 1,
  },
  {
    planted: 'the secret’s id instead of its value',
    plant: () => ({ MicrosoftAppPassword: OTHER }),
    says: /^✗ signing in as the bot: AADSTS7000215: [^\n]*the secret’s value, not its id(?!.*Trace ID)/m,
    code: 1,
  },
  {
    planted: 'a secret that ends within 30 days',
    plant: () =>
      registeredWith({
        passwordCredentials: [{ hint: own.MicrosoftAppPassword?.slice(0, 3), endDateTime: inDays(12).toISOString() }],
      }),
    says: /^! the client secret: Its last day is \d{4}-\d\d-\d\d, in 1[12] days/m,
    code: 0,
  },
  {
    planted: 'a certificate that ends within 30 days, of another app',
    plant: () => certificate(inDays(9)),
    says: /^✗ signing in as the bot: AADSTS700027: [^\n]*exactly this certificate[\s\S]*^! the certificate: Its last day is [\d-]+, in [89] days/m,
    code: 1,
  },
  {
    planted: 'an App ID URI other than api://botid-<id>',
    plant: () => registeredWith({ identifierUris: [`api://${own.MicrosoftAppId}`] }),
    says: /^✗ the app registration: .*single sign-on will not work\. Set it to api:\/\/botid-/m,
    code: 1,
  },
  {
    planted: 'no redirect URI',
    plant: () => registeredWith({ web: { redirectUris: [] } }),
    says: /^✗ the app registration: It lacks the redirect URI .*\/auth\/end: the sign-in window ends in an error/m,
    code: 1,
  },
  {
    planted: 'Teams’ clients not pre-authorised',
    plant: () => registeredWith({ api: { preAuthorizedApplications: [] } }),
    says: /^! Teams as an authorized client: .*1fec8e78.* and 5e3ce6c0.*: everybody is asked/m,
    code: 0,
  },
  {
    planted: 'consent missing for one permission',
    plant: async () => {
      const scope = 'Tasks.ReadWrite Tasks.ReadWrite.Shared User.ReadBasic.All Group.ReadWrite.All';
      const value = [{ consentType: 'AllPrincipals', scope }];
      await sandbox.faults({ path: 'oauth2PermissionGrants', status: 200, times: 1, body: { value } });
      return {};
    },
    says: /^! the consent of the organization: .*\w+\.\w+.*, so that Muster can .* https:\/\/login\.microsoftonline\.com\/[\w-]+\/adminconsent\?client_id=/m,
    code: 0,
  },
  {
    planted: 'a registration that Graph does not show',
    plant: async () => {
      await sandbox.faults({ path: '/applications', status: 403, times: 1 });
      return {};
    },
    says: /^· the app registration: It is not looked at: Graph answers 403\. .*Directory\.Read\.All/m,
    code: 0,
  },
  {
    planted: 'a manifest packaged for another id',
    plant: () => packedFor({ ...here, MicrosoftAppId: OTHER }),
    says: /^✗ the app package: .* was packed for the app 5f0e9c1a.*Pack it again/m,
    code: 1,
  },
  {
    planted: 'a manifest packaged for another host',
    plant: () => packedFor({ ...here, MicrosoftAppId: own.MicrosoftAppId ?? '' }),
    says: /^✗ the app package: .* was packed for muster\.contoso\.com, not for localhost/m,
    code: 1,
  },
  {
    planted: 'HTTPS_PROXY that refuses',
    plant: async () => {
      const refusing = createServer().on('connect', (_, socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'));
      const proxy = `http://user:canary@localhost:${await served(refusing)}`;
      return { HTTPS_PROXY: proxy, ENTRA_URL: 'https://login.standin.example' };
    },
    says: /^✗ the way out through the proxy localhost:\d+: The way out is shut: (?!.*canary).*403.*Check HTTPS_PROXY/m,
    code: 1,
  },
  {
    planted: 'a clock five minutes off',
    plant: () => entraAhead(300),
    says: /^✗ the clock: This machine's clock is (299|30\d) s behind Entra's/m,
    code: 1,
  },
  {
    planted: 'FORM_KEYS derived from the secret',
    plant: () => ({}),
    says: /^! keys of forms: .*with the next secret all open forms end/m,
    code: 0,
  },
  {
    planted: 'two instances with different FORM_KEYS',
    plant: async () => {
      const lines = await redis(['appendonly yes', 'appendfsync always', 'maxmemory-policy noeviction']);
      const env = { PATH: process.env.PATH, ...own, ...lines, PORT: '0', FORM_KEYS: 'a'.repeat(32) };
      const other = spawn(process.execPath, [MAIN], { env, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
      const said = record(other);
      ending.unshift(async () => {
        other.kill('SIGTERM');
        await once(other, 'exit');
      });
      while (!said().includes('Muster listens')) await new Promise((resolve) => setTimeout(resolve, 50));
      await new Promise((resolve) => setTimeout(resolve, 500));
      return { ...lines, FORM_KEYS: 'b'.repeat(32) };
    },
    says: /^✗ other instances: .*FORM_KEYS.*strangers to the other/m,
    code: 1,
  },
  {
    planted: 'SETTLE_SECONDS=0 outside of loopback',
    plant: () => ({ SETTLE_SECONDS: '0', GRAPH_URL: 'https://graph.microsoft.com' }),
    says: /SETTLE_SECONDS is “0”\. Use a whole number from 20 to 600/,
    code: 1,
  },
  {
    planted: 'NODE_EXTRA_CA_CERTS that is not there',
    plant: () => ({ NODE_EXTRA_CA_CERTS: '/nowhere/ca.pem' }),
    says: /NODE_EXTRA_CA_CERTS names a file that cannot be read/,
    code: 1,
  },
];

test.each(MISTAKES)('the doctor tells: $planted', async ({ planted, plant, says, code }) => {
  const { said, code: ended } = await doctor(await plant());
  expect({ said, ended }).toEqual({ said: expect.stringMatching(says), ended: code });
  expect(said).not.toMatch(/Trace ID|canary/);
  table.push(`${planted} | ${says.exec(said)?.[0].replaceAll('\n', '<br>').slice(0, 400)} | ${ended}`);
});

test('and programs read the same', async () => {
  const { said, code } = await doctor({ STATEURL: 'memory:' }, ['--json']);
  const { ok, findings }: { ok: boolean; findings: readonly object[] } = JSON.parse(said);
  expect([ok, code]).toEqual([false, 1]);
  expect(findings).toContainEqual({
    what: 'STATEURL',
    state: 'problem',
    words: 'There is no such setting. Did you mean STATE_URL?',
  });
});

test('a package that fits is not complained of', async () => {
  await packedFor({ MicrosoftAppId: own.MicrosoftAppId ?? '', ...here });
  const file = join(folder, 'dist/muster.zip');
  const parts = unzipSync(readFileSync(file));
  const manifest = strFromU8(parts['manifest.json'] ?? strToU8('')).replaceAll(
    'muster.contoso.com',
    new URL(own.PUBLIC_URL ?? '').host,
  );
  writeFileSync(file, zipSync({ ...parts, 'manifest.json': strToU8(manifest) }));
  expect((await doctor({})).said).toContain('✓ the app package');
});

test('docs tell of each of them', () => {
  const page = readFileSync(join(ROOT, 'docs/administrators/doctor.md'), 'utf8');
  const told = [...page.matchAll(/^\| (.*?) \| /gm)].map(([, planted = '']) => planted.replaceAll('‹id›', '<id>'));
  expect(told.slice(2)).toEqual(MISTAKES.map(({ planted }) => planted));
});
