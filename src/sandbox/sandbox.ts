import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { BotLog } from './botLog';
import { newCertificate } from './certificate';
import { moveClock } from './clock/moveClock';
import { clouds, servedHosts } from './clouds';
import { ConnectProxy } from './connectProxy';
import { type Credential, newCredential } from './credential';
import { Entra } from './entra/entra';
import type { Flags, OwnBot } from './flags';
import { Front } from './front';
import { Faults } from './graph/faults';
import { Graph } from './graph/graph';
import { loadPermissions } from './graph/loadCollections';
import { leadEnvironment } from './lead/leadEnvironment';
import { Network } from './network';
import { freePort, onPort } from './ports';
import { ClientConditions } from './teams/conditions';
import { botEnvironment as botEnvironmentIn } from './teams/environment';
import type { NetworkSwitch } from './teams/networkSwitch';
import { PageServer } from './teams/pageServer';
import { Teams } from './teams/teams';
import { contoso, newApp, type Tenant, userNamed } from './tenant';
import { Connections } from './tokenService/connections';
import { signInPages } from './tokenService/signInPages';
import { tokenService } from './tokenService/tokenService';
import { entraTraffic } from './traffic/entraTraffic';
import { storeTraffic } from './traffic/storeTraffic';
import { TrafficLog } from './traffic/trafficLog';

export interface Sandbox {
  /** Addresses without a slash at the end. */
  page: string;
  graph: string;
  entra: string;
  botUrl: string;
  /** The environment in which the bot finds the stand-ins as they are now. */
  botEnvironment(): Record<string, string>;
  /** Whether the bot's network finds hosts by their names. */
  resolvesNames(): boolean;
  /** Is awaited after each change of the network around the bot. */
  onChange(restart: () => Promise<void>): void;
  /** Is awaited after the clock has been moved: so many seconds ahead of the true time. */
  onClock(move: (ahead: number) => Promise<void>): void;
  /** Seconds ahead of the true time, as it stands now. */
  ahead(): number;
  /** Takes what the bot prints. */
  botPrints(text: string): void;
  /** The proxy that leads to the stand-ins by their true names, and the certificate to be trusted for it. */
  proxy: string;
  certificateFile: string;
  /** Of its own, gone with it. */
  folder: string;
  stop(): Promise<void>;
}

