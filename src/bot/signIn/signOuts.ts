import { LRUCache } from 'lru-cache';
import { parseJson, recordOf } from '../json/json';
import type { Store } from '../state/store';

/** A person as the directory knows them. */
export interface Account {
  readonly tenantId: string;
  /** Object id. */
  readonly person: string;
}

/** What signing out has left of somebody. */
export interface Standing {
  /** When they last signed out, by the store's clock, in milliseconds since 1970; 0 for never. */
  readonly at: number;
  /** Nobody acts for them before an operator takes it back. */
  readonly blocked: boolean;
}

/** Longer than anything waits in the ledger. */
const KEPT = 8 * 24 * 60 * 60 * 1000;
/** Until it is taken back. */
const FOR_GOOD = 10 * 365 * 24 * 60 * 60 * 1000;
/** Milliseconds for which other instances may not have heard of it. */
const REMEMBERED = { max: 5_000, ttl: 2_000 };
const TRIES = 5;

/** Who has signed out, for all instances: what a token, or something that waits, was before that counts no longer. */
export class SignOuts {
  private readonly remembered = new LRUCache<string, Standing>(REMEMBERED);

  constructor(private readonly store: Store) {}

  /** What is known is asked for again after two seconds. */
  async of(account: Account): Promise<Standing> {
    const key = keyOf(account);
    return this.remembered.get(key) ?? this.remember(key, await this.read(account));
  }

  async signOut(account: Account): Promise<void> {
    await this.write(account, (await this.read(account)).blocked);
  }

  /** Signs out, and lets nobody act for them until it is taken back. */
  async block(account: Account): Promise<void> {
    await this.store.claim(blockOf(account), 'blocked', { ttl: FOR_GOOD });
    await this.write(account, true);
  }

  async unblock(account: Account): Promise<void> {
    await this.store.take(blockOf(account));
    await this.write(account, false);
  }

  /** What does not open, as after a change of all keys, still says by its being there whether they are blocked. */
  private async read(account: Account): Promise<Standing> {
    const entry = await this.store.get(keyOf(account));
    if (!entry) return { at: 0, blocked: false };
    if (entry.value === undefined) return { at: 0, blocked: (await this.store.get(blockOf(account))) !== undefined };
    const { at, blocked } = recordOf(parseJson(entry.value));
    return { at: Number(at) || 0, blocked: blocked === true };
  }

  private async write(account: Account, blocked: boolean): Promise<void> {
    const [key, lifetime] = [keyOf(account), { ttl: blocked ? FOR_GOOD : KEPT }];
    const standing = { at: await this.store.time(), blocked };
    for (let left = TRIES; left > 0; left--) {
      const { won, entry } = await this.store.claim(key, JSON.stringify(standing), lifetime);
      if (won || (await this.store.compareAndSet(key, entry.version, JSON.stringify(standing), lifetime))) {
        this.remember(key, standing);
        return;
      }
    }
    throw new Error('Somebody else signs the same person out again and again.');
  }

  private remember(key: string, standing: Standing): Standing {
    this.remembered.set(key, standing);
    return standing;
  }
}

function keyOf({ tenantId, person }: Account): string {
  return `signOut:${tenantId}:${person}`.toLowerCase();
}

function blockOf(account: Account): string {
  return `blocked:${keyOf(account)}`;
}
