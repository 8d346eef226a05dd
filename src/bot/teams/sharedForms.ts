import { parseJson, recordOf, textOf } from '../json/json';
import type { Store } from '../state/store';
import type { Turn } from '../turn/turn';

/** What of a turn a form keeps that stands in a personal chat and belongs to another conversation. */
type Home = Pick<Turn, 'conversation' | 'card'>;

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** Remembers of forms in personal chats to which conversation they belong, by person and number of the form. */
export class SharedForms {
  constructor(private readonly store: Store) {}

  /** For whoever presses: others see the same button, and must not take the form's place. */
  async keep(ticket: unknown, turn: Turn): Promise<void> {
    const { conversation, card } = turn;
    const key = keyOf(ticket, turn);
    if (key) await this.store.claim(key, JSON.stringify({ conversation, card }), { ttl: WEEK });
  }

  /** The turn as if it were taken where the form belongs; the turn itself for a form that belongs here. Its ticket is verified after that. */
  async atHome(ticket: unknown, turn: Turn): Promise<Turn> {
    const key = keyOf(ticket, turn);
    const entry = key ? await this.store.get(key) : undefined;
    const home = homeIn(recordOf(parseJson(entry?.value ?? '')));
    return home ? { ...turn, ...home } : turn;
  }
}

/** Of a ticket `v2.<nonce>.…`, in the hands of this person; undefined for what is none. */
function keyOf(ticket: unknown, { requester, tenantId }: Turn): string | undefined {
  const nonce = textOf(ticket).split('.')[1]?.slice(0, 64);
  return nonce ? `home:${tenantId}:${requester.id}:${nonce}` : undefined;
}

function homeIn(kept: Readonly<Record<string, unknown>>): Home | undefined {
  const { id, shared, url, isChannel } = recordOf(kept.conversation);
  if (typeof id !== 'string' || typeof url !== 'string') return undefined;
  const card = Object.entries(recordOf(kept.card)).map(([name, value]) => [name, textOf(value)]);
  return {
    conversation: { id, shared: shared === true, url, ...(isChannel === true && { isChannel }) },
    card: Object.fromEntries(card),
  };
}
