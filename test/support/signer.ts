import type { KeyObject } from 'node:crypto';
import { exportJWK, type JWK, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';
import { rsaKey } from '../../src/sandbox/rsaKey';

/** An RS256 key that a test holds, so that it can sign anything with it. */
export class Signer {
  private constructor(
    readonly kid: string,
    private readonly key: KeyObject,
    /** The public key as a key set holds it. */
    readonly jwk: JWK,
  ) {}

  /** `extra` is what the key set says of the key, such as `endorsements`; the folder is that of `rsaKey`. */
  static async make(kid: string, extra: object = {}, keys?: string): Promise<Signer> {
    const { privateKey, publicKey } = rsaKey(kid, keys);
    return new Signer(kid, privateKey, { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig', ...extra });
  }

  sign(claims: JWTPayload, header: Partial<JWTHeaderParameters> = {}): Promise<string> {
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: this.kid, ...header }).sign(this.key);
  }
}

/** A token without a signature. */
export function unsigned(claims: JWTPayload): string {
  return `${base64url({ alg: 'none', typ: 'JWT' })}.${base64url(claims)}.`;
}

/** The same token with one character of its signature changed. */
export function forged(token: string): string {
  const [header, payload, signature = ''] = token.split('.');
  return [header, payload, (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1)].join('.');
}

/** Seconds since 1970, as tokens count. */
export function inSeconds(seconds: number): number {
  return Math.floor(Date.now() / 1000) + seconds;
}

function base64url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
