import { randomBytes } from 'node:crypto';
import type { User } from '../tenant';
import { checkVerifier } from './pkce';
import { Refusal } from './refusal';

interface Grant {
  readonly user: User;
  /** The S256 challenge of PKCE, when the request carried one. */
  readonly challenge: string | undefined;
}

const lifetimeMs = 10 * 60 * 1000;

/** Authorization codes: each is good once, for ten minutes. */
export class Codes {
  private readonly grants = new Map<string, Grant & { readonly until: number }>();

  private readonly refreshes = new Map<string, User>();

  constructor(private readonly now: () => Date) {}

  issue(grant: Grant): string {
    const code = randomBytes(32).toString('base64url');
    this.grants.set(code, { ...grant, until: this.now().getTime() + lifetimeMs });
    return code;
  }

  /** The person who signed in; throws Refusal. */
  redeem(code: string, verifier: string | undefined): User {
    const grant = this.grants.get(code);
    this.grants.delete(code);
    if (grant === undefined) {
      throw new Refusal(54005, 'invalid_grant', 'OAuth2 Authorization code was already redeemed, or never issued.');
    }
    if (grant.until < this.now().getTime()) {
      throw new Refusal(70008, 'invalid_grant', 'The provided authorization code has expired. Send a new request.');
    }
    checkVerifier(grant.challenge, verifier);
    return grant.user;
  }

  /** Brings another token without a window, for as long as this Entra runs. */
  refreshToken(user: User): string {
    const token = `1.${randomBytes(48).toString('base64url')}`;
    this.refreshes.set(token, user);
    return token;
  }

  /** Whose token it is; throws Refusal. */
  refreshed(token: string): User {
    const user = this.refreshes.get(token);
    if (user) return user;
    throw new Refusal(700082, 'invalid_grant', 'The refresh token has expired due to inactivity.');
  }
}
