import {
  type Activity,
  ActivityTypes,
  CardFactory,
  INVOKE_RESPONSE_KEY,
  type InvokeResponse,
  MessageFactory,
  type TurnContext,
} from 'botbuilder';
import type { Logger } from 'pino';
import type { Card } from '../cards/cardDeck';
import type { Answer, Trace } from '../conversation/answer';
import type { Messages } from '../conversation/messages';
import type { Turn } from '../conversation/turn';
import { recordOf, textOf } from '../json/json';
import type { Store } from '../state/store';
import { apology, type CardActions, sentence } from './cardActions';
import type { Connector } from './connector';
import { readMessage } from './readMessage';
import { turnOf } from './turnOf';

const WEEK = 7 * 24 * 60 * 60 * 1000;
const TEN_MINUTES = 10 * 60 * 1000;
const NOBODY = 'I can only help people who are signed in to Teams with an account of this organisation.';
const NOTHING_FOUND = {
  statusCode: 200,
  type: 'application/vnd.microsoft.search.searchResponse',
  value: { results: [] },
};

/** Carries messages, presses and cards between Teams and the conversation, and logs one line a turn. */
export class Bot {
  private readonly updates = new Set<Promise<void>>();

  constructor(
    private readonly messages: Messages,
    private readonly actions: CardActions,
    private readonly connector: Connector,
    private readonly store: Store,
    private readonly log: Logger,
  ) {}

  /** The three kinds of activity that mean something here; Teams wants 200 for all others. */
  async run(context: TurnContext): Promise<void> {
    const { type } = context.activity;
    if (type === ActivityTypes.Message) await this.onMessage(context);
    if (type === ActivityTypes.InstallationUpdate) await this.onInstallation(context);
    // The adapter takes the answer to an invoke from here; sending it as an activity does the same with two copies.
    if (type === ActivityTypes.Invoke)
      context.turnState.set(INVOKE_RESPONSE_KEY, { type: 'invokeResponse', value: await this.onInvoke(context) });
  }

  /** Resolves when everything is done that goes on after an answer. */
  async idle(): Promise<void> {
    while (this.updates.size > 0) await Promise.all(this.updates);
  }

  private async onMessage(context: TurnContext): Promise<void> {
    const message = readMessage(context.activity);
    if (!message.toBot || !(await this.isNew(context.activity))) return;
    const started = performance.now();
    const turn = turnOf(context.activity);
    const reply = turn && (await this.messages.onMessage(message.text, turn));
    await context.sendActivity(reply ? cardMessage(reply.card) : MessageFactory.text(NOBODY));
    this.logTurn({ verb: 'message' }, turn, reply?.trace, started);
  }

  /** Teams delivers a message again when an answer takes long; one command makes one form. */
  private async isNew({ conversation, id }: Activity): Promise<boolean> {
    return (
      id === undefined || (await this.store.claim(`message:${conversation.id}:${id}`, 'seen', { ttl: TEN_MINUTES })).won
    );
  }

  /** Teams tells of an installation twice, in two ways; only this one is greeted, once. */
  private async onInstallation(context: TurnContext): Promise<void> {
    const { action, conversation } = context.activity;
    if (action !== 'add') return;
    const { won } = await this.store.claim(`welcome:${conversation.id.split(';')[0]}`, 'greeted', { ttl: WEEK });
    if (won) await context.sendActivity(cardMessage(this.messages.welcome().card));
  }

  private async onInvoke({ activity }: TurnContext): Promise<InvokeResponse> {
    if (activity.name === 'adaptiveCard/action') return { status: 200, body: await this.onCardAction(activity) };
    // A search carries no token, so nothing can be looked up; an empty text is what a client sends first.
    if (activity.name === 'application/search') return { status: 200, body: NOTHING_FOUND };
    if (activity.name === 'signin/failure')
      this.log.warn({ failure: textOf(recordOf(activity.value).code) }, 'Teams could not sign somebody in');
    return { status: 200 };
  }

  /** Teams wants HTTP 200 whatever the outcome, which stands in the body. */
  private async onCardAction(activity: Activity): Promise<object> {
    const started = performance.now();
    try {
      const turn = turnOf(activity);
      if (!turn) return sentence(NOBODY);
      const { body, answer, verb } = await this.actions.answer(activity.value, turn);
      this.logTurn({ verb }, turn, answer?.trace ?? { outcome: 'sign-in requested' }, started);
      if (answer) this.updateForEveryone(activity, answer);
      return body;
    } catch (error) {
      return sentence(apology(this.log, error));
    }
  }

  /** The answer goes to the person who pressed; everyone else sees the message itself, which changes after it. */
  private updateForEveryone(activity: Activity, answer: Answer): void {
    if (!('show' in answer)) return;
    const update = this.update(activity, answer.everyone ?? answer.later).catch((error: unknown) => {
      this.log.warn({ err: error }, 'What went on after an answer failed; the card is not updated for everyone');
    });
    this.updates.add(update);
    void update.finally(() => this.updates.delete(update));
  }

  private async update(activity: Activity, coming: Card | Promise<Card | undefined> | undefined): Promise<void> {
    const card = await coming;
    if (!card || !activity.replyToId) return;
    const { serviceUrl, conversation, recipient, replyToId } = activity;
    await this.connector.update({ ...cardMessage(card), id: replyToId, serviceUrl, conversation, from: recipient });
  }

  /** Puts a card in the place of the one that was pressed in an earlier turn, for everybody. */
  async show({ card: place }: Turn, card: Card): Promise<void> {
    if (!place) return;
    const { serviceUrl = '', conversation = '', message = '', bot = '' } = place;
    const activity = { ...cardMessage(card), id: message, serviceUrl, from: { id: bot, name: '' } };
    await this.connector.update(Object.assign(activity, { conversation: { id: conversation } }));
  }

  private logTurn(
    what: { readonly verb: string },
    turn: Turn | undefined,
    trace: Trace | undefined,
    started: number,
  ): void {
    const { kind, outcome, requestId } = trace ?? { outcome: 'nobody' };
    this.log.info(
      { person: turn?.requester.id, ...what, kind, outcome, ms: Math.round(performance.now() - started), requestId },
      'turn',
    );
  }
}

function cardMessage(card: Card): Partial<Activity> {
  return MessageFactory.attachment(CardFactory.adaptiveCard(card));
}
