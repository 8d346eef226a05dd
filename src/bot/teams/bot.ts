import type { Logger } from 'pino';
import type { CardStyle } from '../cards/cardStyle';
import type { Trace } from '../conversation/answer';
import type { Messages } from '../conversation/messages';
import { type Measures, plainOutcome } from '../http/measures';
import { type LocalizedText, say } from '../i18n/localizedText';
import type { Translators } from '../i18n/translators';
import { recordOf, textOf } from '../json/json';
import { signInCodeIn } from '../signIn/signInCode';
import type { Store } from '../state/store';
import type { Turn } from '../turn/turn';
import {
  type Activity,
  type ActivityTurn,
  cardMessage,
  type InvokeAnswer,
  isForBotAlone,
  textMessage,
} from './activity';
import type { Budgets, OverBudget } from './budgets';
import { apology, type CardActions, isAutomatic, sentence } from './cardActions';
import type { CodeSignIns } from './codeSignIns';
import type { CommandTexts } from './commandTexts';
import { Deliveries } from './deliveries';
import type { Edits } from './edits';
import type { DialogAnswer, MessageActions } from './messageActions';
import { type Message, readMessage } from './readMessage';
import type { KeptReply, Replies } from './replies';
import type { ServedTenants } from './servedTenants';
import { isCard, isSubmit, type Submits } from './submits';
import { anybodysTurn, localeOf, platformOf, threadOf, turnOf } from './turnOf';
import type { Updates } from './updates';

const WEEK = 7 * 24 * 60 * 60 * 1000;
/** A type of activity comes from outside. */
const LONGEST_TYPE = 30;
const NOBODY = say`I can only help people who are signed in to Teams with an account of this organisation.`;
const OVER_BUDGET: Trace = { outcome: 'over budget' };
const NOTHING_FOUND = {
  statusCode: 200,
  type: 'application/vnd.microsoft.search.searchResponse',
  value: { results: [] },
};

/** What a bot needs for messages that change, and for clients of all sorts. */
export interface BotParts {
  readonly texts: CommandTexts;
  readonly replies: Replies;
  readonly edits: Edits;
  readonly submits: Submits;
  readonly codes: CodeSignIns;
  readonly messageActions: MessageActions;
  readonly style: CardStyle;
  readonly measures?: Measures;
  /** The address of the cloud's Teams. */
  readonly teams: string;
}

/** Carries messages, presses and cards between Teams and the conversation, and logs one line a turn. */
export class Bot {
  private readonly underWay = new Set<Promise<void>>();
  private readonly deliveries: Deliveries;

  constructor(
    private readonly messages: Messages,
    private readonly actions: CardActions,
    private readonly updates: Updates,
    private readonly store: Store,
    private readonly tenants: ServedTenants,
    private readonly translators: Translators,
    private readonly log: Logger,
    private readonly budgets: Budgets,
    private readonly parts: BotParts,
  ) {
    this.deliveries = new Deliveries(store);
  }

  run(incoming: ActivityTurn): Promise<void> {
    return this.keep(this.turn(incoming));
  }

  /** Resolves when no turn is under way and everything is done that goes on after an answer. */
  async idle(): Promise<void> {
    while (this.underWay.size > 0) await Promise.allSettled(this.underWay);
  }

  /** A turn goes on when Teams has hung up on it, so that its request does not tell when it is done. */
  private keep(work: Promise<void>): Promise<void> {
    this.underWay.add(work);
    const forget = () => void this.underWay.delete(work);
    work.then(forget, forget);
    return work;
  }

  /** The kinds of activity that mean something here; Teams wants 200 for all others. */
  private async turn(incoming: ActivityTurn): Promise<void> {
    const { type } = incoming.activity;
    if (!this.tenants.serve(incoming.activity)) return this.turnAway(incoming);
    if (type === 'message') await this.onMessage(incoming);
    if (type === 'messageUpdate') await this.onEdit(incoming);
    if (type === 'installationUpdate') await this.onInstallation(incoming);
    if (type === 'invoke') incoming.answerInvoke(await this.onInvoke(incoming));
  }

  /** One sentence where somebody waits for an answer; nothing is kept of it. */
  private async turnAway(incoming: ActivityTurn): Promise<void> {
    const { activity } = incoming;
    const { type, action, name, conversation } = activity;
    const words = this.localize(NOBODY, activity);
    const asked = type === 'message' ? readMessage(activity).toBot : type === 'installationUpdate' && action === 'add';
    if (type === 'invoke')
      incoming.answerInvoke({
        status: 200,
        ...(name === 'adaptiveCard/action' && { body: this.tell(NOBODY, activity) }),
      });
    if (asked && conversation.id !== '') await incoming.send(textMessage(words));
    this.logTurn({ verb: type.slice(0, LONGEST_TYPE) }, undefined, undefined, performance.now());
  }

