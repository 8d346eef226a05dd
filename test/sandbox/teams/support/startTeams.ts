import { Agent, fetch as fetchWith } from 'undici';
import { newCertificate } from '../../../../src/sandbox/certificate';
import { Entra } from '../../../../src/sandbox/entra/entra';
import { Exchanges } from '../../../../src/sandbox/graph/exchanges';
import { Faults } from '../../../../src/sandbox/graph/faults';
import { isJson, type Json, parsed, textIn } from '../../../../src/sandbox/teams/json';
import { PageServer } from '../../../../src/sandbox/teams/pageServer';
import { Teams } from '../../../../src/sandbox/teams/teams';
import { contoso, newApp, type User, userNamed } from '../../../../src/sandbox/tenant';
import { KEYS } from '../../../support/keys';
import { FakeBot } from './fakeBot';

export interface Answered {
  status: number;
  body: Json;
}

/** Teams on a free port with a real Entra and a fake bot. */
export async function startTeams({ answerWithinMs = 15_000 } = {}) {
  const app = newApp();
  const page = new PageServer();
  const bot = new FakeBot();
  await Promise.all([page.start(0), bot.start()]);
  const { url } = page;
  Object.assign(bot, { appId: app.id, metadataUrl: `${url}/channel/v1/.well-known/openidconfiguration` });

  const tenant = contoso;
  const certificate = await newCertificate();
  const ca = certificate.cert;
  const authorizeUrl = `${url}/entra/${tenant.id}/oauth2/v2.0/authorize`;
  const entra = new Entra({ tenant, app, certificate, redirectUri: `${url}/auth/end`, authorizeUrl, keys: KEYS });
  await entra.start(0);
  const graph = { url: 'https://graph.example', exchanges: new Exchanges(), faults: new Faults() };
  const botEnvironment = () => ({ PUBLIC_URL: url });
  const parts = { tenant, app, entra, graph, connectorFaults: new Faults() };
  const teams = new Teams({ ...parts, url, botUrl: bot.url, botEnvironment, ca, answerWithinMs, keys: KEYS });
  page.serve(teams.routes());

  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${url}${path}`, { method, headers, ...json });
    const answer = parsed(await response.text());
    return { status: response.status, body: isJson(answer) ? answer : { list: answer } };
  };
  const botToken = await connectorToken(entra.url, tenant.id, app, ca);

  return {
    app,
    bot,
    botToken,
    entra,
    graph,
    url,
    authorizeUrl,
    get: (path: string) => call('GET', path),
    post: (path: string, body: unknown) => call('POST', path, body),
    delete: (path: string) => call('DELETE', path),
    /** A call of the connector by the bot, or by whoever has the token. */
    connector: (method: string, path: string, body?: unknown, token = botToken) =>
      call(method, `/connector/emea/v3/${path}`, body, { authorization: `Bearer ${token}` }),
    async stop() {
      teams.stop();
      await Promise.all([page.stop(), bot.stop(), entra.stop()]);
    },
  };
}

export type RunningTeams = Awaited<ReturnType<typeof startTeams>>;

export function person(userPrincipalName: string): User {
  const user = userNamed(contoso, userPrincipalName);
  if (!user) throw new Error(`Contoso has no ${userPrincipalName}.`);
  return user;
}

async function connectorToken(entraUrl: string, tenantId: string, app: { id: string; secret: string }, ca: string) {
  const dispatcher = new Agent({ connect: { ca } });
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: app.id,
    client_secret: app.secret,
    scope: 'https://api.botframework.com/.default',
  });
  const response = await fetchWith(`${entraUrl}/${tenantId}/oauth2/v2.0/token`, { method: 'POST', body, dispatcher });
  const token = textIn(await response.json(), 'access_token') ?? '';
  await dispatcher.close();
  return token;
}
