import type { Card } from '../../cards/cardDeck';
import { writeChanges } from '../../creation/editDeed';
import type { ObjectActions, OrderResult } from '../../creation/objectActions';
import type { Problems } from '../../forms/readForm';
import type { TracedGraph } from '../../graph/graph';
import { GraphProblem } from '../../graph/graphProblem';
import { remedyFor } from '../../graph/remedies';
import { within } from '../../http/within';
import { type LocalizedText, say } from '../../i18n/localizedText';
import { textOf } from '../../json/json';
import type { Catalog } from '../../kinds/catalog';
import type { ObjectKind } from '../../kinds/kind';
import { type Person, SignInNeeded } from '../../turn/person';
import type { Turn } from '../../turn/turn';
import { type Answer, refusalTrace } from '../answer';
import { clockTime } from '../cards/cardWords';
import { shownIn } from '../cards/sharedSummary';
import type { SummaryCards } from '../cards/summaryCards';
import type { Press } from '../press';
import type { EditForms } from './editForms';
import { actionOf } from './livingButtons';
import type { LivingTokens } from './livingTokens';
import { type Asked, type DoneNow, isMaker, type PresentCards } from './presentCards';

const NOT_YOURS = say`Only the person who created it can do that here.`;
const OUTDATED = say`This card comes from an older version of me. Type the command again to get a new one.`;
const ANOTHER = say`Here is another form, in a message below.`;
const FORGOTTEN = say`I remember requests for a day, and this one no more.`;
const STILL_AT_IT = say`Microsoft takes its time. Press again in a minute to see what has become of it.`;
const SETTLING = say`I’m still making sure that nothing else about it is under way. Then I go on, or you press again.`;

/** What can be done with the objects of every kind. */
const FOR_ALL_KINDS = ['undo', 'restore', 'edit', 'save', 'share', 'showRequest', 'another'];
const WAIT_LIMIT = 2_000;

/** What handlers of living cards are made of. */
export interface LivingParts {
  readonly catalog: Catalog;
  readonly tokens: LivingTokens;
  readonly summaries: SummaryCards;
  readonly present: PresentCards;
  readonly actions: ObjectActions;
  readonly edits: EditForms;
  /** Milliseconds that a person waits before being told that it goes on. */
  readonly waitLimit?: number | undefined;
}

