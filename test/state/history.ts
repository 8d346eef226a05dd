import { setTimeout as wait } from 'node:timers/promises';
import { type Entry, type Store, StoreUnavailable } from '../../src/bot/state/store';

/** As long as the ledger keeps an entry. */
const LIFETIME = { ttl: 7 * 24 * 60 * 60 * 1000, due: 1 };
const ROUNDS = 3;

type Answer<T> = { readonly value: string; readonly told: T } | { readonly value: string; readonly refused: true };

/**
 * What several writers are told of one key that they all want: each claim and each new version has one winner at most, and
 * what is there afterwards is what was confirmed last, or what was refused since.
 */
class KeyHistory {
  readonly violations: string[] = [];
  refusals = 0;
  confirmed: Entry | undefined;
  /** Whether somebody has taken it, or may have, although nobody was told so. */
  private mayBeTaken = false;
  private readonly taken = new Set<string>();
  private readonly doubtful = new Set<string>();

  constructor(
    private readonly key: string,
    private readonly stores: readonly Store[],
  ) {}

  async run(takes: boolean): Promise<void> {
    const claims = await this.all((store, value) => store.claim(this.key, value, LIFETIME));
    this.confirm(claims.map((claim) => ('told' in claim && claim.told.won ? claim.told.entry : undefined)));
    for (let round = 0; round < ROUNDS && this.confirmed; round++) {
      const { version } = this.confirmed;
      const writes = await this.all((store, value) => store.compareAndSet(this.key, version, value, LIFETIME));
      this.confirm(writes.map((write) => ('told' in write ? write.told : undefined)));
      if (writes.every((write) => !('told' in write && write.told))) break;
    }
    if (!takes) return;
    const takings = await this.all((store) => store.take(this.key));
    for (const taking of takings) {
      const value = 'told' in taking ? taking.told : undefined;
      if ('refused' in taking || value !== undefined) this.mayBeTaken = true;
      if (value !== undefined && this.taken.has(value)) this.violations.push(`${this.key} was given away twice`);
      if (value !== undefined) this.taken.add(value);
    }
  }

  /** Says what is wrong with what is there in the end. */
  judge(there: Entry | undefined): string[] {
    const expected = [...this.doubtful, ...(this.confirmed?.value ? [this.confirmed.value] : [])];
    const isRight = there ? expected.includes(there.value ?? '') : !this.confirmed || this.mayBeTaken;
    // A claim that nobody was told of may have come after it.
    if (this.taken.has(there?.value ?? '')) this.violations.push(`${this.key} is there, although it was taken`);
    return isRight
      ? this.violations
      : [...this.violations, `${this.key} is ${there?.value}, not ${expected.join(' or ')}`];
  }

  private confirm(winners: (Entry | undefined)[]): void {
    const [winner, ...others] = winners.filter((entry) => entry !== undefined);
    if (others.length > 0) this.violations.push(`${this.key} was won by ${others.length + 1}`);
    if (!winner) return;
    // Whoever was refused at the same version has not won it.
    this.doubtful.clear();
    this.confirmed = winner;
  }

  private async all<T>(ask: (store: Store, value: string) => Promise<T>): Promise<Answer<T>[]> {
    const values = this.stores.map(() => `${Math.random()}`);
    for (const value of values) this.doubtful.add(value);
    return Promise.all(
      this.stores.map(async (store, i): Promise<Answer<T>> => {
        const value = values[i] ?? '';
        try {
          const told = await ask(store, value);
          this.doubtful.delete(value);
          return { value, told };
        } catch (error) {
          if (!(error instanceof StoreUnavailable)) this.violations.push(`${this.key}: ${error}`);
          this.refusals++;
          return { value, refused: true };
        }
      }),
    );
  }
}

/** What several writers do and are told while their storage fails. */
export class History {
  readonly keys = new Map<string, KeyHistory>();
  private readonly writers: Promise<void>[];
  private stopped = false;

  /** Each of the writers works on one key after the other, through all of the stores at once. */
  constructor(
    private readonly stores: readonly Store[],
    writers: number,
  ) {
    this.writers = Array.from({ length: writers }, (_, i) => this.write(i));
  }

  get confirmed(): number {
    return [...this.keys.values()].filter(({ confirmed }) => confirmed).length;
  }

  get refusals(): number {
    return [...this.keys.values()].reduce((sum, { refusals }) => sum + refusals, 0);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.writers);
  }

  /** What was told and is not so. */
  async violations(): Promise<string[]> {
    const [store] = this.stores;
    const found = [...this.keys].map(async ([key, history]) => history.judge(await store?.get(key)));
    return (await Promise.all(found)).flat();
  }

  private async write(writer: number): Promise<void> {
    for (let i = 0; !this.stopped; i++) {
      const history = new KeyHistory(`${writer} ${i}`, this.stores);
      this.keys.set(`${writer} ${i}`, history);
      await history.run(i % 4 === 0);
      await wait(2);
    }
  }
}
