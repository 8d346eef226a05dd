import { LRUCache } from 'lru-cache';
import type { GraphService } from '../graph/graphService';
import { type Steps, UNWATCHED } from '../http/steps';
import type { Turn } from '../turn/turn';
import type { CodeRedeemer } from './codeRedeemer';
import type { Registration } from './registration';
import { SignedIn } from './signedIn';
import { BadToken, type TeamsTokens } from './teamsTokens';

/** Everyone keeps about 20 KB. */
const MOST_PEOPLE = 5_000;
const BEFORE_EXPIRY = 60_000;

/** Who is signed in, in this process's memory alone. */
export class People {
  private readonly signedIn = new LRUCache<string, SignedIn>({ max: MOST_PEOPLE });

  constructor(
    private readonly registration: Registration,
    private readonly tokens: TeamsTokens,
    private readonly codes: CodeRedeemer,
    private readonly graphs: GraphService,
    private readonly steps: Steps = UNWATCHED,
  ) {}

  known(turn: Turn): SignedIn | undefined {
    return this.signedIn.get(keyOf(turn));
  }

  /** Throws `BadToken`. The same token again is the same person, without another look at it. */
  async admit(token: string, turn: Turn): Promise<SignedIn> {
    const known = this.known(turn);
    if (known?.assertion.token === token) return known;
    const assertion = await this.tokens.check(token, turn);
    const person = new SignedIn(assertion, turn.tenantId, this.registration, this.graphs, this.steps);
    const ttl = Math.max(assertion.expires - BEFORE_EXPIRY - Date.now(), 1);
    this.signedIn.set(keyOf(turn), person, { ttl });
    return person;
  }

  /** Admits whoever comes back from the sign-in page with this one-time key. Throws `BadToken`. */
  async admitByKey(key: string, turn: Turn): Promise<SignedIn> {
    const redeemed = await this.steps.step('token for a code', () => this.codes.redeem(key, turn));
    if (redeemed === undefined) throw new BadToken('The key from the sign-in page is unknown or was used.');
    return this.admit(redeemed.token, turn);
  }

  forget(turn: Turn): void {
    this.signedIn.delete(keyOf(turn));
  }
}

function keyOf({ tenantId, requester }: Turn): string {
  return `${tenantId}:${requester.id}`;
}
