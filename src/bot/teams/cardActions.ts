import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Card } from '../cards/cardDeck';
import type { Answer } from '../conversation/answer';
import type { Press } from '../conversation/press';
import type { Presses } from '../conversation/presses';
import { GraphProblem } from '../graph/graphProblem';
import { remedyFor } from '../graph/remedies';
import type { Steps } from '../http/steps';
import { type LocalizedText, say } from '../i18n/localizedText';
import type { Translators } from '../i18n/translators';
import { recordOf, textOf } from '../json/json';
import type { Permissions } from '../kinds/kind';
import { loginRequest } from '../signIn/loginRequest';
import { Blocked, CodeRefused, type People } from '../signIn/people';
import { problemOf } from '../signIn/refusalRow';
import { adminConsentUrl, type Registration } from '../signIn/registration';
import { SignedIn } from '../signIn/signedIn';
import type { SignInLinks } from '../signIn/signInLinks';
import { BadToken } from '../signIn/teamsTokens';
import { WrongAccount } from '../signIn/wrongAccount';
import { StoreUnavailable } from '../state/store';
import { SignInNeeded } from '../turn/person';
import type { Turn } from '../turn/turn';
import { inVain, wish, wrongAccount } from './signInSentences';
import type { WaitingPresses } from './waitingPresses';

export interface Answered {
  /** What Teams gets, always with HTTP 200: `{ statusCode, type, value }`. */
  readonly body: object;
  readonly verb: string;
  /** Missing when the press has to come again. */
  readonly answer?: Answer;
}

/** How a press says who it comes from: a token, or the key of the sign-in page; nothing where the bot may know already. */
interface Proof {
  readonly token?: string;
  readonly state?: string;
}

/** Who has proved to have pressed, or why nobody has. */
type Found = SignedIn | WrongAccount | CodeRefused | Blocked | undefined;

/** Who is asked to sign in, and what for. */
interface Asker {
  readonly proof: Proof;
  readonly person: SignedIn | undefined;
  readonly failed: WrongAccount | CodeRefused | undefined;
  /** '' where nobody knows it. */
  readonly signInName: string;
  readonly kind: string;
  readonly ticket: string;
}

/** A verb comes from outside; ours are shorter. */
const LONGEST_VERB = 20;
const LONGEST_TICKET = 200;

const STILL_NOT = say`Signing in did not work, twice. Close the sign-in window, wait a few minutes and press again; if it stays so, ask your administrator.`;
export const BLOCKED = {
  say: say`An administrator has signed you out of me until they let you in again. Ask them, please.`,
  trace: { outcome: 'blocked' },
};

/** Answers `adaptiveCard/action`: finds out who pressed, lets the conversation answer, or asks for a sign-in first. */
export class CardActions {
  private readonly vain = new LRUCache<string, number>({ max: 5_000, ttl: 10 * 60 * 1000 });

  constructor(
    private readonly presses: Presses,
    private readonly people: People,
    private readonly registration: Registration,
    private readonly links: SignInLinks,
    private readonly permissions: Permissions,
    private readonly translators: Translators,
    private readonly steps: Steps,
    private readonly log: Logger,
    private readonly waiting: Pick<WaitingPresses, 'keep'> = { keep: async () => undefined },
  ) {}

  /** How often within ten minutes the person has come back from a window with nothing of use, for one form. */
  private countVain({ tenantId, requester }: Turn, ticket: string): number {
    const key = `${tenantId}:${requester.id}:${ticket.slice(0, LONGEST_TICKET)}`;
    const times = (this.vain.get(key) ?? 0) + 1;
    this.vain.set(key, times);
    return times;
  }

  /** `memberName`: how Teams says that the person is called where they sign in, '' where it does not. */
  async answer(value: unknown, turn: Turn, memberName = async () => ''): Promise<Answered> {
    const { press, proof } = readInvoke(value);
    const found = await this.steps.step('person', () => this.personOf(proof, turn));
    const person = found instanceof SignedIn ? found : undefined;
    if (found instanceof Blocked)
      return { body: this.tell(BLOCKED.say, value, turn), verb: press.verb, answer: BLOCKED };
    try {
      const answer = await this.steps.step(`press ${press.verb.slice(0, LONGEST_VERB)}`, () =>
        this.presses.onPress(press, signedIn(turn, person), person),
      );
      const body = 'say' in answer ? this.tell(answer.say, value, turn, answer.trace.kind) : cardBody(answer.show);
      return { body, verb: press.verb, answer };
    } catch (error) {
      if (!(error instanceof SignInNeeded)) throw error;
      const failed = found instanceof WrongAccount || found instanceof CodeRefused ? found : undefined;
      const { kind, ticket } = press.data;
      const known = person?.assertion.signInName ?? this.people.signInNameOf(turn);
      const signInName = known || (await memberName());
      const asker = { proof, person, failed, signInName, kind: textOf(kind), ticket: textOf(ticket) };
      const body = this.ask(error, turn, value, asker);
      if (isLoginRequest(body)) await this.waiting.keep(press, turn);
      return { body, verb: press.verb };
    }
  }

