import { type LocalizedText, say } from '../i18n/localizedText';
import { SharedCounts } from '../state/sharedCounts';
import type { Store } from '../state/store';
import type { Turn } from '../turn/turn';

/** How many creations are under way, for whom. */
export interface CreationQueue {
  /** What to call when the creation has ended; a sentence where there is no room for it. */
  enter(turn: Turn): (() => void) | LocalizedText;
}

/** Takes everything. */
export const UNBOUNDED: CreationQueue = { enter: () => () => undefined };

/** A tenant may have as many under way as so many people. */
const TENANT = 50;
const PARTS = 5;
/** Milliseconds: longer than anybody waits by a creation, so that an instance that died is forgotten. */
const TTL = 10 * 60 * 1000;

const FULL = say`Many of your creations are still under way. Wait until some of them are done, then press Create again.`;
const TENANT_FULL = say`Many creations of your organisation are still under way. Wait a minute, then press Create again.`;

/** Over all instances, at most so many for one person. */
export class BoundedQueue implements CreationQueue {
  private readonly people: SharedCounts;
  private readonly tenants: SharedCounts;

  constructor(
    private readonly most: number,
    store: Store,
  ) {
    const step = Math.ceil(most / PARTS);
    this.people = new SharedCounts(store, { step, ttl: TTL });
    this.tenants = new SharedCounts(store, { step: step * TENANT, ttl: TTL });
  }

  enter({ tenantId, requester }: Turn): (() => void) | LocalizedText {
    const tenant = `queue:${tenantId}`;
    const person = `${tenant}:${requester.id}`;
    if (this.people.of(person) >= this.most) return FULL;
    if (this.tenants.of(tenant) >= this.most * TENANT) return TENANT_FULL;
    this.count(person, tenant, 1);
    return () => this.count(person, tenant, -1);
  }

  private count(person: string, tenant: string, by: number): void {
    this.people.add(person, by);
    this.tenants.add(tenant, by);
  }
}
