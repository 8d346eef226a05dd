import { LRUCache } from 'lru-cache';
import { type Audit, UNAUDITED } from '../audit/audit';
import type { GraphService } from '../graph/graphService';
import { type Steps, UNWATCHED } from '../http/steps';
import type { Turn } from '../turn/turn';
import type { CodeRedeemer, Redeemed } from './codeRedeemer';
import type { EntraRefusal } from './entraRefusal';
import { refusalRow } from './refusalRow';
import { RefusalWatch } from './refusalWatch';
import type { Registration } from './registration';
import { SignedIn } from './signedIn';
import type { Account, SignOuts, Standing } from './signOuts';
import { BadToken, type TeamsTokens } from './teamsTokens';
import { WrongAccount } from './wrongAccount';

/** Everyone keeps about 20 KB. */
const MOST_PEOPLE = 5_000;
const BEFORE_EXPIRY = 60_000;

/** Of a sign-in by a window. */
const DAY = 24 * 60 * 60 * 1000;

/** What brings another token without a window, as long as the person has not signed out since. */
interface Refresh {
  readonly token: string;
  readonly lastSignOut: number;
}

/** An operator lets nobody act for this person. */
export class Blocked extends Error {
  override readonly name = 'Blocked';
}

/** Entra gave no token for what the sign-in page has brought. */
export class CodeRefused extends Error {
  override readonly name = 'CodeRefused';

  constructor(
    readonly refusal: EntraRefusal,
    /** How many pages were opened for this press by now. */
    readonly times: number,
  ) {
    super(`Entra gave no token for a code: ${refusal.error} ${refusal.number}`);
  }
}

/** Who is signed in, in this process's memory alone, and has not signed out since on any instance. */
export class People {
  private readonly signedIn = new LRUCache<string, SignedIn>({ max: MOST_PEOPLE });
  private readonly refreshes = new LRUCache<string, Refresh>({ max: MOST_PEOPLE, ttl: DAY });
  private readonly refreshing = new Map<string, Promise<SignedIn | undefined>>();
  private readonly names = new LRUCache<string, string>({ max: 4 * MOST_PEOPLE });

  constructor(
    private readonly registration: Registration,
    private readonly tokens: TeamsTokens,
    private readonly codes: CodeRedeemer,
    private readonly graphs: GraphService,
    private readonly signOuts: SignOuts,
    private readonly steps: Steps = UNWATCHED,
    private readonly watch = new RefusalWatch(),
    /** Told of everybody who signs in. */
    private readonly signedInNow: (turn: Turn) => void = () => undefined,
    private readonly audit: Audit = UNAUDITED,
  ) {}

  async known(turn: Turn): Promise<SignedIn | undefined> {
    const kept = this.signedIn.get(keyOf(turn));
    if (!kept) return this.refreshed(turn);
    const standing = await this.signOuts.of(accountOf(turn));
    if (isStill(kept, standing)) return kept;
    if (this.signedIn.get(keyOf(turn)) === kept) this.signedIn.delete(keyOf(turn));
    return undefined;
  }

  /** Somebody whose token has had its time, as long as Entra gives another one without a window; asked for once at a time. */
  private refreshed(turn: Turn): Promise<SignedIn | undefined> {
    const there = this.refreshing.get(keyOf(turn));
    if (there) return there;
    const refresh = this.refreshes.get(keyOf(turn));
    if (!refresh) return Promise.resolve(undefined);
    const refreshing = this.refresh(refresh, turn).finally(() => this.refreshing.delete(keyOf(turn)));
    this.refreshing.set(keyOf(turn), refreshing);
    return refreshing;
  }

  private async refresh(kept: Refresh, turn: Turn): Promise<SignedIn | undefined> {
    const isOver = !isStill(kept, await this.signOuts.of(accountOf(turn)));
    if (isOver) this.refreshes.delete(keyOf(turn));
    if (isOver) return undefined;
    const granted = await this.steps.step('token without a window', () => this.codes.refreshed(kept.token, turn));
    const { token, refresh } = granted;
    if (typeof token === 'string') return this.admitGranted(token, { ...kept, token: refresh || kept.token }, turn);
    if (refusalRow(token).help !== 'wait') this.refreshes.delete(keyOf(turn));
    return undefined;
  }