  /** Says something to whoever pressed: on their form, where the press came from one, which a bare sentence would clear. */
  tell(words: LocalizedText, value: unknown, turn: Turn, kind?: string): object {
    const card = this.presses.formWith(words, readInvoke(value).press, turn);
    return card ? cardBody(card) : sentence(this.translators.of(turn.requester.locale).localize(words, kind));
  }

  private async personOf({ token, state }: Proof, turn: Turn): Promise<Found> {
    try {
      if (token) return await this.people.admit(token, turn);
      if (state) return await this.people.admitByKey(state, turn);
      return await this.people.known(turn);
    } catch (error) {
      if (error instanceof Blocked) return error;
      // Entra's own refusal is written down where it is heard.
      if (error instanceof CodeRefused) return error;
      if (!(error instanceof BadToken || error instanceof WrongAccount)) throw error;
      this.log.warn({ person: turn.requester.id, reason: error.message }, 'A sign-in was refused');
      return error instanceof WrongAccount ? error : undefined;
    }
  }

  /** Teams has one chance to sign in silently, the page one to bring consent, and two to bring the right account; after that only words help. */
  private ask(
    asked: SignInNeeded,
    turn: Turn,
    value: unknown,
    { proof, person, failed, signInName, kind, ticket }: Asker,
  ): object {
    const translator = this.translators.of(turn.requester.locale);
    const link = adminConsentUrl(this.registration, turn.tenantId);
    const refused = failed instanceof CodeRefused ? failed.refusal : undefined;
    const needed = refused ? problemOf(refused, asked.permissions, asked.claims, link) : asked;
    if (needed instanceof GraphProblem) return this.tell(remedyFor(needed), value, turn);
    const isVain = proof.state !== undefined && !person && !failed && this.countVain(turn, ticket) > 1;
    const vain = isVain ? STILL_NOT : inVain(needed, turn, proof.state !== undefined && person !== undefined, failed);
    if (vain) return this.tell(vain, value, turn);
    const silentlyTried = proof.token !== undefined || proof.state !== undefined;
    const { permissions, how, claims, reason } = needed;
    const request = new SignInNeeded(permissions, silentlyTried ? 'withConsent' : how, claims, false, reason);
    const wrong = failed instanceof WrongAccount ? failed : undefined;
    return loginRequest(this.registration, this.links, turn, request, translator, {
      text: translator.localize(wrong ? wrongAccount(wrong, turn) : wish(request, this.permissions), kind),
      signInName,
      wrongAccounts: wrong?.times ?? (reason.choosesAccount ? 1 : 0),
      tries: failed?.times ?? 0,
    });
  }
}

/** A sentence that only the person who pressed sees. */
export function sentence(text: string): object {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text };
}

/** Apologises for a bug, with a reference to the line in the log, or for a store that is away, which is no bug. */
export function apology(log: Logger, error: unknown): LocalizedText {
  if (error instanceof StoreUnavailable) {
    log.warn({ err: error }, 'A turn was given up');
    return say`I can’t note down at the moment what I do, and without that I start nothing that might come out twice. What you typed is not lost: try again in a minute.`;
  }
  const reference = randomUUID().slice(0, 8);
  log.error({ err: error, reference }, 'A turn failed');
  return say`Something went wrong on my side, and nothing you typed is lost. Try again; if it stays so, tell your administrator the reference ${reference}.`;
}

function isLoginRequest(body: object): boolean {
  return recordOf(body).statusCode === 401;
}

function cardBody(card: Card): object {
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
}

/** The turn of somebody whose sign-in tells what was begun before it. */
function signedIn(turn: Turn, person: SignedIn | undefined): Turn {
  return person?.lastSignOut ? { ...turn, lastSignOut: person.lastSignOut } : turn;
}

function readInvoke(value: unknown): { press: Press; proof: Proof } {
  const invoke = recordOf(value);
  const action = recordOf(invoke.action);
  const { token } = recordOf(invoke.authentication);
  const press = {
    verb: textOf(action.verb),
    data: recordOf(action.data),
    automatic: isAutomatic(value),
  };
  const proof = { ...(isText(token) && { token }), ...(isText(invoke.state) && { state: invoke.state }) };
  return { press, proof };
}

/** Whether a card refreshes by itself; nobody has pressed anything then. */
export function isAutomatic(value: unknown): boolean {
  return recordOf(value).trigger === 'automatic';
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
