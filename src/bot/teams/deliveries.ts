import type { Store } from '../state/store';
import type { Activity } from './activity';

/** A message is not answered, and may be by its next delivery. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

const ANSWERING = 'answering';
const ANSWERED = 'answered';
/** Milliseconds for which a message is left to the instance that answers it; the connector is tried for thirty seconds. */
const LONGEST_ANSWER = 40_000;
const TEN_MINUTES = 10 * 60 * 1000;

/** Teams delivers a message again when an answer takes long, or fails; one command makes one form. */
export class Deliveries {
  constructor(private readonly store: Store) {}

  /** Answers a message where nobody has, and forgets it where that fails. Throws `Unanswered` while another delivery of it is being answered. */
  async once({ conversation, id }: Activity, answer: () => Promise<void>): Promise<void> {
    if (id === undefined) return answer();
    const key = `message:${conversation.id}:${id}`;
    const { won, entry } = await this.store.claim(key, ANSWERING, { ttl: LONGEST_ANSWER });
    if (!won && entry.value === ANSWERING) throw new Unanswered('Another delivery of the message is being answered.');
    if (!won) return;
    try {
      await answer();
    } catch (error) {
      await this.store.take(key).catch(() => undefined);
      throw error;
    }
    // It was answered, whether or not that can be written down.
    await this.store.compareAndSet(key, entry.version, ANSWERED, { ttl: TEN_MINUTES }).catch(() => undefined);
  }
}
