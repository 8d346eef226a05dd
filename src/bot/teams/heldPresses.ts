import { parseJson, recordOf, textOf } from '../json/json';
import type { Store } from '../state/store';
import type { Turn } from '../turn/turn';

/** A message of the bot in a chat with one person; `message` is '' before it is sent. */
export interface PersonalPlace {
  readonly serviceUrl: string;
  readonly conversation: string;
  readonly message: string;
  /** `28:…` */
  readonly bot: string;
}

/** A press that waits for its person to sign in. */
export interface HeldPress {
  readonly data: Readonly<Record<string, unknown>>;
  readonly place: PersonalPlace;
}

/** As long as a link to the sign-in page is good. */
const TEN_MINUTES = 10 * 60 * 1000;

/** Keeps the last press of each person who has to sign in before it can go on, with all that was typed. */
export class HeldPresses {
  constructor(private readonly store: Store) {}

  async keep(turn: Turn, press: HeldPress): Promise<void> {
    await this.store.take(keyOf(turn));
    await this.store.claim(keyOf(turn), JSON.stringify(press), { ttl: TEN_MINUTES });
  }

  /** Once. */
  async take(turn: Turn): Promise<HeldPress | undefined> {
    const { data, place } = recordOf(parseJson((await this.store.take(keyOf(turn))) ?? ''));
    const { serviceUrl, conversation, message, bot } = recordOf(place);
    if (typeof serviceUrl !== 'string') return undefined;
    const where = { serviceUrl, conversation: textOf(conversation), message: textOf(message), bot: textOf(bot) };
    return { data: recordOf(data), place: where };
  }
}

function keyOf({ tenantId, requester }: Turn): string {
  return `held:${tenantId}:${requester.id}`;
}
