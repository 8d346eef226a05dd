import type { Card } from '../cards/cardDeck';
import type { Creations } from '../creation/creations';
import type { Tickets } from '../forms/tickets';
import { GraphProblem } from '../graph/graphProblem';
import { refusalWords } from '../graph/graphRefusals';
import { complaintsAbout, remedyFor } from '../graph/remedies';
import { type LocalizedText, say } from '../i18n/localizedText';
import type { Catalog } from '../kinds/catalog';
import { type Person, SignInNeeded } from '../turn/person';
import type { Turn } from '../turn/turn';
import { type Answer, refusalTrace } from './answer';
import { AnsweredForm } from './answeredForm';
import { isAboutBatch } from './batch/batchPresses';
import { contextOf } from './cards/cardWords';
import type { FormCards } from './cards/formCards';
import { isOnePress, OPENED } from './cards/onePressCards';
import type { LivingPresses } from './living/livingPresses';
import { PersonZones } from './personZones';
import { type OwnPress, outdated, type Press } from './press';
import { type PressParts, type Verbs, verbsOf } from './verbs';

/** Verbs whose answer the ledger itself knows. */
const LEDGERS_OWN = ['create', 'itIsMine', 'createAnother', 'complete', 'share'];
/** Verbs of cards that have nothing to lose. */
const OPENING = ['open', 'openAgain', 'refresh', 'more', 'choose', 'switch'];

/** What the bot answers to a press: finds out whose card it is, and hands it to its verb's handler. */
export class Presses {
  private readonly catalog: Catalog;
  private readonly tickets: Tickets;
  private readonly creations: Creations;
  private readonly verbs: Verbs;
  private readonly notYours: LocalizedText;
  private readonly forms: AnsweredForm;
  private readonly zones = new PersonZones();
  private readonly cards: FormCards;
  private readonly living: LivingPresses | undefined;

  constructor(parts: PressParts) {
    this.catalog = parts.catalog;
    this.tickets = parts.tickets;
    this.creations = parts.creations;
    this.verbs = verbsOf(parts);
    this.notYours = say`This card belongs to somebody else, or to another conversation. Type a command such as ${parts.catalog.commandsInWords} to get your own.`;
    this.cards = parts.cards;
    this.living = parts.living;
    this.forms = new AnsweredForm(parts.catalog, parts.tickets, parts.cards, parts.batches);
  }

  /** Throws `SignInNeeded` when the person is missing or has to consent first; Teams then repeats the same press. */
  async onPress(press: Press, from: Turn, person: Person | undefined): Promise<Answer> {
    const living = await this.living?.answer(press, from, person);
    if (living) return living;
    const kind = this.catalog.named(press.data.kind);
    const ticket = kind && this.tickets.verify(press.data.ticket, contextOf(kind, from));
    if (!kind || !ticket) return { say: this.notYours, trace: { outcome: 'notYours' } };
    const turn = await this.zones.of(kind, press, from, person);
    const own = { ...press, kind, ticket, turn, person };
    return (await this.alreadyCreated(own)) ?? this.handle(own);
  }

  /** The form that a press came from, with its answers and a sentence; undefined for a press without inputs. Asks nobody for anything. */
  formWith(sentence: LocalizedText, press: Press, turn: Turn): Card | undefined {
    if (this.living?.isLiving(press, turn)) return this.living.formWith(sentence, press, turn);
    return this.forms.with(sentence, press, turn);
  }

  /** The card that a press came from, as everybody sees it; undefined for one that is not this person's. */
  async invitationAgain(press: Press, turn: Turn): Promise<Card | undefined> {
    if (this.living?.isLiving(press, turn)) return undefined;
    const kind = this.catalog.named(press.data.kind);
    const ticket = kind && this.tickets.verify(press.data.ticket, contextOf(kind, turn));
    if (!kind || !ticket) return undefined;
    const data = { ...press.data, ...(!isOnePress(press.data) && OPENED) };
    const answer = await this.verbs.unchanged({ ...press, data, kind, ticket, turn, person: undefined });
    return 'show' in answer ? answer.show : undefined;
  }

  /** What a form has created is its answer to every press, but for those that the ledger itself answers. */
  private async alreadyCreated(own: OwnPress): Promise<Answer | undefined> {
    if (LEDGERS_OWN.includes(own.verb) && !isAboutBatch(own)) return undefined;
    const entry = await this.creations.entry(own.turn, own.ticket.nonce);
    if (entry?.state === 'cancelled') return this.verbs.created.cancelled(own);
    return entry?.state === 'created' ? this.verbs.created.settled(own, entry) : undefined;
  }

  private async handle(own: OwnPress): Promise<Answer> {
    const { handlers, unchanged } = this.verbs;
    const handler = Object.hasOwn(handlers, own.verb) ? handlers[own.verb] : outdated;
    try {
      return (await handler?.(own)) ?? outdated(own);
    } catch (error) {
      if (error instanceof SignInNeeded && own.automatic) return unchanged(own);
      if (!(error instanceof GraphProblem)) throw error;
      return own.automatic ? unchanged(own) : this.refused(own, error);
    }
  }

  /** On the form that the press came from, or on a card with the same button again; the card of a result stays. */
  private refused(own: OwnPress, problem: GraphProblem): Answer {
    const { kind, turn } = own;
    const [sentence, details] = [remedyFor(problem, kind.refusals), refusalWords(problem.refusal)];
    const trace = refusalTrace(kind.name, problem);
    const form = this.forms.with(sentence, own, turn, details);
    if (form) return { show: form, trace };
    // Where it was not Graph, no other press would help.
    if (!OPENING.includes(own.verb) || problem.refusal.explanation) return { say: sentence, trace };
    const { row } = complaintsAbout(problem, kind.refusals).find((one) => one.row?.instead) ?? {};
    return {
      show: this.cards.plain.refused(own, { sentence, details, instead: this.catalog.named(row?.instead) }),
      trace,
    };
  }
}
