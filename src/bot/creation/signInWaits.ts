import type { Store } from '../state/store';
import type { Turn } from '../turn/turn';

/** Keys that are remembered of one person; what waits beyond them is found by its own time. */
const MOST = 100;
const DAY = 24 * 60 * 60 * 1000;

/** Which creations wait for their person to sign in, so that they are gone on with at once when they do. */
export class SignInWaits {
  constructor(private readonly store: Store) {}

  /** Where somebody else writes at the same time this one may be left out. */
  async add(turn: Turn, key: string): Promise<void> {
    const name = nameOf(turn);
    const { won, entry } = await this.store.claim(name, JSON.stringify([key]), { ttl: DAY });
    if (won) return;
    const keys = keysIn(entry.value);
    if (keys.includes(key) || keys.length >= MOST) return;
    await this.store.compareAndSet(name, entry.version, JSON.stringify([...keys, key]), { ttl: DAY });
  }

  async take(turn: Turn): Promise<string[]> {
    return keysIn(await this.store.take(nameOf(turn)));
  }
}

function nameOf({ tenantId, requester }: Turn): string {
  return `waits:${tenantId}:${requester.id}`;
}

function keysIn(value: string | undefined): string[] {
  const keys: unknown = JSON.parse(value ?? '[]');
  return Array.isArray(keys) ? keys.map(String) : [];
}
