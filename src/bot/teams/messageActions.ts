import type { Logger } from 'pino';
import type { Card } from '../cards/cardDeck';
import type { CardStyle } from '../cards/cardStyle';
import type { Trace } from '../conversation/answer';
import type { MessageForms } from '../conversation/messageForms';
import type { FormOrigin } from '../forms/tickets';
import { type LocalizedText, say } from '../i18n/localizedText';
import type { Translators } from '../i18n/translators';
import { recordOf, textOf } from '../json/json';
import type { Store } from '../state/store';
import type { Turn } from '../turn/turn';
import { type Activity, cardMessage, type InvokeAnswer } from './activity';
import type { Connector } from './connector';
import { ConnectorProblem } from './connectorProblem';
import type { PersonalPlace } from './heldPresses';
import { sourceMessage } from './sourceMessage';
import { tenantOf } from './turnOf';
import type { Updates } from './updates';

/** What a client is told about its dialog, and what became of the turn. */
export interface DialogAnswer {
  readonly answer: InvokeAnswer;
  readonly trace: Trace;
}

/** As long as a card of the bot is remembered as sent. */
const DAY = 24 * 60 * 60 * 1000;
const CLOSED: InvokeAnswer = { status: 200 };
const NOT_OFFERED = say`I can't make that of a message. Type a command instead, such as help.`;
const NOT_YOURS = say`This dialog belongs to somebody else, or is too old. Open it again from the message.`;
const NO_CHAT = say`I can't reach you yet. Add Muster for yourself: in Teams under Apps, search for Muster and press Add. Then open this again from the message.`;

/** Message actions: a dialog collects, without a token and at once; one card then stands where it belongs. */
export class MessageActions {
  constructor(
    private readonly forms: MessageForms,
    private readonly store: Store,
    private readonly connector: Connector,
    private readonly updates: Updates,
    private readonly style: CardStyle,
    private readonly translators: Translators,
    private readonly log: Logger,
  ) {}

  async open({ value }: Activity, turn: Turn): Promise<DialogAnswer> {
    const kind = this.forms.kindNamed(recordOf(value).commandId);
    if (!kind) return this.told(NOT_OFFERED, turn, 'not offered');
    const card = await this.forms.dialog(kind, turn, sourceMessage(value, Date.now()));
    return { answer: dialog(this.forms.titleOf(kind, turn), card), trace: { outcome: 'dialog', kind: kind.name } };
  }

  /** Teams repeats it: whatever comes twice puts up one card. */
  async submit(activity: Activity, turn: Turn): Promise<DialogAnswer> {
    const data = recordOf(recordOf(activity.value).data);
    const origin = this.forms.originIn(data, turn);
    if (!origin) return this.told(NOT_YOURS, turn, 'notYours');
    const key = `fromMessage:${turn.tenantId}:${turn.requester.id}:${origin.nonce}`;
    const { won } = await this.store.claim(key, 'sent', { ttl: DAY });
    const trace = { outcome: won ? 'card' : 'card again', kind: textOf(data.kind) };
    if (!won) return { answer: CLOSED, trace };
    try {
      const other = await this.put(data, activity, turn, origin);
      if (other) await this.store.take(key);
      return other ?? { answer: CLOSED, trace };
    } catch (error) {
      await this.store.take(key);
      throw error;
    }
  }

  /** Undefined where the card stands; else what the person is shown instead. */
  private async put(
    data: Readonly<Record<string, unknown>>,
    activity: Activity,
    turn: Turn,
    origin: FormOrigin,
  ): Promise<DialogAnswer | undefined> {
    const card = this.forms.card(data, turn, origin);
    if (!card) return this.told(NOT_OFFERED, turn, 'not offered');
    if (data.where === 'personal') return this.putInOwnChat(data, activity, turn, origin);
    const { serviceUrl, recipient, conversation } = activity;
    try {
      await this.post(card, { serviceUrl, bot: recipient.id, conversation: conversation.id, message: '' });
      return undefined;
    } catch (error) {
      if (!isAbsent(error)) throw error;
      const kind = this.forms.kindNamed(data.kind);
      const title = kind ? this.forms.titleOf(kind, turn) : '';
      return { answer: dialog(title, this.forms.addHere(data, turn)), trace: { outcome: 'not in this chat' } };
    }
  }

  private async putInOwnChat(
    data: Readonly<Record<string, unknown>>,
    activity: Activity,
    turn: Turn,
    origin: FormOrigin,
  ): Promise<DialogAnswer | undefined> {
    const { serviceUrl, recipient } = activity;
    const asked = { serviceUrl, bot: recipient.id, person: turn.requester.teamsId, tenant: tenantOf(activity) };
    try {
      const conversation = await this.connector.personalChat(asked);
      const here = { ...turn, conversation: { ...turn.conversation, id: conversation, shared: false } };
      const card = this.forms.card(data, here, origin);
      if (card) await this.post(card, { serviceUrl, bot: recipient.id, conversation, message: '' });
      return undefined;
    } catch (error) {
      if (!isAbsent(error)) throw error;
      return this.told(NO_CHAT, turn, 'not installed');
    }
  }

  private async post(card: Card, place: PersonalPlace): Promise<void> {
    const id = await this.updates.post(place, cardMessage(this.style.forAll(card)));
    this.log.debug({ id }, 'A card made of a message was posted');
  }

  private told(words: LocalizedText, { requester }: Turn, outcome: string): DialogAnswer {
    const value = this.translators.of(requester.locale).localize(words);
    return { answer: { status: 200, body: { task: { type: 'message', value } } }, trace: { outcome } };
  }
}

/** A dialog shows a card without Action.Execute; whoever submits it sends an invoke. */
function dialog(title: string, content: Card): InvokeAnswer {
  const card = { contentType: 'application/vnd.microsoft.card.adaptive', content };
  return {
    status: 200,
    body: { task: { type: 'continue', value: { title, width: 'medium', height: 'medium', card } } },
  };
}

/** The bot is not in the conversation, or there is none. */
function isAbsent(error: unknown): boolean {
  return error instanceof ConnectorProblem && error.fate !== 'unknown' && error.fate !== 'notDone';
}
