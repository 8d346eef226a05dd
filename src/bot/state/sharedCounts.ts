import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { isRecord, parseJson } from '../json/json';
import type { Entry, Store } from './store';

/** What is remembered here of one count: what this instance has counted, what of that the others know, and what they have. */
interface Count {
  own: number;
  told: number;
  others: number;
  isBeingTold: boolean;
}

export interface CountRules {
  /** This instance's own share is written down each time that it has changed by so much; until then it costs nothing. */
  readonly step: number;
  /** Milliseconds after which a count that nobody writes down any more is forgotten. */
  readonly ttl: number;
}

const MOST = 50_000;
/** How often somebody else may be faster before this instance leaves it to the next step. */
const TRIES = 5;

/**
 * Counts over all instances, without making anybody wait: each instance knows its own share exactly, and of the others'
 * what they had written down when it last wrote itself. So all together may go beyond a limit by a step for each further
 * instance; while the store is away each counts alone.
 */
export class SharedCounts {
  private readonly counts: LRUCache<string, Count>;

  constructor(
    private readonly store: Pick<Store, 'claim' | 'get' | 'compareAndSet'>,
    private readonly rules: CountRules,
    private readonly instance = randomUUID().slice(0, 8),
  ) {
    this.counts = new LRUCache({ max: MOST, ttl: rules.ttl });
  }

  /** What is counted under this name as far as this instance knows. */
  of(name: string): number {
    const count = this.counts.get(name);
    return count ? count.own + count.others : 0;
  }

  add(name: string, by: number): void {
    const count = this.counts.get(name) ?? { own: 0, told: 0, others: 0, isBeingTold: false };
    count.own += by;
    this.counts.set(name, count);
    if (count.isBeingTold || Math.abs(count.own - count.told) < this.rules.step) return;
    count.isBeingTold = true;
    // A count is no reason for anything to fail.
    this.tell(name, count)
      .catch(() => undefined)
      .finally(() => {
        count.isBeingTold = false;
      });
  }

  private async tell(name: string, count: Count): Promise<void> {
    const { ttl } = this.rules;
    let entry = await this.store.get(name);
    for (let tries = 0; tries < TRIES; tries++) {
      const shares = { ...sharesIn(entry), [this.instance]: count.own };
      const value = JSON.stringify(shares);
      const written = entry
        ? await this.store.compareAndSet(name, entry.version, value, { ttl })
        : await this.store.claim(name, value, { ttl }).then(({ won, entry: there }) => (won ? there : undefined));
      if (written) {
        const total = Object.values(shares).reduce((sum, share) => sum + share, 0);
        count.told = shares[this.instance] ?? 0;
        count.others = total - count.told;
        return;
      }
      entry = await this.store.get(name);
    }
  }
}

function sharesIn(entry: Entry | undefined): Record<string, number> {
  const found = parseJson(entry?.value ?? '{}');
  const shares = isRecord(found) ? Object.entries(found) : [];
  return Object.fromEntries(shares.flatMap(([id, share]) => (typeof share === 'number' ? [[id, share]] : [])));
}