  private async admitGranted(token: string, refresh: Refresh, turn: Turn): Promise<SignedIn | undefined> {
    try {
      const person = await this.admit(token, turn);
      // Whoever has signed out while it was on its way stays signed out.
      if (person.lastSignOut !== refresh.lastSignOut) return this.drop(turn);
      this.keepRefresh(refresh.token, person, turn);
      return person;
    } catch (error) {
      this.refreshes.delete(keyOf(turn));
      if (error instanceof BadToken || error instanceof WrongAccount || error instanceof Blocked) return undefined;
      throw error;
    }
  }

  private drop(turn: Turn): undefined {
    this.signedIn.delete(keyOf(turn));
    this.refreshes.delete(keyOf(turn));
  }

  private keepRefresh(token: string, { lastSignOut }: SignedIn, turn: Turn): void {
    if (token !== '') this.refreshes.set(keyOf(turn), { token, lastSignOut });
  }

  /** How the person is called where they sign in, as far as a token has told it; '' before that. */
  signInNameOf(turn: Turn): string {
    return this.names.get(keyOf(turn)) ?? '';
  }

  /** Throws `WrongAccount`, `BadToken` or `Blocked`. The same token again is the same person, without another look at it. */
  async admit(token: string, turn: Turn): Promise<SignedIn> {
    const standing = await this.signOuts.of(accountOf(turn));
    if (standing.blocked) throw new Blocked();
    const kept = this.signedIn.get(keyOf(turn));
    if (kept?.assertion.token === token && isStill(kept, standing)) return kept;
    const assertion = await this.tokens.check(token, turn);
    // Tokens tell whole seconds.
    if (assertion.issued < standing.at - (standing.at % 1000))
      throw new BadToken('The token is older than the moment in which the person signed out.');
    const person = new SignedIn(assertion, turn.tenantId, this.registration, this.graphs, {
      lastSignOut: standing.at,
      isSignedOut: async () => (await this.signOuts.of(accountOf(turn))).at !== standing.at,
      steps: this.steps,
      person: turn.requester.id,
      watch: this.watch,
    });
    const ttl = Math.max(assertion.expires - BEFORE_EXPIRY - Date.now(), 1);
    this.signedIn.set(keyOf(turn), person, { ttl });
    this.names.set(keyOf(turn), assertion.signInName);
    this.signedInNow(turn);
    return person;
  }

  /** Admits whoever comes back from the sign-in page with this one-time key. Throws `CodeRefused`, or as `admit` does. */
  async admitByKey(key: string, turn: Turn): Promise<SignedIn> {
    return this.admitRedeemed(await this.steps.step('token for a code', () => this.codes.redeem(key, turn)), turn);
  }

  /** Admits whoever sends the code that a sign-in window shows. Throws as `admitByKey` does. */
  async admitByCode(code: string, turn: Turn): Promise<SignedIn> {
    return this.admitRedeemed(await this.steps.step('token for a code', () => this.codes.redeemCode(code, turn)), turn);
  }

  private async admitRedeemed(redeemed: Redeemed | undefined, turn: Turn): Promise<SignedIn> {
    if (redeemed === undefined) throw new BadToken('The key from the sign-in page is unknown or was used.');
    const { token, refresh, tries } = redeemed;
    if (typeof token !== 'string') throw new CodeRefused(token, tries + 1);
    const person = await this.admit(token, turn).catch((error: unknown) => {
      if (!(error instanceof WrongAccount)) throw error;
      throw new WrongAccount(error.other, error.came, redeemed.wrongAccounts + 1);
    });
    this.keepRefresh(refresh, person, turn);
    return person;
  }

  /** Here at once, on other instances within two seconds, whatever they are doing for this person. */
  async signOut(turn: Turn): Promise<void> {
    this.drop(turn);
    await this.signOuts.signOut(accountOf(turn));
    await this.audit.record(turn, { action: 'signOut', outcome: 'done' });
  }
}

function isStill({ lastSignOut }: Pick<SignedIn, 'lastSignOut'>, { at, blocked }: Standing): boolean {
  return !blocked && lastSignOut === at;
}

function accountOf({ tenantId, requester }: Turn): Account {
  return { tenantId, person: requester.id };
}

function keyOf({ tenantId, requester }: Turn): string {
  return `${tenantId}:${requester.id}`;
}
