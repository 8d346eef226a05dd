import type { AccessToken, OnBehalfOfCredential } from '@azure/identity';
import { GraphProblem } from '../graph/graphProblem';
import type { GraphService, PersonsGraph } from '../graph/graphService';
import type { Steps } from '../http/steps';
import { type Person, SignInNeeded } from '../turn/person';
import { CredentialProblem } from './appCredential';
import { personCredential } from './entraCredentials';
import { graphScope, type Registration } from './registration';
import type { Assertion } from './teamsTokens';

/** Entra's numbers for a token that has had its time; a fresh one from Teams helps. */
const OUTDATED = new Set(['500133', '50013', '700082']);

/** Entra's words for what a person can mend on its pages; any other is about the app. */
const PERSONS_TURN = /^(invalid_grant|interaction_required|consent_required|login_required)\b/;

const BEFORE_EXPIRY = 5 * 60 * 1000;

/** What a sign-in knows of its person's sign-outs. */
export interface Session {
  /** The one before this sign-in; 0 for none. */
  readonly lastSignOut: number;
  readonly isSignedOut: () => Promise<boolean>;
  readonly steps: Steps;
}

/** A person whose token was checked; each token for Graph is fetched once, and none is given any more once they have signed out. */
export class SignedIn implements Person {
  private readonly credential: OnBehalfOfCredential;
  private readonly tokens = new Map<string, AccessToken>();

  constructor(
    readonly assertion: Assertion,
    tenantId: string,
    registration: Registration,
    private readonly graphs: GraphService,
    private readonly session: Session,
  ) {
    this.credential = personCredential(registration, tenantId, assertion.token);
  }

  get lastSignOut(): number {
    return this.session.lastSignOut;
  }

  async graph(permissions: readonly string[]): Promise<PersonsGraph> {
    await this.token(permissions);
    return this.graphs.actingFor((claims) => this.token(permissions, claims));
  }

  private async token(permissions: readonly string[], claims?: string): Promise<string> {
    if (await this.session.isSignedOut()) throw new SignInNeeded(permissions, 'silently', '', true);
    const key = permissions.join(' ');
    const kept = claims ? undefined : this.tokens.get(key);
    if (kept && kept.expiresOnTimestamp - BEFORE_EXPIRY > Date.now()) return kept.token;
    try {
      const options = { enableCae: true, ...(claims && { claims }) };
      const fetched = await this.session.steps.step('on-behalf-of token', () =>
        this.credential.getToken(permissions.map(graphScope), options),
      );
      this.tokens.set(key, fetched);
      return fetched.token;
    } catch (error) {
      throw explained(error, permissions, claims);
    }
  }
}

/** The credential's errors carry no code: Entra's number stands in the message. */
function explained(error: unknown, permissions: readonly string[], claims = ''): unknown {
  if (!(error instanceof Error) || error instanceof CredentialProblem) return error;
  const number = /AADSTS(\d+)/.exec(error.message)?.[1];
  if (number && OUTDATED.has(number)) return new SignInNeeded(permissions, 'silently');
  if (PERSONS_TURN.test(error.message)) return new SignInNeeded(permissions, 'withConsent', claims);
  if (number) return error;
  const message = "Microsoft's sign-in service does not answer.";
  return new GraphProblem({
    outcome: 'notDone',
    status: 0,
    code: 'SignInUnavailable',
    message,
    requestId: '',
    targets: [],
  });
}
