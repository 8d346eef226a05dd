import type { CardStyle } from '../cards/cardStyle';
import type { Trace } from '../conversation/answer';
import type { Messages } from '../conversation/messages';
import { recordOf } from '../json/json';
import type { Turn } from '../turn/turn';
import type { Activity } from './activity';
import type { CommandTexts } from './commandTexts';
import { readMessage } from './readMessage';
import type { Replies } from './replies';
import { platformOf } from './turnOf';
import type { Updates } from './updates';

/** Answers a message that was changed after it was answered: what it asks for now takes the place of the answer. */
export class Edits {
  constructor(
    private readonly messages: Messages,
    private readonly texts: CommandTexts,
    private readonly replies: Replies,
    private readonly updates: Updates,
    private readonly style: CardStyle,
    /** Whether something was begun with the form of this number. */
    private readonly isUsed: (turn: Turn, nonce: string) => Promise<boolean>,
  ) {}

  /** Undefined where nothing is to be done: another's words, an answer that nobody knows any more, a form that is used. */
  async answer(activity: Activity, turn: Turn): Promise<Trace | undefined> {
    const message = readMessage(activity);
    if (!message.toBot || recordOf(activity.channelData).eventType !== 'editMessage') return undefined;
    const reply = await this.replies.of(activity);
    if (!reply || (reply.origin && (await this.isUsed(turn, reply.origin.nonce)))) return undefined;
    const { card, trace } = await this.messages.onMessage(await this.texts.of(message, activity), turn, reply.origin);
    await this.updates.show({ ...activity, replyToId: reply.id }, card, (one) =>
      this.style.forClient(one, platformOf(activity)),
    );
    return trace;
  }
}
