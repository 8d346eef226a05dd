// The least a bot can do: node:http, one RS256 check, sockets kept open, cards joined from prepared text. Not a bot to
// copy, but what Node itself costs.
import { createPublicKey, verify } from 'node:crypto';
import { createServer } from 'node:http';
import { Pool } from 'undici';
import { isJson, objectIn, objectOf, objectsIn, textIn } from '../../dist/sandbox/teams/json.js';
import { formText, groupOf, summaryText } from './cards.mjs';

/** @typedef {import('../../dist/sandbox/teams/json.js').Json} Json */

const { BOT_OPENID_METADATA_URL = '', GRAPH_TOKEN = '', GRAPH_URL, PORT, TOKEN_URL = '' } = process.env;
const { MicrosoftAppId = '', MicrosoftAppPassword = '' } = process.env;
const json = { 'content-type': 'application/json' };

async function signingKeys() {
  const metadata = await (await fetch(BOT_OPENID_METADATA_URL)).json();
  const keySet = await (await fetch(textIn(metadata, 'jwks_uri') ?? '')).json();
  return new Map(objectsIn(keySet, 'keys').map((key) => [key.kid, createPublicKey({ key, format: 'jwk' })]));
}

async function connectorToken() {
  const scope = 'https://api.botframework.com/.default';
  const form = {
    grant_type: 'client_credentials',
    client_id: MicrosoftAppId,
    client_secret: MicrosoftAppPassword,
    scope,
  };
  const answer = await fetch(TOKEN_URL, { method: 'POST', body: new URLSearchParams(form) });
  return textIn(await answer.json(), 'access_token') ?? '';
}

const keys = await signingKeys();
const botToken = await connectorToken();
/** @type {Map<string, Pool>} by origin */
const pools = new Map();
/** @param {string} text */
const part = (text) => objectOf(JSON.parse(Buffer.from(text, 'base64url').toString()));

/**
 * @param {string | undefined} authorization
 * @param {Json} activity
 */
function isFromChannel(authorization = '', { serviceUrl }) {
  const [head = '', claims = '', signature] = authorization.slice('Bearer '.length).split('.');
  if (!signature) return false;
  const key = keys.get(part(head).kid);
  if (!key || !verify('RSA-SHA256', Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, 'base64url')))
    return false;
  const { iss, aud, exp, serviceurl } = part(claims);
  return (
    iss === 'https://api.botframework.com' &&
    aud === MicrosoftAppId &&
    Number(exp) * 1000 > Date.now() &&
    serviceurl === serviceUrl
  );
}

/**
 * @param {string} url
 * @param {string} token
 * @param {string} body
 */
async function post(url, token, body) {
  const { origin, pathname } = new URL(url);
  const pool = pools.get(origin) ?? new Pool(origin, { connections: 64 });
  pools.set(origin, pool);
  const headers = { ...json, authorization: `Bearer ${token}` };
  const answer = await pool.request({ method: 'POST', path: pathname, headers, body });
  return answer.body.json();
}

/** @param {Json} activity */
async function answerMessage(activity) {
  const { id, from, recipient, conversation, serviceUrl } = activity;
  const reply = JSON.stringify({ type: 'message', from: recipient, recipient: from, conversation, replyToId: id });
  const card = `"contentType":"application/vnd.microsoft.card.adaptive","content":${formText(activity)}`;
  const url = `${serviceUrl}v3/conversations/${encodeURIComponent(`${objectIn(activity, 'conversation').id}`)}/activities/${id}`;
  await post(url, botToken, `${reply.slice(0, -1)},"attachments":[{${card}}]}`);
  return '';
}

/** @param {Json} activity */
async function answerPress(activity) {
  const answers = objectIn(objectIn(objectIn(activity, 'value'), 'action'), 'data');
  const group = await post(`${GRAPH_URL}/v1.0/groups`, GRAPH_TOKEN, JSON.stringify(groupOf(answers)));
  const card = summaryText(objectOf(group));
  return `{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":${card}}`;
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {string} body
 */
async function answer(request, response, body) {
  const activity = JSON.parse(body);
  if (!isJson(activity) || !isFromChannel(request.headers.authorization, activity)) {
    response.writeHead(401).end();
    return;
  }
  const text = activity.type === 'message' ? await answerMessage(activity) : await answerPress(activity);
  response.writeHead(200, { ...json, 'content-length': Buffer.byteLength(text) }).end(text);
}

const server = createServer((request, response) => {
  if (request.url === '/ready') {
    response.end();
    return;
  }
  /** @type {Buffer[]} */
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () =>
    answer(request, response, Buffer.concat(chunks).toString()).catch((error) => {
      console.error(error);
      response.writeHead(500).end();
    }),
  );
});
server.keepAliveTimeout = 60_000;
server.listen(Number(PORT), 'localhost');
