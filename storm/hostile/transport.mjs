import { randomBytes } from 'node:crypto';
import { pick } from '../random.mjs';
import { hostileText, nested } from './hostileText.mjs';
import { badAuthorizations, junkAuthorization } from './tokens.mjs';

/** @typedef {import('../random.mjs').Random} Random */
/** @typedef {[bytes: string | Buffer, options?: { end: boolean }]} RawRequest `end`: the sender hangs up after the last byte */
/**
 * @typedef {object} AttackContext
 * @property {import('../microsoft.mjs').Microsoft} microsoft
 * @property {import('./fakeChannel.mjs').FakeChannel} channel
 * @property {import('./activities.mjs').OddActivities} activities
 * @property {() => Promise<string>} authorization as the channel signs it
 * @property {string} serviceUrl
 * @property {import('./tokens.mjs').SigningKey} endorsed
 * @property {import('./tokens.mjs').SigningKey} unendorsed
 */

const JSON_TYPE = 'application/json; charset=utf-8';
const BIG = 'x'.repeat(256 * 1024 + 1);
const REFUSED = [400, 401, 413, 415];

/**
 * Bodies and tokens that the bot has to refuse before it looks at what they say.
 * @param {AttackContext} context
 */
export async function transportAttacks(context) {
  const bad = await badAuthorizations(context);
  return {
    /** @param {Random} random */
    transport: (random) => transport(context, random),
    /** @param {Random} random */
    token: (random) => token(context, bad, random),
  };
}

/**
 * A well-formed activity that somebody else than the channel sends.
 * @param {AttackContext} context
 * @param {readonly string[]} bad
 * @param {Random} random
 */
async function token({ channel, activities }, bad, random) {
  const authorization = random() < 0.3 ? junkAuthorization(random) : pick(random, bad);
  const headers = { 'content-type': JSON_TYPE, ...(random() < 0.97 && { authorization }) };
  await channel.post('token', { headers, body: JSON.stringify(activities.hello(random)), allowed: [401] });
}

/**
 * @param {AttackContext} context
 * @param {Random} random
 */
async function transport({ channel, activities, authorization }, random) {
  if (random() < 0.2) return channel.write('raw socket', ...rawRequest(random, await authorization()));
  const whole = JSON.stringify(activities.hello(random));
  const { body, headers = {} } = pick(random, BODIES)(whole, random);
  const sent = { 'content-type': JSON_TYPE, authorization: await authorization(), ...headers };
  return channel.post('transport', { headers: sent, body, allowed: REFUSED });
}

/**
 * @param {string} whole
 * @param {string} value
 */
const within = (whole, value) => whole.replace(/}$/, `,"value":${value}}`);

/**
 * Every one of them is refused although the channel has signed it.
 * @type {readonly ((whole: string, random: Random) => { body: string | Buffer, headers?: Record<string, string> })[]}
 */
const BODIES = [
  (_whole, random) => ({
    body: randomBytes(1 + Math.floor(random() * 64)),
    headers: { 'content-encoding': pick(random, ['gzip', 'deflate', 'br', 'zstd', 'x', 'gzip, gzip']) },
  }),
  (whole) => ({ body: whole, headers: { 'content-encoding': 'gzip' } }),
  (whole, random) => ({ body: whole, headers: { 'content-type': pick(random, WRONG_TYPES) } }),
  (whole) => ({ body: within(whole, `${'['.repeat(30_000)}${']'.repeat(30_000)}`) }),
  (whole, random) => ({ body: within(whole, JSON.stringify(nested(64 + Math.floor(random() * 500)))) }),
  (whole) => ({ body: within(whole, JSON.stringify(Array.from({ length: 5_000 }, () => 0))) }),
  (whole, random) => ({
    body: within(whole, `{"${pick(random, ['__proto__', 'constructor', 'prototype'])}":{"a":1}}`),
  }),
  (whole) => ({ body: within(whole, '{"\\u005f_proto__":{"a":1}}') }),
  (whole, random) => ({ body: whole.slice(0, Math.floor(random() * (whole.length - 1))) }),
  (whole, random) => (random() < 0.2 ? { body: within(whole, `"${BIG}"`) } : { body: `${whole}{}` }),
  (whole, random) => ({
    body: Buffer.concat([Buffer.from([0xff, 0xfe, 0xc0, 0xaf]), Buffer.from(whole.slice(random() * 9))]),
  }),
  (_whole, random) => ({
    body: pick(random, ['', 'null', '7', '"x"', '[]', '[{}]', 'NaN', '{', '\u0000', '{"a":01}', '{}']),
  }),
  (_whole, random) => ({ body: JSON.stringify(hostileText(random)) }),
];

const WRONG_TYPES = [
  '',
  'text/plain',
  'application/jsonp',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
  'text/html; charset=utf-7',
];

/**
 * Requests that no HTTP library would send.
 * @param {Random} random
 * @param {string} authorization
 */
function rawRequest(random, authorization) {
  /** @param {readonly string[]} lines */
  const head = (...lines) => ['POST /api/messages HTTP/1.1', 'host: localhost', ...lines].join('\r\n');
  const type = 'content-type: application/json';
  const bearer = `authorization: ${authorization}`;
  /** @type {readonly RawRequest[]} */
  const requests = [
    [`${head(type, bearer, 'content-length: 999')}\r\n\r\n{"type":`, { end: true }],
    [`${head(type, bearer, 'content-length: 2', 'content-length: 3')}\r\n\r\n{}`],
    [`${head(type, bearer, 'content-length: 2', 'transfer-encoding: chunked')}\r\n\r\n{}`, { end: true }],
    [`${head(type, bearer, 'transfer-encoding: chunked')}\r\n\r\nZZ\r\n{}\r\n`, { end: true }],
    [`${head(type, bearer, 'authorization: Bearer a.b.c', 'content-length: 2')}\r\n\r\n{}`, { end: true }],
    [`${head(type, 'authorization: Bearer a.b.c', bearer, 'content-length: 2')}\r\n\r\n{}`, { end: true }],
    [`${head(type, type, bearer, 'content-length: 0')}\r\n\r\n`, { end: true }],
    [`${head(bearer)}\r\n\r\n`, { end: true }],
    [`${head(`x: ${'x'.repeat(40_000)}`)}\r\n\r\n`, { end: true }],
    [`${head(...Array.from({ length: 3_000 }, (_, i) => `x${i}: y`))}\r\n\r\n`, { end: true }],
    [
      `${pick(random, ['GET', 'PUT', 'DELETE', 'PATCH', 'XYZ'])} /api/messages HTTP/1.1\r\nhost: x\r\n\r\n`,
      { end: true },
    ],
    [
      `POST /api/messages/../%00%zz?${'a'.repeat(5_000)} HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n`,
      { end: true },
    ],
    [randomBytes(200), { end: true }],
  ];
  return pick(random, requests);
}
