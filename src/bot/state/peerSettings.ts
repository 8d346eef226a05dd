import { randomUUID } from 'node:crypto';
import { isRecord, parseJson, recordOf } from '../json/json';
import type { Entry, Store } from './store';
import type { SharedClock } from './storeClock';

/** Prints of what all instances must have in common, by the name of its setting; never the settings themselves. */
export interface Prints {
  readonly [setting: string]: {
    /** Of what this instance goes by. */
    readonly own: string;
    /** Of what it takes from others. */
    readonly taken: readonly string[];
  };
}

const NAME = 'instances';
/** Milliseconds between two looks, and after which an instance that says nothing more has ended. */
const [EVERY, GONE] = [10_000, 35_000];
/** Whoever writes here finds room for so many. */
const MOST = 100;

/** Instances on one store tell each other by their prints whether they have the same settings. */
export class PeerSettings {
  private readonly id = randomUUID().slice(0, 8);
  private readonly stopping = new AbortController();
  /** When each difference was seen last. */
  private readonly seen = new Map<string, number>();

  constructor(
    private readonly store: Pick<Store, 'get' | 'claim' | 'compareAndSet'>,
    private readonly clock: SharedClock,
    private readonly prints: Prints,
    /** Told once of each new difference. */
    private readonly tell: (settings: readonly string[]) => void,
    private readonly every = EVERY,
  ) {}

  /** The settings that another instance has otherwise. */
  get differing(): string[] {
    const now = this.clock.now();
    return [...this.seen].filter(([, at]) => at > now - GONE).map(([setting]) => setting);
  }

  /** Looks again and again, until `stop`; a store that is away is asked again. */
  async watch(): Promise<void> {
    do await this.look().catch(() => undefined);
    while (await this.clock.sleep(this.every, this.stopping.signal));
  }

  stop(): void {
    this.stopping.abort();
  }

  /** One look, of which the store keeps nothing. */
  async differences(): Promise<string[]> {
    await this.clock.known();
    const entry = await this.store.get(NAME);
    return this.differencesIn(entry, this.othersIn(entry?.value, this.clock.now()));
  }

  private async look(): Promise<void> {
    await this.clock.known();
    const now = this.clock.now();
    const entry = await this.store.get(NAME);
    const others = this.othersIn(entry?.value, now);
    const value = JSON.stringify({ ...others, [this.id]: { at: now, prints: this.prints } });
    const lifetime = { ttl: 2 * GONE };
    if (entry) await this.store.compareAndSet(NAME, entry.version, value, lifetime);
    else await this.store.claim(NAME, value, lifetime);
    this.note(this.differencesIn(entry, others));
  }

  /** What does not open was written with keys that are none of ours. */
  private differencesIn(entry: Entry | undefined, others: Record<string, unknown>): string[] {
    const isForeign = entry !== undefined && entry.value === undefined;
    return isForeign ? ['FORM_KEYS'] : this.differencesTo(Object.values(others));
  }

  private othersIn(value: string | undefined, now: number): Record<string, unknown> {
    const all = Object.entries(recordOf(parseJson(value ?? '')));
    const alive = all.filter(([id, one]) => id !== this.id && isRecord(one) && Number(one.at) > now - GONE);
    return Object.fromEntries(alive.slice(0, MOST));
  }

  private differencesTo(others: readonly unknown[]): string[] {
    return Object.entries(this.prints).flatMap(([setting, { own, taken }]) => {
      const isSame = (other: unknown) => {
        const theirs = recordOf(recordOf(recordOf(other).prints)[setting]);
        const theirsTaken: readonly unknown[] = Array.isArray(theirs.taken) ? theirs.taken : [];
        return theirsTaken.includes(own) && taken.some((one) => one === theirs.own);
      };
      return others.every(isSame) ? [] : [setting];
    });
  }

  private note(differing: readonly string[]): void {
    const known = this.differing;
    for (const setting of differing) this.seen.set(setting, this.clock.now());
    if (differing.some((setting) => !known.includes(setting))) this.tell(this.differing);
  }
}
