import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, request } from 'undici';

const require = createRequire(import.meta.url);
const { newCertificate } = require('../dist/sandbox/certificate.js');
const { Entra } = require('../dist/sandbox/entra/entra.js');
const { Faults } = require('../dist/sandbox/graph/faults.js');
const { Graph } = require('../dist/sandbox/graph/graph.js');
const { ChannelKeys } = require('../dist/sandbox/teams/channelKeys.js');
const { botEnvironment } = require('../dist/sandbox/teams/environment.js');
const { newCredential } = require('../dist/sandbox/credential.js');
const { contoso } = require('../dist/sandbox/tenant.js');

/**
 * The sandbox's Entra and Graph, and as much of a channel as a load of people needs: its keys, and a connector that keeps
 * what the bot posts.
 * @param {(method: string, pathAndQuery: string) => object | undefined} chance what befalls each call of Graph
 * @param {{ moreKeys?: readonly object[], posted?: (activity: object) => void }} options keys that the channel publishes
 * beside its own, and who hears of everything that the bot posts or updates
 */
export async function startMicrosoft(chance, { moreKeys = [], posted = () => undefined } = {}) {
  const certificate = await newCertificate();
  const keys = new ChannelKeys();
  const connector = await startConnector(keys, moreKeys, posted);
  const folder = mkdtempSync(join(tmpdir(), 'muster-storm-'));
  const credential = await newCredential('secret', folder, connector.url);
  const { app } = credential;
  const redirectUri = `${connector.url}/auth/end`;
  const entra = new Entra({ tenant: contoso, app, certificate, redirectUri, authorizeUrl: connector.url });
  await entra.start(0);
  const graph = new Graph({ tenant: contoso, entra, certificate, faults: new Faults(chance) });
  await graph.start(0);
  const certificateFile = join(folder, 'certificate.pem');
  writeFileSync(certificateFile, certificate.cert);
  const addresses = { page: connector.url, graph: graph.url, entra: entra.url, botPort: 0, certificateFile };
  const trusting = new Agent({ connect: { ca: certificate.cert } });
  return {
    tenant: contoso,
    app,
    keys,
    connector,
    environment: botEnvironment(contoso, credential, addresses, 'warn'),
    exchanges: graph.exchanges,
    teamsToken: (user) => entra.teamsToken(user),
    graphToken: (user) => entra.graphToken(user),
    /** Asks Graph itself, where the weather is calm; follows the pages. */
    async all(user, path) {
      const authorization = `Bearer ${await entra.graphToken(user)}`;
      const found = [];
      for (let url = `${graph.url}/beta${path}`; url; ) {
        const answer = await request(url, { dispatcher: trusting, headers: { authorization } });
        const body = JSON.parse(await answer.body.text());
        found.push(...(body.value ?? []));
        url = body['@odata.nextLink'];
      }
      return found;
    },
    async stop() {
      await Promise.all([connector.stop(), entra.stop(), graph.stop(), trusting.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startConnector(keys, moreKeys, posted) {
  const waiting = new Map();
  let messages = 0;
  const server = createServer(async (incoming, outgoing) => {
    const answer = (body) => {
      outgoing.writeHead(200, { 'content-type': 'application/json' });
      outgoing.end(JSON.stringify(body));
    };
    const { port } = server.address();
    if (incoming.url.startsWith('/channel/v1/.well-known'))
      return answer(keys.metadata(`http://localhost:${port}/channel/keys`));
    if (incoming.url === '/channel/keys') return answer({ keys: [...(await keys.keySet()).keys, ...moreKeys] });
    const parts = [];
    for await (const part of incoming) parts.push(part);
    const activity = JSON.parse(Buffer.concat(parts).toString());
    posted(activity);
    if (incoming.method === 'PUT') return answer({ id: incoming.url.split('/').at(-1) });
    messages += 1;
    const id = `1:${messages}`;
    waiting.get(activity.replyToId)?.({ id, activity });
    answer({ id });
  });
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  server.keepAliveTimeout = 60_000;
  return {
    url: `http://localhost:${server.address().port}`,
    /** What the bot posts in answer to this activity; undefined where nothing comes in time. */
    replyTo(activityId, milliseconds) {
      return new Promise((resolve) => {
        const done = (reply) => {
          clearTimeout(timer);
          waiting.delete(activityId);
          resolve(reply);
        };
        const timer = setTimeout(done, milliseconds, undefined);
        waiting.set(activityId, done);
      });
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
