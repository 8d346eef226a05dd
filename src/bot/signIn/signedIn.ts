import type { AccessToken, OnBehalfOfCredential } from '@azure/identity';
import { LRUCache } from 'lru-cache';
import type { GraphService, PersonsGraph, RefusedToken } from '../graph/graphService';
import { machineClock } from '../http/clock';
import { RetryBudget } from '../http/retryBudget';
import type { Steps } from '../http/steps';
import { type Person, SignInNeeded } from '../turn/person';
import { CredentialProblem } from './appCredential';
import { personCredential } from './entraCredentials';
import { problemOf, refusalRow, STILL_REFUSED, unreachable } from './refusalRow';
import { EntraProblem, type RefusalWatch } from './refusalWatch';
import { adminConsentUrl, graphScope, type Registration } from './registration';
import type { Assertion } from './teamsTokens';

const BEFORE_EXPIRY = 5 * 60 * 1000;
/** Milliseconds. */
const JUST_REFUSED = 250;
/** Milliseconds within which a busy Entra is asked once more. */
const PATIENCE = 1_500;

/** What a sign-in knows of its person's sign-outs, and who listens. */
export interface Session {
  /** Object id. */
  readonly person: string;
  /** The one before this sign-in; 0 for none. */
  readonly lastSignOut: number;
  readonly isSignedOut: () => Promise<boolean>;
  readonly steps: Steps;
  readonly watch: RefusalWatch;
}

/** A person whose token was checked; each token for Graph is fetched once, and none is given any more once they have signed out. */
export class SignedIn implements Person {
  private credential: OnBehalfOfCredential;
  private readonly tokens = new Map<string, AccessToken>();
  /** What Entra has just refused: a press that asks for the same again is told the same. */
  private readonly refusals = new LRUCache<string, object>({ max: 20, ttl: JUST_REFUSED });

  constructor(
    readonly assertion: Assertion,
    private readonly tenantId: string,
    private readonly registration: Registration,
    private readonly graphs: GraphService,
    private readonly session: Session,
  ) {
    this.credential = this.newCredential();
  }

  get lastSignOut(): number {
    return this.session.lastSignOut;
  }

  async graph(permissions: readonly string[]): Promise<PersonsGraph> {
    await this.token(permissions);
    return this.graphs.actingFor((refused) => this.token(permissions, refused));
  }

  private async token(permissions: readonly string[], refused?: RefusedToken): Promise<string> {
    if (await this.session.isSignedOut()) throw new SignInNeeded(permissions, 'silently', '', true);
    const key = permissions.join(' ');
    if (refused) this.forget(key, refused);
    if (refused && refused.times > 1) throw stillRefused(permissions, refused);
    const kept = this.tokens.get(key);
    if (kept && kept.expiresOnTimestamp - BEFORE_EXPIRY > Date.now()) return kept.token;
    const refusal = refused ? undefined : this.refusals.get(key);
    if (refusal) throw refusal;
    const fetched = await this.fetched(permissions, refused?.claims).catch((error: object) => {
      this.refusals.set(key, error);
      throw error;
    });
    this.tokens.set(key, fetched);
    return fetched.token;
  }

  /** The credential keeps what it has given, and would give the same again. */
  private forget(key: string, { claims }: RefusedToken): void {
    this.tokens.delete(key);
    if (!claims) this.credential = this.newCredential();
  }

  private async fetched(permissions: readonly string[], claims = ''): Promise<AccessToken> {
    try {
      return await this.patiently(() => this.asked(permissions, claims));
    } catch (error) {
      throw explanationOf(error, permissions, claims, adminConsentUrl(this.registration, this.tenantId));
    }
  }

  private asked(permissions: readonly string[], claims: string): Promise<AccessToken> {
    const { steps, watch, person } = this.session;
    const options = { enableCae: true, ...(claims && { claims }) };
    const scopes = permissions.map((permission) => graphScope(this.registration, permission));
    const asking = steps.step('on-behalf-of token', () =>
      watch.during(person, () => this.credential.getToken(scopes, options)),
    );
    return asking.catch((error: unknown) => {
      // The old credential would say by itself for a minute that Entra is busy.
      if (isBusy(error)) this.credential = this.newCredential();
      throw error;
    });
  }

  /** A busy Entra is asked once more within the press. */
  private async patiently<T>(ask: () => Promise<T>): Promise<T> {
    const budget = new RetryBudget(PATIENCE, machineClock);
    try {
      return await ask();
    } catch (error) {
      if (!isBusy(error) || !(await budget.waitForRetry(error.refusal.retryAfter))) throw error;
      return ask();
    }
  }

  private newCredential(): OnBehalfOfCredential {
    return personCredential(this.registration, this.tenantId, this.assertion.token, this.session.watch);
  }
}

function isBusy(error: unknown): error is EntraProblem {
  return error instanceof EntraProblem && refusalRow(error.refusal).help === 'wait';
}

function explanationOf(error: unknown, permissions: readonly string[], claims: string, adminConsent: string): unknown {
  if (error instanceof EntraProblem) return problemOf(error.refusal, permissions, claims, adminConsent);
  if (!(error instanceof Error)) return error;
  return error instanceof CredentialProblem ? error : unreachable();
}

/** Graph takes no token of this sign-in. */
function stillRefused(permissions: readonly string[], { claims }: RefusedToken): SignInNeeded {
  return new SignInNeeded(permissions, claims ? 'withConsent' : 'silently', claims, false, STILL_REFUSED);
}
