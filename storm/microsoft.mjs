import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Agent, request } from 'undici';
import { newCertificate } from '../dist/sandbox/certificate.js';
import { newCredential } from '../dist/sandbox/credential.js';
import { Entra } from '../dist/sandbox/entra/entra.js';
import { Faults } from '../dist/sandbox/graph/faults.js';
import { Graph } from '../dist/sandbox/graph/graph.js';
import { ChannelKeys } from '../dist/sandbox/teams/channelKeys.js';
import { botEnvironment } from '../dist/sandbox/teams/environment.js';
import { isJson, objectsIn, textIn } from '../dist/sandbox/teams/json.js';
import { contoso } from '../dist/sandbox/tenant.js';
import { portOf } from '../infra/ports.mjs';

/** @typedef {import('../dist/sandbox/graph/faults.js').Fault} Fault */
/** @typedef {import('../dist/sandbox/teams/json.js').Json} Json */
/** @typedef {import('../dist/sandbox/tenant.js').User} User */
/** @typedef {{ id: string, activity: Json }} Reply */
/** @typedef {Awaited<ReturnType<typeof startMicrosoft>>} Microsoft */

/**
 * The sandbox's Entra and Graph, and as much of a channel as a load of people needs: its keys, and a connector that keeps
 * what the bot posts.
 * @param {(method: string, pathAndQuery: string) => Fault | undefined} chance the fault of each call of Graph
 * @param {{ moreKeys?: readonly object[], posted?: (activity: Json) => void,
 * tenant?: import('../dist/sandbox/tenant.js').Tenant }} options keys that the channel publishes
 * beside its own, and who hears of everything that the bot posts or updates
 */
export async function startMicrosoft(chance, { moreKeys = [], posted = () => undefined, tenant = contoso } = {}) {
  const certificate = await newCertificate();
  const keys = new ChannelKeys();
  const connector = await startConnector(keys, moreKeys, posted);
  const folder = mkdtempSync(join(tmpdir(), 'muster-storm-'));
  const credential = await newCredential('secret', folder, connector.url);
  const { app } = credential;
  const redirectUri = `${connector.url}/auth/end`;
  const entra = new Entra({ tenant, app, certificate, redirectUri, authorizeUrl: connector.url });
  await entra.start(0);
  const graph = new Graph({ tenant, entra, certificate, faults: new Faults(chance) });
  await graph.start(0);
  const certificateFile = join(folder, 'certificate.pem');
  writeFileSync(certificateFile, certificate.cert);
  const addresses = { page: connector.url, graph: graph.url, entra: entra.url, botPort: 0, certificateFile };
  const trusting = new Agent({ connect: { ca: certificate.cert } });
  return {
    tenant,
    app,
    keys,
    connector,
    environment: botEnvironment(tenant, credential, addresses, 'warn'),
    exchanges: graph.exchanges,
    /** @param {User} user */
    teamsToken: (user) => entra.teamsToken(user),
    /** @param {User} user */
    graphToken: (user) => entra.graphToken(user),
    /**
     * Asks Graph itself, where no fault is injected; follows the pages.
     * @param {User} user
     * @param {string} path
     */
    async all(user, path) {
      const authorization = `Bearer ${await entra.graphToken(user)}`;
      const found = [];
      /** @type {string | undefined} */
      let url = `${graph.url}/beta${path}`;
      while (url) {
        const answer = await request(url, { dispatcher: trusting, headers: { authorization } });
        const body = JSON.parse(await answer.body.text());
        found.push(...objectsIn(body, 'value'));
        url = textIn(body, '@odata.nextLink');
      }
      return found;
    },
    async stop() {
      await Promise.all([connector.stop(), entra.stop(), graph.stop(), trusting.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * @param {ChannelKeys} keys
 * @param {readonly object[]} moreKeys
 * @param {(activity: Json) => void} posted
 */
async function startConnector(keys, moreKeys, posted) {
  /** @type {Map<string, (reply?: Reply) => void>} by the activity that is answered */
  const waiting = new Map();
  let messages = 0;
  const server = createServer(async (incoming, outgoing) => {
    /** @param {object} body */
    const answer = (body) => {
      outgoing.writeHead(200, { 'content-type': 'application/json' });
      outgoing.end(JSON.stringify(body));
    };
    const { method, url = '' } = incoming;
    if (url.startsWith('/channel/v1/.well-known'))
      return answer(keys.metadata(`http://localhost:${portOf(server)}/channel/keys`));
    if (url === '/channel/keys') return answer({ keys: [...(await keys.keySet()).keys, ...moreKeys] });
    if (method === 'GET') {
      // Members of a conversation: nobody that these chats know.
      outgoing.writeHead(404, { 'content-type': 'application/json' });
      outgoing.end('{"error":{"code":"MemberNotFoundInConversation"}}');
      return undefined;
    }
    const activity = JSON.parse(await text(incoming));
    if (!isJson(activity)) throw new Error(`The bot posted no activity: ${JSON.stringify(activity)}`);
    posted(activity);
    if (method === 'PUT') return answer({ id: url.split('/').at(-1) });
    messages += 1;
    const id = `1:${messages}`;
    waiting.get(`${activity.replyToId}`)?.({ id, activity });
    answer({ id });
  });
  server.keepAliveTimeout = 60_000;
  await once(server.listen(0, 'localhost'), 'listening');
  return {
    url: `http://localhost:${portOf(server)}`,
    /**
     * What the bot posts in answer to this activity; undefined where nothing comes in time.
     * @param {string} activityId
     * @param {number} milliseconds
     * @returns {Promise<Reply | undefined>}
     */
    replyTo(activityId, milliseconds) {
      return new Promise((resolve) => {
        /** @param {Reply} [reply] */
        const done = (reply) => {
          clearTimeout(timer);
          waiting.delete(activityId);
          resolve(reply);
        };
        const timer = setTimeout(done, milliseconds);
        waiting.set(activityId, done);
      });
    },
    async stop() {
      const closed = once(server.close(), 'close');
      server.closeAllConnections();
      await closed;
    },
  };
}
