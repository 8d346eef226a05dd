import type { Logger } from 'pino';
import type { Card } from '../cards/cardDeck';
import type { CardStyle } from '../cards/cardStyle';
import type { Trace } from '../conversation/answer';
import { type LocalizedText, say } from '../i18n/localizedText';
import type { Translators } from '../i18n/translators';
import { isRecord, recordOf, textOf } from '../json/json';
import type { Turn } from '../turn/turn';
import { type Activity, cardMessage, textMessage } from './activity';
import type { Answered, CardActions } from './cardActions';
import type { Connector } from './connector';
import { ConnectorProblem } from './connectorProblem';
import type { HeldPresses, PersonalPlace } from './heldPresses';
import type { SharedForms } from './sharedForms';
import { signInCard } from './signInCard';
import { tenantOf } from './turnOf';
import type { Updates } from './updates';

/** How a press by Action.Submit ended. */
export interface Submitted {
  readonly verb: string;
  readonly trace: Trace;
}

const INSTALL = say`The form is private, and comes in a chat of our own. Add Muster for yourself first: in Teams under Apps, search for Muster and press Add. Then press again.`;

/**
 * Presses of clients that take Action.Submit. They come as messages and cannot be answered with a card: it goes into the
 * message that was pressed, or, from a conversation in which others read along, into the person's own chat.
 */
export class Submits {
  constructor(
    private readonly actions: CardActions,
    private readonly updates: Updates,
    private readonly connector: Connector,
    private readonly forms: SharedForms,
    private readonly held: HeldPresses,
    private readonly style: CardStyle,
    private readonly translators: Translators,
    private readonly log: Logger,
  ) {}

  /** Work that goes on is handed to `keep`. */
  async onSubmit(activity: Activity, turn: Turn, keep: (work: Promise<void>) => void): Promise<Submitted> {
    const data = recordOf(activity.value);
    const place = turn.conversation.shared ? await this.personalChat(activity, turn) : placeOf(activity);
    if (!place) return { verb: textOf(data.verb), trace: { outcome: 'not installed' } };
    if (turn.conversation.shared) await this.forms.keep(data.ticket, turn);
    return this.press(data, turn, place, keep);
  }

  /** Goes on with what waits for the person, who has just proved who they are; undefined where nothing waits. */
  async onSignedIn(
    turn: Turn,
    state: string | undefined,
    keep: (work: Promise<void>) => void,
  ): Promise<Submitted | undefined> {
    const waiting = await this.held.take(turn);
    return waiting && this.press(waiting.data, turn, waiting.place, keep, state);
  }

  private async press(
    data: Readonly<Record<string, unknown>>,
    turn: Turn,
    place: PersonalPlace,
    keep: (work: Promise<void>) => void,
    state?: string,
  ): Promise<Submitted> {
    const { verb, ...rest } = data;
    const home = await this.forms.atHome(data.ticket, turn);
    const action = { verb: textOf(verb), data: rest };
    const value = { action, trigger: 'manual', ...(state !== undefined && { state }) };
    const answered = await this.actions.answer(value, home);
    const shown = await this.show(answered, data, turn, place);
    keep(this.goOn(answered, home, shown));
    return { verb: answered.verb, trace: answered.answer?.trace ?? { outcome: 'sign-in requested' } };
  }

  /** What comes later, or is for everybody: in the person's chat, and where the form belongs. */
  private async goOn({ answer }: Answered, home: Turn, place: PersonalPlace): Promise<void> {
    try {
      if (answer && 'say' in answer && answer.post) await this.put(answer.post, { ...place, message: '' });
      if (!answer || !('show' in answer)) return;
      const later = await answer.later;
      if (later) await this.put(later, place);
      const everyone = answer.everyone ?? later;
      if (everyone && home.conversation.shared) await this.updates.showLater(home, everyone);
    } catch (error) {
      this.log.warn({ err: error }, 'What went on after a press failed; its card is not updated');
    }
  }

  /** Returns where the card stands now. */
  private async show(
    { body }: Answered,
    data: Readonly<Record<string, unknown>>,
    turn: Turn,
    place: PersonalPlace,
  ): Promise<PersonalPlace> {
    const { statusCode, value } = recordOf(body);
    if (statusCode === 401) return this.askToSignIn(value, data, turn, place);
    if (isCard(value)) return this.put(value, place);
    await this.updates.post(place, textMessage(textOf(value)));
    return place;
  }

  /** Keeps the press, with all that was typed, until the person has signed in. */
  private async askToSignIn(
    request: unknown,
    data: Readonly<Record<string, unknown>>,
    turn: Turn,
    place: PersonalPlace,
  ): Promise<PersonalPlace> {
    const standing = await this.put(signInCard(request), place);
    await this.held.keep(turn, { data, place: standing });
    return standing;
  }

  private put(card: Card, place: PersonalPlace): Promise<PersonalPlace> {
    return this.updates.putAt(place, cardMessage(this.style.submits(card)));
  }

  /** Undefined where Muster cannot speak to the person alone; then it says how that is mended. */
  private async personalChat(activity: Activity, turn: Turn): Promise<PersonalPlace | undefined> {
    const { serviceUrl, recipient } = activity;
    const asked = { serviceUrl, bot: recipient.id, person: turn.requester.teamsId, tenant: tenantOf(activity) };
    try {
      return { serviceUrl, bot: recipient.id, conversation: await this.connector.personalChat(asked), message: '' };
    } catch (error) {
      if (!(error instanceof ConnectorProblem) || error.fate === 'unknown') throw error;
      const { conversation, replyToId = '' } = activity;
      const place = { serviceUrl, bot: recipient.id, conversation: conversation.id, message: replyToId };
      await this.updates.post(place, textMessage(this.localize(INSTALL, turn)));
      return undefined;
    }
  }

  private localize(words: LocalizedText, { requester }: Turn): string {
    return this.translators.of(requester.locale).localize(words);
  }
}

/** Whether a message is a press: nobody writes such a thing. */
export function isSubmit({ type, value }: Activity): boolean {
  const { verb, ticket } = recordOf(value);
  return type === 'message' && typeof verb === 'string' && typeof ticket === 'string';
}

/** Some clients do not say which card was pressed, or say -1. */
function placeOf({ serviceUrl, conversation, recipient, replyToId = '' }: Activity): PersonalPlace {
  const message = /^\d|^[a-z]/i.test(replyToId) ? replyToId : '';
  return { serviceUrl, conversation: conversation.id, message, bot: recipient.id };
}

export function isCard(value: unknown): value is Card {
  return isRecord(value) && value.type === 'AdaptiveCard';
}
