import type { Press } from '../conversation/press';
import { parseJson, recordOf, textOf } from '../json/json';
import { type Store, StoreUnavailable } from '../state/store';
import type { Turn } from '../turn/turn';

/** As long as a sign-in link is good. */
const TEN_MINUTES = 10 * 60 * 1000;

/** A press that waits for its person's sign-in, and where its card stands. */
export interface WaitingPress {
  readonly press: Press;
  readonly turn: Turn;
}

/** Keeps the newest press of each person that a sign-in was asked for, on whichever instance the person comes back. */
export class WaitingPresses {
  constructor(private readonly store: Store) {}

  /** Only what opens a form: whatever carries answers is pressed again by its person. Never rejects. */
  async keep({ verb, data, automatic }: Press, turn: Turn): Promise<void> {
    if (automatic || verb !== 'open' || !turn.card) return;
    const { card, conversation } = turn;
    const text = JSON.stringify({ verb, data, card, conversation });
    try {
      const { won, entry } = await this.store.claim(keyOf(turn), text, { ttl: TEN_MINUTES });
      if (!won) await this.store.compareAndSet(keyOf(turn), entry.version, text, { ttl: TEN_MINUTES });
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
    }
  }

  /** The press as if it came now, and no second time. */
  async take(turn: Turn): Promise<WaitingPress | undefined> {
    const text = await this.store.take(keyOf(turn));
    const { verb, data, card, conversation } = recordOf(parseJson(text ?? ''));
    if (textOf(verb) === '') return undefined;
    const { id, url, shared } = recordOf(conversation);
    return {
      press: { verb: textOf(verb), data: recordOf(data), automatic: false },
      turn: {
        ...turn,
        card: textsOf(card),
        conversation: { id: textOf(id), url: textOf(url), shared: shared === true },
      },
    };
  }
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(recordOf(value)).map(([name, text]) => [name, textOf(text)]));
}

function keyOf({ tenantId, requester }: Turn): string {
  return `waitingPress:${tenantId}:${requester.id}`;
}
