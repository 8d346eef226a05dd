import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { portOf } from '../../infra/ports.mjs';
import { connector } from './connector.mjs';
import { graph } from './graph.mjs';
import { appId, channelIssuer, tenantId } from './identities.mjs';
import { openId } from './openId.mjs';
import { newSigner } from './signer.mjs';

/** @typedef {import('./connector.mjs').Answer} Answer */
/** @typedef {import('./connector.mjs').Call} Call */
/** @typedef {Awaited<ReturnType<typeof startStandIns>>} StandIns */
/** @typedef {{ body: Buffer, authorization: string | undefined, count: number }} LastGroup */

/** Hosts whose names the sample bot has built in; bots/redirect.cjs sends their connections here. */
const hosts = ['localhost', 'login.microsoftonline.com', 'login.botframework.com', 'graph.microsoft.com'];

async function certificate() {
  /** @type {import('selfsigned').SubjectAltNameEntry[]} */
  const altNames = hosts.map((value) => ({ type: 2, value }));
  return generate([{ name: 'commonName', value: 'localhost' }], {
    algorithm: 'sha256',
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames }],
  });
}

/**
 * @param {(call: Call, host: string) => Answer} answer
 * @returns {import('node:http').RequestListener}
 */
function handler(answer) {
  return (request, response) => {
    /** @type {Buffer[]} */
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const [first] = chunks;
      const body = first && chunks.length === 1 ? first : Buffer.concat(chunks);
      const { method = '', url = '', headers } = request;
      const { authorization, host = '' } = headers;
      const found = answer({ method, url, body, authorization }, host) ?? {
        status: 404,
        body: { error: { code: 'NotFound' } },
      };
      const text = JSON.stringify(found.body);
      response.writeHead(found.status, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
      });
      response.end(text);
    });
  };
}

/** @param {import('node:http').Server} server */
async function listen(server) {
  server.keepAliveTimeout = 60_000;
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return portOf(server);
}

/** Starts everything Microsoft's that a bot talks to: http for the connector and its keys, https for Entra and Graph. */
export async function startStandIns() {
  const signer = newSigner();
  const { private: key, cert } = await certificate();
  const folder = mkdtempSync(join(tmpdir(), 'muster-bench-'));
  const caFile = join(folder, 'certificate.pem');
  writeFileSync(caFile, cert);

  /** @type {LastGroup} */
  const lastGroup = { body: Buffer.alloc(0), authorization: undefined, count: 0 };
  const theConnector = connector();
  const theGraph = graph({
    onGroup: (body, authorization) => Object.assign(lastGroup, { body, authorization, count: lastGroup.count + 1 }),
  });
  const identity = openId(signer);
  /**
   * @param {string} scheme
   * @returns {(call: Call, host: string) => Answer}
   */
  const answer = (scheme) => (call, host) => {
    const known = theConnector.answer(call) ?? theGraph.answer(call);
    if (known) return known;
    const [path = ''] = call.url.split('?');
    const found = identity.answer(`${scheme}://${host}`, path, call.body);
    return found && { status: 200, body: found };
  };
  const plain = createServer(handler(answer('http')));
  const secure = createSecureServer({ key, cert }, handler(answer('https')));
  const [plainPort, securePort] = [await listen(plain), await listen(secure)];
  const serviceUrl = `http://localhost:${plainPort}/emea/`;
  const secureUrl = `https://localhost:${securePort}`;

  return {
    caFile,
    lastGroup,
    plainUrl: `http://localhost:${plainPort}`,
    secureUrl,
    securePort,
    serviceUrl,
    connector: theConnector,
    graphToken: identity.graphToken,
    /**
     * As many different tokens as asked for, each as the channel signs it.
     * @param {number} count
     */
    channelTokens: (count) =>
      Array.from({ length: count }, (_, jti) =>
        signer.sign({ iss: channelIssuer, aud: appId, serviceurl: serviceUrl, jti: `${jti}` }),
      ),
    /**
     * The single sign-on token that Teams gives for a person.
     * @param {import('./identities.mjs').Person} person
     */
    teamsToken: ({ aadObjectId, name }) =>
      signer.sign({
        iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
        aud: appId,
        ver: '2.0',
        scp: 'access_as_user',
        azp: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
        oid: aadObjectId,
        sub: aadObjectId,
        tid: tenantId,
        name,
        preferred_username: `${aadObjectId}@contoso.example`,
      }),
    async stop() {
      rmSync(folder, { recursive: true });
      for (const server of [plain, secure]) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}
