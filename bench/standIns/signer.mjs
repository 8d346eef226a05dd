import { createSign, generateKeyPairSync } from 'node:crypto';

const kid = 'bench-key';
/** @param {object} value */
const base64url = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** @typedef {ReturnType<typeof newSigner>} Signer */

/** One RSA key that signs every token of the bench, as the channel and as Entra. */
export function newSigner() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = {
    ...publicKey.export({ format: 'jwk' }),
    use: 'sig',
    alg: 'RS256',
    kid,
    x5t: kid,
    endorsements: ['msteams'],
  };
  return {
    jwks: { keys: [jwk] },
    /** @param {object} claims nbf and exp are added: the token is good for a day */
    sign(claims) {
      const now = Math.floor(Date.now() / 1000);
      const lifetime = { iat: now, nbf: now - 60, exp: now + 86_400 };
      const head = base64url({ alg: 'RS256', typ: 'JWT', kid, x5t: kid });
      const text = `${head}.${base64url({ ...lifetime, ...claims })}`;
      return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url')}`;
    },
  };
}
