import { errors, type JWTPayload, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import type { ChannelKeys } from './channelKeys';
import { isServiceUrl } from './isServiceUrl';

/** A request that did not come from Teams. The message is for the log; the caller learns nothing but 401. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

export interface GateRules {
  readonly appId: string;
  readonly issuer: string;
  /** Prefixes; a service URL is where the bot sends its own token. */
  readonly connectorUrls: readonly string[];
}

/** What a token of the channel says. */
export type Claims = JWTPayload & { readonly serviceurl?: unknown };

const CHANNEL = 'msteams';
const SKEW_SECONDS = 300;
const REMEMBERED = { max: 1_000, ttl: 60_000 };

/**
 * Lets in what the Teams channel has signed, and nothing else: the SDK's own check also accepts tokens of any tenant and
 * the bot's own. A token that was good is remembered for a minute at most.
 */
export class Gate {
  private readonly good = new LRUCache<string, Claims>(REMEMBERED);

  constructor(
    private readonly rules: GateRules,
    private readonly keys: ChannelKeys,
  ) {}

  /** What the token in this header says, before anything else is read. Throws `Refused`; any other error means that the keys cannot be had. */
  async claimsOf(authorization: string | undefined): Promise<Claims> {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1];
    if (!token) throw new Refused('no bearer token');
    return this.good.get(token) ?? this.check(token);
  }

  /** Throws `Refused` where the channel has not signed for such an activity. */
  admit(claims: Claims, activity: Readonly<Record<string, unknown>>): void {
    const { serviceUrl, channelId, type } = activity;
    if (channelId !== CHANNEL) throw new Refused('not from Teams');
    if (typeof type !== 'string') throw new Refused('no activity');
    if (typeof serviceUrl !== 'string' || claims.serviceurl !== serviceUrl)
      throw new Refused('service URL is not the signed one');
    if (!isServiceUrl(serviceUrl, this.rules.connectorUrls)) throw new Refused('service URL is not allowed');
  }

  private async check(token: string): Promise<Claims> {
    const { appId, issuer } = this.rules;
    try {
      const { payload, protectedHeader } = await jwtVerify<Claims>(token, await this.keys.resolver(), {
        algorithms: ['RS256'],
        audience: appId,
        issuer,
        requiredClaims: ['exp', 'serviceurl'],
        clockTolerance: SKEW_SECONDS,
      });
      if (!(await this.keys.endorses(protectedHeader.kid, CHANNEL))) throw new Refused('key is not endorsed for Teams');
      const left = Number(payload.exp) * 1000 + SKEW_SECONDS * 1000 - Date.now();
      this.good.set(token, payload, { ttl: Math.max(Math.min(left, REMEMBERED.ttl), 1) });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) throw error;
      throw new Refused(error.code);
    }
  }
}