  /** A press of a client that takes Action.Submit for its buttons. */
  private async onSubmit(incoming: ActivityTurn): Promise<void> {
    const { activity } = incoming;
    const started = performance.now();
    const turn = turnOf(activity, this.parts.teams);
    const over = turn && this.budgets.spend('presses', turn);
    await this.deliveries.once(activity, () => this.answerSubmit(incoming, turn, over, started));
  }

  private async answerSubmit(
    incoming: ActivityTurn,
    turn: Turn | undefined,
    over: OverBudget | undefined,
    started: number,
  ): Promise<void> {
    const { activity } = incoming;
    if (!turn || over) {
      const words = over?.sentence ?? NOBODY;
      if (over?.isFirst !== false) await incoming.send(textMessage(this.localize(words, activity)));
      return this.logTurn({ verb: 'submit' }, turn, over ? OVER_BUDGET : undefined, started);
    }
    const { verb, trace } = await this.parts.submits.onSubmit(activity, turn, (work) => void this.keep(work));
    this.logTurn({ verb }, turn, trace, started);
  }

  /** The sign-in page has been opened by a button of a card, and has come to its end. */
  private async onVerified(activity: Activity): Promise<void> {
    const started = performance.now();
    const turn = turnOf(activity, this.parts.teams);
    const state = textOf(recordOf(activity.value).state);
    if (!turn || state === '' || this.budgets.spend('presses', turn)) return;
    const ended = await this.parts.submits.onSignedIn(turn, state, (work) => void this.keep(work));
    if (ended) this.logTurn({ verb: ended.verb }, turn, ended.trace, started);
  }

  private async onMessage(incoming: ActivityTurn): Promise<void> {
    if (isSubmit(incoming.activity)) return this.onSubmit(incoming);
    const message = readMessage(incoming.activity);
    const isAnswered = message.toBot && incoming.activity.conversation.id !== '';
    if (!isAnswered) return;
    const started = performance.now();
    const turn = turnOf(incoming.activity, this.parts.teams);
    const over = turn && this.budgets.spend('messages', turn);
    if (over && !over.isFirst) return;
    await this.deliveries.once(incoming.activity, () => this.answerMessage(incoming, message, turn, over, started));
  }

  private async answerMessage(
    incoming: ActivityTurn,
    message: Message,
    turn: Turn | undefined,
    over: OverBudget | undefined,
    started: number,
  ): Promise<void> {
    if (over) {
      await incoming.send(textMessage(this.localize(over.sentence, incoming.activity)));
      return this.logTurn({ verb: 'message' }, turn, OVER_BUDGET, started);
    }
    const { activity } = incoming;
    const code = turn && signInCodeIn(message.text);
    if (turn && code) return this.onCode(incoming, code, turn, started);
    const reply = turn && (await this.messages.onMessage(await this.parts.texts.of(message, activity), turn));
    const card = reply && this.parts.style.forClient(reply.card, platformOf(activity));
    const id = await incoming.send(card ? cardMessage(card) : textMessage(this.localize(NOBODY, activity)));
    this.logTurn({ verb: 'message' }, turn, reply?.trace, started);
    // Nobody waits for it.
    if (reply) void this.keep(this.remember(activity, { id, ...(reply.origin && { origin: reply.origin }) }));
  }

  /** The code of a sign-in window, which nobody keeps or writes down. */
  private async onCode(incoming: ActivityTurn, code: string, turn: Turn, started: number): Promise<void> {
    const words = await this.parts.codes.answer(code, turn, (work) => void this.keep(work));
    await incoming.send(textMessage(this.localize(words, incoming.activity)));
    this.logTurn({ verb: 'code' }, turn, { outcome: 'sign-in code' }, started);
  }

  /** So that the answer can change with the message; nothing else hangs on it. */
  private async remember(activity: Activity, reply: KeptReply): Promise<void> {
    try {
      if (isForBotAlone(activity.recipient)) await this.parts.replies.keepTargeted(activity.conversation.id, reply.id);
      await this.parts.replies.keep(activity, reply);
    } catch (error) {
      this.log.warn({ err: error }, 'An answer is not remembered; it does not change with its message');
    }
  }

  private async onEdit({ activity }: ActivityTurn): Promise<void> {
    const started = performance.now();
    const turn = turnOf(activity, this.parts.teams);
    if (!turn || this.budgets.spend('messages', turn)) return;
    const trace = await this.parts.edits.answer(activity, turn);
    if (trace) this.logTurn({ verb: 'edit' }, turn, trace, started);
  }

