import type { Card } from '../../cards/cardDeck';
import type { LivingCard } from '../../creation/livingCard';
import type { ObjectActions } from '../../creation/objectActions';
import type { TracedGraph } from '../../graph/graph';
import { GraphProblem } from '../../graph/graphProblem';
import { remedyFor } from '../../graph/remedies';
import { within } from '../../http/within';
import { type LocalizedText, say } from '../../i18n/localizedText';
import { textOf } from '../../json/json';
import type { Catalog } from '../../kinds/catalog';
import type { ObjectKind, Summary } from '../../kinds/kind';
import type { Viewer } from '../../kinds/living';
import type { Waiting } from '../../ledger/ledgerEntry';
import { type Person, SignInNeeded } from '../../turn/person';
import type { Turn } from '../../turn/turn';
import { type Answer, refusalTrace } from '../answer';
import { clockTime } from '../cards/cardWords';
import { shownIn } from '../cards/sharedSummary';
import type { SummaryCards } from '../cards/summaryCards';
import type { Press } from '../press';
import { actionOf } from './livingButtons';
import { digestOf, type LivingTokens } from './livingTokens';

const NOT_YOURS = say`Only the person who created it can do that here.`;
const OUTDATED = say`This card comes from an older version of me. Type the command again to get a new one.`;
const GONE = say`It’s no longer there: somebody has deleted it.`;
const STILL_AT_IT = say`Microsoft takes its time. Press again in a minute to see what has become of it.`;

/** What handlers of living cards are made of. */
export interface LivingParts {
  readonly catalog: Catalog;
  readonly tokens: LivingTokens;
  readonly summaries: SummaryCards;
  readonly actions: ObjectActions;
  readonly viewerOf: (turn: Turn) => Viewer;
  /** Milliseconds that a person waits before being told that it goes on. */
  readonly waitLimit?: number | undefined;
}

/** A press on a living card, by somebody whom its conversation knows. */
interface LivingPress {
  readonly press: Press;
  readonly card: LivingCard;
  readonly kind: ObjectKind;
  readonly turn: Turn;
}

const WAIT_LIMIT = 2_000;

/** Answers what is pressed on the card of an object that is there: the object is read from Graph, never remembered. */
export class LivingPresses {
  constructor(private readonly parts: LivingParts) {}

  /** Undefined where the press is not from a living card. Throws `SignInNeeded` as `Presses` does. */
  async answer(press: Press, turn: Turn, person: Person | undefined): Promise<Answer | undefined> {
    const card = this.parts.tokens.open(press.data.ticket, turn);
    const kind = card && this.parts.catalog.named(card.kind);
    if (!card || !kind) return undefined;
    const pressed = { press, card, kind, turn };
    if (press.verb === 'refresh') return this.refreshed(pressed, person);
    const action = actionOf(kind, press.verb);
    if (!action) return { say: OUTDATED, trace: { outcome: 'outdated', kind: kind.name } };
    if (action.concerns === 'maker' && !isMaker(card, turn))
      return { say: NOT_YOURS, trace: { outcome: 'notYours', kind: kind.name } };
    return this.ordered(pressed, await graphOf(person, kind));
  }

  /** Whether the press is from the card of an object that is there. */
  isLiving({ data }: Press, turn: Turn): boolean {
    return this.parts.tokens.open(data.ticket, turn) !== undefined;
  }

  /** What the object is now; what everybody sees where nobody is signed in. */
  private async refreshed(pressed: LivingPress, person: Person | undefined): Promise<Answer> {
    const { press, kind, card, turn } = pressed;
    try {
      if (person) return await this.present(pressed, await graphOf(person, kind));
    } catch (error) {
      if (!(error instanceof SignInNeeded || error instanceof GraphProblem)) throw error;
    }
    const shown = shownIn(press.data.shown);
    const trace = { outcome: 'unchanged', kind: kind.name };
    if (!shown) return { say: STILL_AT_IT, trace };
    return { show: this.parts.summaries.shownAgain(kind, card, turn, shown), trace };
  }

