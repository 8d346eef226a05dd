import type { Logger } from 'pino';
import type { Card } from '../cards/cardDeck';
import type { CardStyle } from '../cards/cardStyle';
import type { Turn } from '../turn/turn';
import { type Activity, cardMessage, type OutgoingActivity, type OutgoingMessage } from './activity';
import type { Connector } from './connector';
import { ConnectorProblem } from './connectorProblem';
import type { PersonalPlace } from './heldPresses';
import type { Replies } from './replies';

/** The answer to a press goes to the person who pressed; everyone else sees the message itself, which changes after it. */
export class Updates {
  constructor(
    private readonly connector: Connector,
    private readonly replies: Replies,
    private readonly style: CardStyle,
    private readonly log: Logger,
  ) {}

  /** Puts a card, once it is there, into the message whose button was pressed. Never rejects. */
  async show(
    activity: Activity,
    coming: Card | Promise<Card | undefined> | undefined,
    styled = (card: Card) => this.style.forAll(card),
  ): Promise<void> {
    try {
      const card = await coming;
      if (!card || !activity.replyToId) return;
      const { serviceUrl, conversation, recipient, replyToId } = activity;
      await this.update({ ...cardMessage(styled(card)), id: replyToId, serviceUrl, conversation, from: recipient });
    } catch (error) {
      this.report(error);
    }
  }

  /** A card in a message of its own, where the button was pressed. Never rejects. */
  async postBeside({ serviceUrl, conversation, recipient }: Activity, card: Card): Promise<void> {
    try {
      const place = { serviceUrl, conversation: conversation.id, bot: recipient.id, message: '' };
      await this.post(place, cardMessage(this.style.forAll(card)));
    } catch (error) {
      this.report(error);
    }
  }

  /** The same long after the press, on whichever instance; `turn.card` says where. */
  async showLater({ card: place }: Turn, card: Card): Promise<void> {
    if (!place) return;
    const { serviceUrl = '', conversation = '', message = '', bot = '' } = place;
    const activity = { ...cardMessage(this.style.forAll(card)), id: message, serviceUrl, from: { id: bot, name: '' } };
    await this.update(Object.assign(activity, { conversation: { id: conversation } })).catch((error: unknown) => {
      this.report(error);
    });
  }

  /** A message at that place, or a new one there where it has none yet; returns where it stands. Rejects as the connector does. */
  async putAt(place: PersonalPlace, message: OutgoingMessage): Promise<PersonalPlace> {
    if (place.message === '') return { ...place, message: await this.post(place, message) };
    await this.update({ ...message, ...whereIs(place), id: place.message });
    return place;
  }

  /** A new message; returns its id. */
  post(place: PersonalPlace, message: OutgoingMessage): Promise<string> {
    const { message: replyToId } = place;
    return this.connector.send({ ...message, ...whereIs(place), ...(replyToId && { replyToId }) });
  }

  /** Teams forgets messages now and then; the card then comes as a new one, once, where there still is a conversation. */
  private async update(activity: OutgoingActivity): Promise<void> {
    const targeted = await this.replies.isTargeted(activity.conversation?.id ?? '', activity.id ?? '');
    try {
      await this.connector.update(activity, targeted);
    } catch (error) {
      // What one person saw is not posted for all.
      if (!(error instanceof ConnectorProblem) || error.fate === 'gone' || targeted) throw error;
      this.log.warn(reported(error), 'A message could not be updated; its card is posted anew');
      await this.connector.sendAnew(activity);
    }
  }

  private report(error: unknown): void {
    const what = error instanceof ConnectorProblem ? reported(error) : { err: error };
    this.log.warn(what, 'What went on after an answer failed; the card is not updated for everyone');
  }
}

function whereIs({ serviceUrl, conversation, bot }: PersonalPlace) {
  return { serviceUrl, conversation: { id: conversation }, from: { id: bot, name: '' } };
}

function reported({ status, code }: ConnectorProblem): object {
  return { status, code };
}
