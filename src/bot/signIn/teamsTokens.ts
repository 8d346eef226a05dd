import { errors, type JWTPayload, jwtVerify, type RemoteJWKSet } from 'jose';
import { publishedKeys } from '../http/publishedKeys';
import { textOf } from '../json/json';
import type { Turn } from '../turn/turn';
import { issuersOf, type Registration, resourceOf } from './registration';
import { cameIn, claimsOf, WrongAccount } from './wrongAccount';

/** A token that is not this person's, not ours, or no longer good. The message says which, and holds nothing of the token. */
export class BadToken extends Error {
  override readonly name = 'BadToken';
}

export interface Assertion {
  readonly token: string;
  /** When it was made, in milliseconds since 1970, as all of Entra's tokens tell. */
  readonly issued: number;
  /** Milliseconds since 1970. */
  readonly expires: number;
  /** The person's sign-in name, so that a sign-in page need not ask for it. */
  readonly signInName: string;
}

const SKEW_SECONDS = 300;

/** Checks the tokens that Teams sends with a press; keys are kept, and fetched again only when a new one appears. */
export class TeamsTokens {
  private readonly keys = new Map<string, RemoteJWKSet>();

  constructor(
    private readonly registration: Registration,
    private readonly allowedTenants: readonly string[],
  ) {}

  /** Throws `WrongAccount` or `BadToken` unless the token says that exactly the person of this turn wants to use this bot. */
  async check(token: string, { requester, tenantId }: Turn): Promise<Assertion> {
    if (!this.allowedTenants.includes(tenantId)) throw new BadToken('The tenant is not among those allowed.');
    const claims = await this.verified(token, tenantId);
    if (claims.tid !== tenantId) throw new WrongAccount('tenant', cameIn(claims));
    if (claims.oid !== requester.id) throw new WrongAccount('person', cameIn(claims));
    if (
      !String(claims.scp ?? '')
        .split(' ')
        .includes('access_as_user')
    )
      throw new BadToken('The token lacks access_as_user.');
    return {
      token,
      issued: Number(claims.iat ?? claims.nbf ?? Number.POSITIVE_INFINITY) * 1000,
      expires: Number(claims.exp) * 1000,
      signInName: String(claims.preferred_username ?? claims.upn ?? ''),
    };
  }

  private async verified(token: string, tenantId: string): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, this.keysOf(tenantId), {
        algorithms: ['RS256'],
        audience: [this.registration.id, resourceOf(this.registration)],
        issuer: issuersOf(this.registration, tenantId),
        requiredClaims: ['exp', 'oid', 'tid'],
        clockTolerance: SKEW_SECONDS,
      });
      return payload;
    } catch (error) {
      // Another tenant has another issuer and other keys, so that such a token is never found good.
      const claimed = claimsOf(token);
      if (textOf(claimed.tid) !== '' && claimed.tid !== tenantId) throw new WrongAccount('tenant', cameIn(claimed));
      if (error instanceof errors.JOSEError) throw new BadToken(`The token is not good: ${error.code}.`);
      throw error;
    }
  }

  private keysOf(tenantId: string): RemoteJWKSet {
    const there = this.keys.get(tenantId);
    if (there) return there;
    const address = new URL(`${this.registration.entraUrl}/${tenantId}/discovery/v2.0/keys`);
    const keys = publishedKeys(this.registration.http, address);
    this.keys.set(tenantId, keys);
    return keys;
  }
}
