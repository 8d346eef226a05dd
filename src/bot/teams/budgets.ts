import { LRUCache } from 'lru-cache';
import { type Labels, type Measures, UNMEASURED } from '../http/measures';
import { type LocalizedText, say } from '../i18n/localizedText';
import { SharedCounts } from '../state/sharedCounts';
import type { Store } from '../state/store';
import type { Turn } from '../turn/turn';

/** How much one person may ask for in a minute, over all instances. */
export interface BudgetLimits {
  readonly messages: number;
  readonly presses: number;
}

/** `looks` are cards that refresh by themselves: a channel may show many at once. */
export type Spending = 'messages' | 'presses' | 'looks';

const MINUTE = 60_000;
/** A tenant may ask for as much as so many people. */
const TENANT = 50;
const LOOKS = 5;
/** Parts of a limit after which an instance tells the others what it has counted. */
const PARTS = 6;

const YOURS = say`That was a lot at once. I go on with you in a minute.`;
const YOUR_TENANTS = say`Your organisation is asking for more than I can do at the moment. Try again in a minute.`;

/** What is over budget: the sentence, and whether it was said to this person in this minute before. */
export interface OverBudget {
  readonly sentence: LocalizedText;
  readonly isFirst: boolean;
}

/** Counts what people ask for, minute by minute, in the store's time. Nobody waits for it, and nobody's excess is counted for others. */
export class Budgets {
  private readonly people: SharedCounts;
  private readonly tenants: SharedCounts;
  private readonly told = new LRUCache<string, true>({ max: 50_000, ttl: 2 * MINUTE });

  constructor(
    private readonly limits: BudgetLimits,
    store: Store,
    private readonly now: () => number,
    private readonly measures: Measures = UNMEASURED,
  ) {
    const step = Math.ceil(Math.min(limits.messages, limits.presses) / PARTS);
    this.people = new SharedCounts(store, { step, ttl: 2 * MINUTE });
    this.tenants = new SharedCounts(store, { step: step * TENANT, ttl: 2 * MINUTE });
  }

  /** Undefined where the turn may go on. */
  spend(what: Spending, { tenantId, requester }: Turn): OverBudget | undefined {
    const minute = Math.floor(this.now() / MINUTE);
    const tenant = `budget:${what}:${minute}:${tenantId}`;
    const person = `${tenant}:${requester.id}`;
    const most = this.limitOf(what);
    if (this.people.of(person) >= most) return this.over(YOURS, person, { what, whose: 'person' });
    if (this.tenants.of(tenant) >= most * TENANT) return this.over(YOUR_TENANTS, person, { what, whose: 'tenant' });
    this.measures.count('muster.budget.spent', { what });
    this.people.add(person, 1);
    this.tenants.add(tenant, 1);
    return undefined;
  }

  private limitOf(what: Spending): number {
    return what === 'looks' ? this.limits.presses * LOOKS : this.limits[what];
  }

  private over(sentence: LocalizedText, person: string, labels: Labels): OverBudget {
    this.measures.count('muster.budget.exceeded', labels);
    const isFirst = !this.told.has(person);
    this.told.set(person, true);
    return { sentence, isFirst };
  }
}
