import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { connector } from './connector.mjs';
import { graph } from './graph.mjs';
import { appId, channelIssuer, tenantId } from './identities.mjs';
import { openId } from './openId.mjs';
import { newSigner } from './signer.mjs';

/** Hosts whose names the sample bot has built in; bots/redirect.cjs sends their connections here. */
const hosts = ['localhost', 'login.microsoftonline.com', 'login.botframework.com', 'graph.microsoft.com'];

async function certificate() {
  const extensions = [{ name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2, value })) }];
  return generate([{ name: 'commonName', value: 'localhost' }], { algorithm: 'sha256', keySize: 2048, extensions });
}

/** @param {(method: string, url: string, body: Buffer, request: import('node:http').IncomingMessage) => object | undefined} answer */
function handler(answer) {
  return (request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const body = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
      const found = answer(request.method, request.url, body, request) ?? {
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

async function listen(server) {
  server.keepAliveTimeout = 60_000;
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return server.address().port;
}

/** Starts everything Microsoft's that a bot talks to: http for the connector and its keys, https for Entra and Graph. */
export async function startStandIns() {
  const signer = newSigner();
  const { private: key, cert } = await certificate();
  const folder = mkdtempSync(join(tmpdir(), 'muster-bench-'));
  const caFile = join(folder, 'certificate.pem');
  writeFileSync(caFile, cert);

  const lastGroup = { body: undefined, authorization: undefined, count: 0 };
  const theConnector = connector();
  const theGraph = graph({
    onGroup: (body, authorization) => Object.assign(lastGroup, { body, authorization, count: lastGroup.count + 1 }),
  });
  const identity = openId(signer);
  const answer =
    (scheme) =>
    (method, url, body, { headers }) => {
      const { authorization, host } = headers;
      const known =
        theConnector.answer(method, url, body, authorization) ?? theGraph.answer(method, url, body, authorization);
      if (known) return known;
      const found = identity.answer(`${scheme}://${host}`, url.split('?')[0], body);
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
    /** As many different tokens as asked for, each as the channel signs it. */
    channelTokens: (count) =>
      Array.from({ length: count }, (_, jti) =>
        signer.sign({ iss: channelIssuer, aud: appId, serviceurl: serviceUrl, jti: `${jti}` }),
      ),
    /** The single sign-on token that Teams gives for a person. */
    teamsToken: ({ aadObjectId, name }) =>
      signer.sign({
        iss: `${secureUrl}/${tenantId}/v2.0`,
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