  /** Teams tells of an installation twice, in two ways; only this one is greeted, once until the bot is removed. */
  private async onInstallation(incoming: ActivityTurn): Promise<void> {
    const { action, conversation } = incoming.activity;
    const greeted = `welcome:${threadOf(incoming.activity)}`;
    if (action === 'remove') await this.store.take(greeted);
    if (action !== 'add' || conversation.id === '') return;
    const { won } = await this.store.claim(greeted, 'greeted', { ttl: WEEK });
    if (!won) return;
    const turn = turnOf(incoming.activity, this.parts.teams);
    // In a group nobody knows yet who will press.
    const greetedOne = turn?.conversation.shared === false ? turn : undefined;
    const { card } = this.messages.welcome(localeOf(incoming.activity), greetedOne);
    const welcome = this.parts.style.forAll(card);
    await incoming.send(cardMessage(welcome)).catch(async (error) => {
      await this.store.take(greeted);
      throw error;
    });
  }

  private async onInvoke({ activity }: ActivityTurn): Promise<InvokeAnswer> {
    if (activity.name === 'adaptiveCard/action') return { status: 200, body: await this.onCardAction(activity) };
    // A search carries no token, so nothing can be looked up; an empty text is what a client sends first.
    if (activity.name === 'application/search') return { status: 200, body: NOTHING_FOUND };
    if (activity.name === 'composeExtension/fetchTask')
      return this.inDialog(activity, (turn) => this.parts.messageActions.open(activity, turn));
    if (activity.name === 'composeExtension/submitAction')
      return this.inDialog(activity, (turn) => this.parts.messageActions.submit(activity, turn));
    if (activity.name === 'signin/verifyState') await this.onVerified(activity);
    if (activity.name === 'signin/failure')
      this.log.warn({ failure: textOf(recordOf(activity.value).code) }, 'Teams could not sign somebody in');
    return { status: 200 };
  }

  /** What does not become a card or a dialog is a sentence in the dialog. */
  private async inDialog(activity: Activity, work: (turn: Turn) => Promise<DialogAnswer>): Promise<InvokeAnswer> {
    const started = performance.now();
    const told = (words: LocalizedText): InvokeAnswer => {
      return { status: 200, body: { task: { type: 'message', value: this.localize(words, activity) } } };
    };
    const turn = turnOf(activity, this.parts.teams);
    if (!turn) return told(NOBODY);
    const over = this.budgets.spend('presses', turn);
    if (over) return told(over.sentence);
    try {
      const { answer, trace } = await work(turn);
      this.logTurn({ verb: 'from a message' }, turn, trace, started);
      return answer;
    } catch (error) {
      return told(apology(this.log, error));
    }
  }

  /** Teams wants HTTP 200 whatever the outcome, which stands in the body. */
  private async onCardAction(activity: Activity): Promise<object> {
    const started = performance.now();
    try {
      const turn = turnOf(activity, this.parts.teams);
      if (!turn) return this.tell(NOBODY, activity);
      const over = this.budgets.spend(isAutomatic(activity.value) ? 'looks' : 'presses', turn);
      if (over) return this.tell(over.sentence, activity);
      const { body, answer, verb } = await this.actions.answer(activity.value, turn, () =>
        this.parts.texts.signInName(activity),
      );
      this.logTurn({ verb }, turn, answer?.trace ?? { outcome: 'sign-in requested' }, started);
      if (answer && 'show' in answer) void this.keep(this.updates.show(activity, answer.everyone ?? answer.later));
      if (answer && 'say' in answer && answer.post) void this.keep(this.updates.postBeside(activity, answer.post));
      return this.styled(body, activity);
    } catch (error) {
      return this.tell(apology(this.log, error), activity);
    }
  }

  /** On the form that the press came from, if it can be shown again. */
  private tell(words: LocalizedText, activity: Activity): object {
    try {
      return this.styled(this.actions.tell(words, activity.value, anybodysTurn(activity, this.parts.teams)), activity);
    } catch (error) {
      this.log.error({ err: error }, 'A form could not be shown again');
      return sentence(this.localize(words, activity));
    }
  }

  /** An answer with a card, whose buttons are those that the client takes. */
  private styled(body: object, activity: Activity): object {
    const { value } = recordOf(body);
    return isCard(value) ? { ...body, value: this.parts.style.forClient(value, platformOf(activity)) } : body;
  }

  /** In the language of whoever sent the activity. */
  localize(words: LocalizedText, activity: Activity): string {
    return this.translators.of(localeOf(activity)).localize(words);
  }

  private logTurn(
    what: { readonly verb: string },
    turn: Turn | undefined,
    trace: Trace | undefined,
    started: number,
  ): void {
    const { kind, outcome, requestId } = trace ?? { outcome: 'nobody' };
    const ms = performance.now() - started;
    this.log.info({ person: turn?.requester.id, ...what, kind, outcome, ms: Math.round(ms), requestId }, 'turn');
    // A verb comes from outside.
    const type = ['message', 'edit', 'code'].find((one) => one === what.verb) ?? 'press';
    this.parts.measures?.count('muster.turns', { type, kind: kind ?? '', outcome: plainOutcome(outcome) });
    this.parts.measures?.time('muster.turn.duration.seconds', ms, { type });
  }
}