interface LivingPress extends Asked {
  readonly press: Press;
}

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
    if (press.verb === 'showCurrent') return this.current(pressed, await graphOf(person, kind));
    const concerns = FOR_ALL_KINDS.includes(press.verb) ? 'maker' : actionOf(kind, press.verb)?.concerns;
    if (!concerns) return { say: OUTDATED, trace: { outcome: 'outdated', kind: kind.name } };
    if (concerns === 'maker' && !isMaker(card, turn))
      return { say: NOT_YOURS, trace: { outcome: 'notYours', kind: kind.name } };
    const graph = await graphOf(person, kind);
    if (press.verb === 'edit') return this.edited(pressed, graph);
    if (press.verb === 'save') return this.saved(pressed, graph);
    if (press.verb === 'another') return this.another(pressed, graph);
    if (press.verb === 'showRequest') return this.withRequest(pressed, graph);
    if (press.verb === 'share') return this.sharedByMaker(pressed, graph);
    const input = textOf(press.data[textOf(press.data.input)]);
    return this.ordered(pressed, graph, input, (problem) => this.refused(pressed, graph, problem));
  }

  /** The form that a press came from, with its answers and a sentence; undefined for a press without inputs. */
  formWith(sentence: LocalizedText, press: Press, turn: Turn): Card | undefined {
    const card = this.parts.tokens.open(press.data.ticket, turn);
    const kind = card && this.parts.catalog.named(card.kind);
    return kind && press.verb === 'save'
      ? this.parts.edits.told({ card, kind, turn }, press.data, sentence)
      : undefined;
  }

  /** Whether the press is from the card of an object that is there. */
  isLiving({ data }: Press, turn: Turn): boolean {
    return this.parts.tokens.open(data.ticket, turn) !== undefined;
  }

  /** As everybody sees it after an order was carried out; undefined where it cannot be read. */
  async everyones(asked: Asked, graph: TracedGraph, done: DoneNow): Promise<Card | undefined> {
    try {
      return (await this.parts.present.of(asked, graph, done)).everyone;
    } catch (error) {
      if (error instanceof GraphProblem) return undefined;
      throw error;
    }
  }

  /** What the object is now; what everybody sees where nobody is signed in, or it cannot be read. */
  private async refreshed(pressed: LivingPress, person: Person | undefined): Promise<Answer> {
    const { press, kind, card, turn } = pressed;
    try {
      if (person) return this.shown(pressed, await this.parts.present.of(pressed, await graphOf(person, kind)));
    } catch (error) {
      if (!(error instanceof SignInNeeded || error instanceof GraphProblem)) throw error;
    }
    const trace = { outcome: 'unchanged', kind: kind.name };
    const before = await this.parts.present.asCreated(pressed);
    if (before) return { show: before, trace };
    const shown = shownIn(press.data.shown) ?? { name: card.spokenName, url: '', lines: [] };
    return { show: this.parts.summaries.shownAgain(kind, card, turn, shown), trace };
  }

  private async current(pressed: LivingPress, graph: TracedGraph): Promise<Answer> {
    try {
      return this.shown(pressed, await this.parts.present.of(pressed, graph));
    } catch (error) {
      if (!(error instanceof GraphProblem)) throw error;
      return { say: remedyFor(error, pressed.kind.refusals), trace: refusalTrace(pressed.kind.name, error) };
    }
  }

  private async edited(pressed: LivingPress, graph: TracedGraph): Promise<Answer> {
    try {
      const form = await this.parts.edits.form(pressed, graph);
      return form ? this.shown(pressed, { show: form }) : this.current(pressed, graph);
    } catch (error) {
      if (!(error instanceof GraphProblem)) throw error;
      return this.refused(pressed, graph, error);
    }
  }

  /** In a message of its own: the card of this object stays. */
  private async another(pressed: LivingPress, graph: TracedGraph): Promise<Answer> {
    try {
      const post = await this.parts.edits.another(pressed, graph);
      return { say: ANOTHER, post, trace: { outcome: 'form', kind: pressed.kind.name } };
    } catch (error) {
      if (!(error instanceof GraphProblem)) throw error;
      return this.refused(pressed, graph, error);
    }
  }

  private async withRequest(pressed: LivingPress, graph: TracedGraph): Promise<Answer> {
    const { present } = this.parts;
    try {
      const { show } = await present.of(pressed, graph);
      const card = await present.withRequest(pressed, show);
      const trace = { outcome: 'request shown', kind: pressed.kind.name };
      return card ? { show: card, trace } : { say: FORGOTTEN, trace };
    } catch (error) {
      if (!(error instanceof GraphProblem)) throw error;
      return this.refused(pressed, graph, error);
    }
  }

  /** All of it for everybody, as it is now. */
  private async sharedByMaker(pressed: LivingPress, graph: TracedGraph): Promise<Answer> {
    try {
      const card = { ...pressed.card, isShared: true };
      const { everyone } = await this.parts.present.of({ ...pressed, card }, graph);
      return { show: everyone, everyone, trace: { outcome: 'shared', kind: pressed.kind.name } };
    } catch (error) {
      if (!(error instanceof GraphProblem)) throw error;
      return this.refused(pressed, graph, error);
    }
  }

  /** Nothing that was typed is lost: whatever speaks against it stands on the form. */
  private async saved(pressed: LivingPress, graph: TracedGraph): Promise<Answer> {
    const { press, kind } = pressed;
    const { edits } = this.parts;
    const again = async (wrong: Problems | GraphProblem): Promise<Answer> => {
      const form = await edits.again(pressed, press.data, graph, wrong);
      const trace =
        wrong instanceof GraphProblem ? refusalTrace(kind.name, wrong) : { outcome: 'problems', kind: kind.name };
      return form ? { show: form, trace } : this.current(pressed, graph);
    };
    try {
      const sent = await edits.sent(pressed, press.data, graph);
      if (!sent || Object.keys(sent.changes.typed).length === 0) return this.current(pressed, graph);
      if (Object.keys(sent.problems).length > 0) return await again(sent.problems);
      return await this.ordered(pressed, graph, writeChanges(sent.changes), again);
    } catch (error) {
      if (!(error instanceof GraphProblem)) throw error;
      return {
        show: edits.told(pressed, press.data, remedyFor(error, kind.refusals)),
        trace: refusalTrace(kind.name, error),
      };
    }
  }

  private async ordered(
    pressed: LivingPress,
    graph: TracedGraph,
    input: string,
    refused: (problem: GraphProblem) => Promise<Answer>,
  ): Promise<Answer> {
    const { press, card, turn } = pressed;
    const { actions, present, waitLimit = WAIT_LIMIT } = this.parts;
    const order = { card, verb: press.verb, input };
    const running = actions.submit({ ...order, pressed: actions.clock.now() }, turn, graph);
    try {
      const result = await within(waitLimit, running.resultOrLongWait(actions.clock.now() + waitLimit));
      const done = result === 'late' ? undefined : this.doneBy(press, result);
      const note = done ? undefined : this.waitInWords(result, turn);
      const cards = await present.of(pressed, graph, done, note);
      const trace = { outcome: press.verb, kind: pressed.kind.name, requestId: graph.requestId };
      if (done) return { ...cards, trace };
      return { show: cards.show, later: this.later(pressed, graph, running.end), trace };
    } catch (error) {
      if (!(error instanceof GraphProblem)) throw error;
      return refused(error);
    }
  }

  /** What everybody sees once it is done; a refusal shows at the person's next look. */
  private async later(pressed: LivingPress, graph: TracedGraph, end: Promise<OrderResult>): Promise<Card | undefined> {
    try {
      const done = this.doneBy(pressed.press, await end);
      return done && (await this.everyones(pressed, graph, done));
    } catch (error) {
      if (error instanceof GraphProblem || error instanceof SignInNeeded) return undefined;
      throw error;
    }
  }

  private doneBy({ verb }: Press, result: OrderResult): DoneNow | undefined {
    return result.state === 'created' ? { verb, wasLeft: result.summary.wasLeft } : undefined;
  }

  /** The present, with the reason above it; the reason alone where the present cannot be read either. */
  private async refused(pressed: LivingPress, graph: TracedGraph, problem: GraphProblem): Promise<Answer> {
    const { kind } = pressed;
    const sentence = remedyFor(problem, kind.refusals);
    const trace = refusalTrace(kind.name, problem);
    try {
      return { show: (await this.parts.present.of(pressed, graph, undefined, sentence)).show, trace };
    } catch (error) {
      if (!(error instanceof GraphProblem)) throw error;
      return { say: sentence, trace };
    }
  }

  private shown({ kind }: LivingPress, { show }: { readonly show: Card }): Answer {
    return { show, trace: { outcome: 'present', kind: kind.name } };
  }

  private waitInWords(result: OrderResult | 'late', { requester }: Turn): LocalizedText {
    if (result === 'late' || result.state !== 'pending') return STILL_AT_IT;
    const { waiting } = result;
    if (waiting.for === 'passing') return SETTLING;
    if (waiting.for !== 'throttling') return STILL_AT_IT;
    return say`Microsoft asks me to wait until ${clockTime(waiting.until, requester.timeZone)}. Press again after that if it is not done by itself.`;
  }
}

async function graphOf(person: Person | undefined, { permissions }: ObjectKind): Promise<TracedGraph> {
  const names = Object.keys(permissions);
  if (!person) throw new SignInNeeded(names, 'silently');
  return person.graph(names);
}
