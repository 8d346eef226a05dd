import type { Card } from '../cards/cardDeck';

/** Somebody in Teams, a person or the bot. */
export interface ChannelAccount {
  readonly id: string;
  readonly name?: string;
  readonly aadObjectId?: string;
  /** Of a recipient: nobody else sees the message. */
  readonly isTargeted?: boolean;
}

export interface ConversationAccount {
  readonly id: string;
  readonly name?: string;
  readonly conversationType?: string;
  readonly isGroup?: boolean;
  readonly tenantId?: string;
}

/** What Teams sends, as far as the bot looks at it; `unknown` is what comes in any shape. Bot Framework: Activity schema. */
export interface Activity {
  readonly type: string;
  readonly channelId: string;
  readonly serviceUrl: string;
  readonly id?: string | undefined;
  readonly replyToId?: string | undefined;
  readonly name?: string | undefined;
  readonly text?: string | undefined;
  readonly action?: string | undefined;
  readonly locale?: string | undefined;
  readonly localTimezone?: string | undefined;
  readonly from: ChannelAccount;
  readonly recipient: ChannelAccount;
  readonly conversation: ConversationAccount;
  readonly value?: unknown;
  readonly timestamp?: unknown;
  readonly localTimestamp?: unknown;
  readonly attachments?: unknown;
  readonly entities?: unknown;
  readonly channelData?: unknown;
}

export interface Attachment {
  readonly contentType: string;
  readonly content?: unknown;
}

export interface OutgoingMessage {
  readonly type: string;
  readonly inputHint: string;
  readonly text?: string;
  readonly attachmentLayout?: string;
  readonly attachments?: readonly Attachment[];
}

/** What goes to the connector: a message, and where it belongs. */
export interface OutgoingActivity {
  readonly type?: string | undefined;
  readonly id?: string | undefined;
  readonly replyToId?: string | undefined;
  readonly serviceUrl?: string | undefined;
  readonly conversation?: ConversationAccount | undefined;
  /** Of a message that one person alone is to see. */
  readonly recipient?: ChannelAccount | undefined;
  readonly from?: ChannelAccount | undefined;
  readonly attachments?: readonly Attachment[] | undefined;
}

/** The answer to an invoke. */
export interface InvokeAnswer {
  readonly status: number;
  readonly body?: object;
}

/** One activity, and how it is answered. */
export interface ActivityTurn {
  readonly activity: Activity;
  /** Returns the id of the new message, '' where Teams gives none. */
  send(message: OutgoingMessage): Promise<string>;
  answerInvoke(answer: InvokeAnswer): void;
}

/** Whether others in the conversation do not see what was said; they are not to see the answer either. */
export function isForBotAlone(recipient: ChannelAccount | undefined): boolean {
  return recipient?.isTargeted === true;
}

const MESSAGE = { type: 'message', inputHint: 'acceptingInput' };

export function textMessage(text: string): OutgoingMessage {
  return { ...MESSAGE, text };
}

/** A message that is nothing but this card. */
export function cardMessage(card: Card): OutgoingMessage {
  const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }];
  return { ...MESSAGE, attachmentLayout: 'list', attachments };
}
