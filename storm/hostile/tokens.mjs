import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { pick } from '../random.mjs';

/** @typedef {Awaited<ReturnType<typeof newKey>>} SigningKey */

const ISSUER = 'https://api.botframework.com';

/**
 * A key pair under a name; `jwk` is what a key set holds of it.
 * @param {string} kid
 * @param {readonly string[]} [endorsements]
 */
export async function newKey(kid, endorsements) {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256', ...(endorsements && { endorsements }) };
  return { kid, privateKey, jwk };
}

/**
 * Authorization headers of every bad sort.
 * @param {Pick<import('./transport.mjs').AttackContext, 'microsoft' | 'serviceUrl' | 'endorsed' | 'unendorsed'>} context
 */
export async function badAuthorizations({ microsoft, serviceUrl, endorsed, unendorsed }) {
  const { app, tenant, keys } = microsoft;
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: ISSUER, aud: app.id, serviceurl: serviceUrl, iat: now, nbf: now - 300, exp: now + 7_200 };
  /**
   * @param {Record<string, unknown>} changes of the claims
   * @param {SigningKey} key
   */
  const sign = (changes, key = endorsed, header = {}) =>
    new SignJWT({ ...claims, ...changes })
      .setProtectedHeader({ alg: 'RS256', kid: key.kid, ...header })
      .sign(key.privateKey);
  const stranger = await newKey('stranger');
  const good = await keys.token(app.id, serviceUrl);
  const [head, body, signature = ''] = good.split('.');
  const [person] = tenant.users;
  if (!person) throw new Error('The tenant has no people.');
  const symmetric = new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: endorsed.kid });
  const foreign = `https://login.microsoftonline.com/99999999-0000-4000-8000-000000000009/v2.0`;
  const tokens = [
    '',
    'garbage',
    'aaaa.bbbb.cccc',
    unsigned(claims),
    `${unsigned(claims)}AAAA`,
    `${head}.${body}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
    `${head}.${body}.`,
    `${good}.${signature}`,
    await symmetric.sign(new TextEncoder().encode(endorsed.jwk.n)),
    await sign({ iss: 'https://sts.windows.net/' }),
    await sign({ iss: foreign, tid: '99999999-0000-4000-8000-000000000009', azp: app.id }),
    await sign({ aud: tenant.id }),
    await sign({ aud: ISSUER }),
    await sign({ exp: now - 3_600 }),
    await sign({ exp: undefined }),
    await sign({ nbf: now + 7_200 }),
    await sign({ serviceurl: undefined }),
    await sign({ serviceurl: [serviceUrl] }),
    await sign({ serviceurl: 'http://evil.example/' }),
    await sign({}, unendorsed),
    await sign({}, stranger),
    await sign({}, stranger, { kid: endorsed.kid }),
    await microsoft.teamsToken(person),
    await microsoft.graphToken(person),
  ];
  return [
    ...tokens.map((token) => `Bearer ${token}`),
    good,
    `Basic ${good}`,
    `Bearer  ${good}`,
    `Bearer ${good},${good}`,
  ];
}

/**
 * A token that nobody signed and that names a tenant of its own.
 * @param {import('../random.mjs').Random} random
 */
export function junkAuthorization(random) {
  const tid = `${Math.floor(random() * 1e9)}-${'t'.repeat(pick(random, [10, 1_000, 7_000]))}`;
  return `Bearer ${unsigned({ iss: 'any', tid, aud: 'any', exp: 4e9 })}${'A'.repeat(342)}`;
}

/**
 * A Teams token for somebody, that Entra did not sign.
 * @param {object} claims
 */
export function unsigned(claims) {
  /** @param {object} value */
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`;
}