  private async ordered(pressed: LivingPress, graph: TracedGraph): Promise<Answer> {
    const { press, card, turn } = pressed;
    const { actions, waitLimit = WAIT_LIMIT } = this.parts;
    const order = { card, verb: press.verb, input: textOf(press.data[textOf(press.data.input)]) };
    const running = actions.submit({ ...order, pressed: actions.clock.now() }, turn, graph);
    try {
      const result = await within(waitLimit, running.resultOrLongWait(actions.clock.now() + waitLimit));
      if (result !== 'late' && result.state === 'created') return await this.present(pressed, graph, press.verb);
      const waiting = result !== 'late' && result.state === 'pending' ? result.waiting : ({ for: 'graph' } as const);
      const later = running.end.then(
        () => this.everyones(pressed, graph),
        () => undefined,
      );
      return { ...(await this.present(pressed, graph, undefined, this.waitInWords(waiting, turn))), later };
    } catch (error) {
      if (!(error instanceof GraphProblem)) throw error;
      return this.refused(pressed, graph, error);
    }
  }

  /** The present, with the reason above it; the reason alone where the present cannot be read either. */
  private async refused(pressed: LivingPress, graph: TracedGraph, problem: GraphProblem): Promise<Answer> {
    const { kind } = pressed;
    const sentence = remedyFor(problem, kind.refusals);
    const trace = refusalTrace(kind.name, problem);
    try {
      return { ...(await this.present(pressed, graph, undefined, sentence)), trace };
    } catch (error) {
      if (!(error instanceof GraphProblem)) throw error;
      return { say: sentence, trace };
    }
  }

  private async present(
    pressed: LivingPress,
    graph: TracedGraph,
    /** Of what has just been done. */
    done?: string,
    note?: LocalizedText,
  ): Promise<Answer> {
    const { kind, turn, card } = pressed;
    const found = await this.read(pressed, graph, done !== undefined);
    const trace = { outcome: done ?? 'present', kind: kind.name, requestId: graph.requestId };
    if (!found) return { say: note ?? GONE, trace };
    const { summaries } = this.parts;
    const everyone = summaries.presentForEveryone(kind, found.summary, found.card, turn);
    const show = isMaker(card, turn)
      ? summaries.presentForMaker(kind, found.summary, found.card, turn, note)
      : summaries.presentForEveryone(kind, found.summary, found.card, turn, note);
    return { show, ...(done !== undefined && { everyone }), trace };
  }

  /** The object as everybody sees it after somebody's order was carried out; undefined where it is gone. */
  async everyones({ kind, card, turn }: Omit<LivingPress, 'press'>, graph: TracedGraph): Promise<Card | undefined> {
    const pressed = { kind, card, turn };
    const found = await this.read(pressed, graph, true);
    return found && this.parts.summaries.presentForEveryone(kind, found.summary, found.card, turn);
  }

  /** What its maker has left in it goes on the next card, as long as nobody else has been there. */
  private async read({ kind, card, turn }: Omit<LivingPress, 'press'>, graph: TracedGraph, wasDone: boolean) {
    const object = await kind.living?.read(card, graph);
    if (object === undefined || !kind.living) return undefined;
    const summary: Summary = await kind.living.present(object, this.parts.viewerOf(turn), graph);
    const left = wasDone && card.left !== '' && isMaker(card, turn) ? digestOf(summary.parts) : card.left;
    return { summary, card: { ...card, left } };
  }

  private waitInWords(waiting: Waiting, { requester }: Turn): LocalizedText {
    if (!('until' in waiting)) return STILL_AT_IT;
    return say`Microsoft asks me to wait until ${clockTime(waiting.until, requester.timeZone)}. Press again after that if it is not done by itself.`;
  }
}

function isMaker({ maker }: LivingCard, { requester }: Turn): boolean {
  return maker.id === requester.id;
}

async function graphOf(person: Person | undefined, { permissions }: ObjectKind): Promise<TracedGraph> {
  const names = Object.keys(permissions);
  if (!person) throw new SignInNeeded(names, 'silently');
  return person.graph(names);
}
