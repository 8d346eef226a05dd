import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { newCertificate } from './certificate';
import { newCredential } from './credential';
import { Entra } from './entra/entra';
import type { Flags } from './flags';
import { Faults } from './graph/faults';
import { Graph } from './graph/graph';
import { freePort, onPort } from './ports';
import { ClientConditions } from './teams/conditions';
import { botEnvironment } from './teams/environment';
import { PageServer } from './teams/pageServer';
import { Teams } from './teams/teams';
import { contoso } from './tenant';

export interface Sandbox {
  /** Addresses without a slash at the end. */
  page: string;
  graph: string;
  entra: string;
  botUrl: string;
  /** The environment in which the bot finds the stand-ins. */
  botEnvironment: Record<string, string>;
  /** Of its own, gone with it. */
  folder: string;
  stop(): Promise<void>;
}

/** Starts the stand-ins for Teams, Entra and Graph; the bot is not among them. */
export async function startSandbox(flags: Flags, logLevel: string | undefined): Promise<Sandbox> {
  const { keys } = flags;
  const tenant = contoso;
  const cloud = () => flags.cloud;
  const certificate = await newCertificate();
  const page = new PageServer();
  await onPort('--port', flags.port, () => page.start(flags.port));
  const folder = await mkdtemp(join(tmpdir(), 'muster-sandbox-'));
  const credential = await newCredential(flags.credential, folder, page.url, cloud);
  const { app } = credential;

  const authorizeUrl = `${page.url}/entra/${tenant.id}/oauth2/v2.0/authorize`;
  const entra = new Entra({ tenant, app, certificate, redirectUri: `${page.url}/auth/end`, authorizeUrl, keys, cloud });
  await onPort('--entra-port', flags.entraPort, () => entra.start(flags.entraPort));
  const graph = new Graph({ tenant, entra, certificate, slow: flags.slow, taskGroups: flags.taskGroups, cloud });
  await onPort('--graph-port', flags.graphPort, () => graph.start(flags.graphPort));

  const botPort = await onPort('--bot-port', flags.botPort, () => freePort(flags.botPort));
  const certificateFile = join(folder, 'certificate.pem');
  await writeFile(certificateFile, certificate.cert);
  const addresses = { page: page.url, graph: graph.url, entra: entra.url, botPort, certificateFile };
  const environment = botEnvironment(tenant, credential, addresses, logLevel, flags.cloud);
  const botUrl = `http://localhost:${botPort}`;
  const { url } = page;
  const ca = certificate.cert;
  const connectorFaults = new Faults();
  const addressesOfTeams = { url, botUrl, botEnvironment: environment, ca };
  const conditions = new ClientConditions(flags.conditions);
  const parts = { tenant, app, entra, graph, connectorFaults, keys, conditions, cloud };
  const teams = new Teams({
    ...parts,
    ...addressesOfTeams,
    seed: (user, wanted) => graph.seed(user, wanted),
  });
  page.serve(new Hono().route('/', credential.routes(entra)).route('/', teams.routes()));

  return {
    page: page.url,
    graph: graph.url,
    entra: entra.url,
    botUrl,
    botEnvironment: environment,
    folder,
    async stop() {
      teams.stop();
      await Promise.all([page.stop(), entra.stop(), graph.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