/** Starts the stand-ins for Teams, Entra and Graph; the bot is not among them. */
export async function startSandbox(flags: Flags, logLevel: string | undefined): Promise<Sandbox> {
  const { keys } = flags;
  const tenant = tenantOf(flags.ownBot);
  const network = new Network({ cloud: flags.cloud, proxy: flags.proxy });
  const { cloud } = network;
  const certificate = await newCertificate('ec', [
    ...Object.values(clouds).flatMap(servedHosts),
    ...Object.values(clouds).map(({ botFramework }) => new URL(botFramework).hostname),
  ]);
  const page = new PageServer();
  await onPort('--port', flags.port, () => page.start(flags.port));
  const folder = await mkdtemp(join(tmpdir(), 'muster-sandbox-'));
  const credential = flags.ownBot
    ? secretOf(flags.ownBot)
    : await newCredential(flags.credential, folder, page.url, cloud);
  const { app } = credential;

  const authorizeUrl = `${page.url}/entra/${tenant.id}/oauth2/v2.0/authorize`;
  const redirectUri = `${page.url}/auth/end`;
  const log = new TrafficLog((person) => userNamed(tenant, person)?.userPrincipalName);
  const watch = entraTraffic((call) => log.begin(call));
  const entra = new Entra({ tenant, app, certificate, redirectUri, authorizeUrl, keys, cloud, watch });
  await onPort('--entra-port', flags.entraPort, () => entra.start(flags.entraPort));
  const { slow, taskGroups } = flags;
  const registration = { app, redirectUri };
  const graph = new Graph({ tenant, entra, certificate, slow, taskGroups, cloud, registration });
  await onPort('--graph-port', flags.graphPort, () => graph.start(flags.graphPort));

  const botPort = flags.ownBot ? 0 : await onPort('--bot-port', flags.botPort, () => freePort(flags.botPort));
  const certificateFile = join(folder, 'certificate.pem');
  await writeFile(certificateFile, certificate.cert);
  const proxy = new ConnectProxy((host) => front.portOf(host));
  await proxy.start();
  const addresses = { page: page.url, graph: graph.url, entra: entra.url, botPort, certificateFile };
  const botEnvironment = () => {
    if (flags.ownBot) return leadEnvironment({ app, tenant, hosts: front.hosts, port: front.port, certificateFile });
    const way = network.current.proxy ? { proxy: proxy.url } : {};
    const lines = botEnvironmentIn(tenant, credential, { ...addresses, ...way }, logLevel, cloud());
    return { ...lines, ...network.current.environment };
  };
  const botUrl = flags.ownBot ? new URL(flags.ownBot.endpoint).origin : `http://localhost:${botPort}`;
  let restart = async (): Promise<void> => undefined;
  const switches: NetworkSwitch = {
    current: () => ({ ...network.current, connects: proxy.connects }),
    change: async (wanted) => {
      if (network.change(wanted)) await restart();
    },
  };
  let moveBotsClock = async (_ahead: number): Promise<void> => undefined;
  let ahead = 0;
  const clock = {
    get ahead() {
      return ahead;
    },
    async move(seconds: number) {
      ahead = seconds;
      moveClock(seconds);
      await moveBotsClock(seconds);
    },
  };
  const botLog = new BotLog(logLevel ?? 'info', (text) => process.stderr.write(text));
  botLog.onLine((line) => storeTraffic(line, log));
  const reset = async () => {
    entra.reset();
    connections.reset();
    graph.reset();
    network.reset();
    await restart();
    botLog.clear();
  };
  const teams = new Teams({
    log,
    clock,
    botLines: () => botLog.list(),
    reset,
    tenant,
    app,
    entra,
    graph,
    connectorFaults: new Faults(),
    keys,
    conditions: new ClientConditions(flags.conditions),
    cloud,
    url: page.url,
    botUrl,
    ownBot: flags.ownBot,
    botEnvironment,
    ca: certificate.cert,
    connectorUrl: () => (network.current.proxy ? cloud().connectors[0] : `${page.url}/connector`),
    network: switches,
    seed: (user, wanted) => graph.seed(user, wanted),
  });
  const connections = new Connections();
  const permissions = loadPermissions();
  const scopes = flags.ownBot?.scopes ?? [];
  const signIn = signInPages({ tenant, connections, consents: entra.consents, permissions, scopes });
  if (flags.ownBot) page.serve(new Hono().route('/', signIn).route('/', teams.routes()));
  else page.serve(new Hono().route('/', credential.routes(entra)).route('/', teams.routes()));
  const behind = {
    entra: entra.fetch,
    graph: graph.fetch,
    channel: new Hono().route('/v1', teams.channelRoutes()),
    connector: teams.connectorRoutes(),
    ...(flags.ownBot && {
      tokens: tokenService({
        tenant,
        appId: app.id,
        connections,
        ...teams.tokenServiceDoors(),
        page: page.url,
        verify: (token) => entra.verify(token, app.id),
        graphToken: async (user) =>
          scopes.every((scope) => entra.consents.has(user, scope)) ? entra.graphToken(user, scopes) : undefined,
      }),
    }),
  };
  const front = new Front(cloud, behind, certificate);
  await front.start();

  return {
    page: page.url,
    graph: graph.url,
    entra: entra.url,
    botUrl,
    botEnvironment,
    resolvesNames: () => !network.current.proxy,
    onChange: (starting) => {
      restart = starting;
    },
    onClock: (move) => {
      moveBotsClock = move;
    },
    ahead: () => ahead,
    botPrints: (text) => botLog.take(text),
    proxy: proxy.url,
    certificateFile,
    folder,
    async stop() {
      teams.stop();
      await Promise.all([page.stop(), entra.stop(), graph.stop(), front.stop(), proxy.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The sample's people, in the tenant that a bot is configured for; such a bot may ask Entra under these names too. */
function tenantOf(own: OwnBot | undefined): Tenant {
  if (!own) return contoso;
  return { ...contoso, id: own.tenantId ?? contoso.id, aliases: ['botframework.com', 'common', 'organizations'] };
}

function secretOf({ appId, secret }: OwnBot): Credential {
  const made = newApp();
  const app = { ...made, id: appId ?? made.id, secret: secret ?? made.secret };
  return { app, environment: {}, routes: () => new Hono() };
}
