import { parseJson, recordOf, textOf } from '../json/json';
import type { Store } from '../state/store';
import type { Turn } from '../turn/turn';

/** What of a turn a form keeps that stands in a personal chat and belongs to another conversation. */
type Home = Pick<Turn, 'conversation' | 'card'>;

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** Remembers of forms in personal chats to which conversation they belong, by the number of the form. */
export class SharedForms {
  constructor(private readonly store: Store) {}

  async keep(ticket: unknown, { requester, tenantId, conversation, card }: Turn): Promise<void> {
    const nonce = nonceOf(ticket);
    const value = JSON.stringify({ owner: `${tenantId}:${requester.id}`, conversation, card });
    if (nonce !== '') await this.store.claim(`home:${nonce}`, value, { ttl: WEEK });
  }

  /** The turn as if it were taken where the form belongs; the turn itself for a form that belongs here. Its ticket is verified after that. */
  async atHome(ticket: unknown, turn: Turn): Promise<Turn> {
    const nonce = nonceOf(ticket);
    const entry = nonce === '' ? undefined : await this.store.get(`home:${nonce}`);
    const kept = recordOf(parseJson(entry?.value ?? ''));
    const home = homeIn(kept);
    const { requester, tenantId } = turn;
    return home && kept.owner === `${tenantId}:${requester.id}` ? { ...turn, ...home } : turn;
  }
}

/** `v2.<nonce>.…` */
function nonceOf(ticket: unknown): string {
  return textOf(ticket).split('.')[1]?.slice(0, 64) ?? '';
}

function homeIn(kept: Readonly<Record<string, unknown>>): Home | undefined {
  const { id, shared, url } = recordOf(kept.conversation);
  if (typeof id !== 'string' || typeof url !== 'string') return undefined;
  const card = Object.entries(recordOf(kept.card)).map(([name, value]) => [name, textOf(value)]);
  return { conversation: { id, shared: shared === true, url }, card: Object.fromEntries(card) };
}
