import type { FormOrigin } from '../forms/tickets';
import { parseJson, recordOf, textOf } from '../json/json';
import type { Store } from '../state/store';
import type { Activity } from './activity';

/** What answered a message: a message of the bot, and the form that it invites to. */
export interface KeptReply {
  readonly id: string;
  readonly origin?: FormOrigin;
}

const DAY = 24 * 60 * 60 * 1000;

/** Remembers for a day which message of the bot answers which of a person, and which of them only one person sees. */
export class Replies {
  constructor(private readonly store: Store) {}

  async keep(asked: Activity, reply: KeptReply): Promise<void> {
    if (!asked.id || reply.id === '') return;
    const { id, origin } = reply;
    const value = JSON.stringify({ id, ...(origin && { nonce: origin.nonce, issued: origin.issued }) });
    await this.store.claim(`reply:${asked.conversation.id}:${asked.id}`, value, { ttl: DAY });
  }

  async of({ conversation, id }: Activity): Promise<KeptReply | undefined> {
    const entry = id ? await this.store.get(`reply:${conversation.id}:${id}`) : undefined;
    const { id: reply, nonce, issued } = recordOf(parseJson(entry?.value ?? ''));
    if (typeof reply !== 'string') return undefined;
    return { id: reply, ...(typeof issued === 'number' && { origin: { nonce: textOf(nonce), issued } }) };
  }

  async keepTargeted(conversation: string, message: string): Promise<void> {
    if (message !== '') await this.store.claim(`targeted:${conversation}:${message}`, 'targeted', { ttl: 2 * DAY });
  }

  async isTargeted(conversation: string, message: string): Promise<boolean> {
    return (await this.store.get(`targeted:${conversation}:${message}`)) !== undefined;
  }
}
