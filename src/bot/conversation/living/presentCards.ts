import type { Card } from '../../cards/cardDeck';
import type { Creations } from '../../creation/creations';
import { isYoung, notShownYet } from '../../creation/deed';
import { digestOf } from '../../creation/digest';
import type { LivingCard } from '../../creation/livingCard';
import type { CreatedSummary } from '../../creation/submission';
import type { TracedGraph } from '../../graph/graph';
import { GraphProblem } from '../../graph/graphProblem';
import { type LocalizedText, moment, say } from '../../i18n/localizedText';
import type { ObjectKind, Summary } from '../../kinds/kind';
import type { Viewer } from '../../kinds/living';
import type { Turn } from '../../turn/turn';
import { sharedSummary } from '../cards/sharedSummary';
import type { SummaryCards } from '../cards/summaryCards';

/** An object by the card of which somebody asks for it, where. */
export interface Asked {
  readonly card: LivingCard;
  readonly kind: ObjectKind;
  readonly turn: Turn;
}

/** What has just been done with it. */
export interface DoneNow {
  readonly verb: string;
  /** As in `Done`. */
  readonly wasLeft: boolean;
}

/** The object as it is, for whoever asks and for everybody. */
export interface PresentCard {
  readonly show: Card;
  readonly everyone: Card;
}

/** Makes the cards of objects as Graph has them now. */
export class PresentCards {
  constructor(
    private readonly summaries: SummaryCards,
    private readonly creations: Pick<Creations, 'entry'>,
    private readonly viewerOf: (turn: Turn) => Viewer,
    private readonly now: () => number,
  ) {}

  /** Rejects with `GraphProblem` where the object cannot be read now. */
  async of(asked: Asked, graph: TracedGraph, done?: DoneNow, note?: LocalizedText): Promise<PresentCard> {
    const { kind, turn } = asked;
    const { living } = kind;
    const object = done?.verb === 'undo' ? undefined : await living?.read(asked.card, graph);
    if (!living || object === undefined) return this.gone(asked, graph, done);
    const [whole, created] = await Promise.all([
      living.present(object, this.viewerOf(turn), graph),
      this.created(asked),
    ]);
    const present = withAdditions(whole, created?.summary);
    const card = {
      ...asked.card,
      ...(done && { left: done.wasLeft && isMaker(asked.card, turn) ? digestOf(present.parts) : '' }),
    };
    const everyone = this.summaries.presentForEveryone(kind, present, card, turn);
    const show = isMaker(card, turn)
      ? this.summaries.presentForMaker(kind, present, card, turn, note)
      : this.summaries.presentForEveryone(kind, present, card, turn, note);
    return { show, everyone };
  }

  /** As its form has left it, where nobody is signed in; undefined where that is forgotten, or is not theirs to see. */
  async asCreated(asked: Asked): Promise<Card | undefined> {
    const { kind, card, turn } = asked;
    const created = await this.created(asked);
    if (!created || created.summary.isProof) return undefined;
    if (created.undone !== undefined) {
      const gone = { name: created.summary.name, isUndone: true, until: undefined, isForAll: false };
      return this.summaries.gone(kind, card, turn, gone);
    }
    const at = moment(new Date(card.created).toISOString(), 'minute', turn.requester.timeZone);
    return this.summaries.presentForMaker(kind, created.summary, { ...card, isOld: true }, turn, say`As of ${at}.`);
  }

  /** The card with the request that made its object, where that is remembered. */
  async withRequest(asked: Asked, card: Card): Promise<Card | undefined> {
    const sent = (await this.created(asked))?.summary.sent;
    if (!sent) return undefined;
    const { cloud } = this.viewerOf(asked.turn);
    return this.summaries.withRequest(card, sent, cloud.graph, asked.turn);
  }

  /** What is remembered of the form that has created it. */
  private async created({ card, turn }: Asked) {
    const isOwn = card.form !== '' && isMaker(card, turn);
    const entry = isOwn ? await this.creations.entry(turn, card.form) : undefined;
    return entry?.state === 'created' ? entry : undefined;
  }

  /** What was undone is told so; of anything else nobody knows who has deleted it. */
  private async gone(asked: Asked, graph: TracedGraph, done: DoneNow | undefined): Promise<PresentCard> {
    const { kind, card, turn } = asked;
    const isOwn = isMaker(card, turn);
    const created = await this.created(asked);
    const isUndone = done?.verb === 'undo' || created?.undone !== undefined;
    if (!isUndone && (done?.verb === 'restore' || isYoung(card, this.now()))) throw notShownYet();
    const until = isOwn ? await keptUntil(kind, card, graph) : undefined;
    const shared = created ? sharedSummary(kind, created.summary, card.spokenName).name : card.spokenName;
    const cardFor = (isForAll: boolean) => {
      const name = isForAll ? shared : (created?.summary.name ?? card.spokenName);
      return this.summaries.gone(kind, card, turn, { name, isUndone, until, isForAll });
    };
    return { show: cardFor(!isOwn), everyone: cardFor(turn.conversation.shared) };
  }
}

/** What its form has added to it, and what it could not add yet. */
function withAdditions(present: Summary, created: CreatedSummary | undefined) {
  const { lines = [], additions, problem, sent } = created ?? {};
  const labels = new Set(present.lines.map(({ label }) => JSON.stringify(label)));
  const added = lines.filter(({ isAdded, label }) => isAdded && !labels.has(JSON.stringify(label)));
  const left = { ...(additions && { additions }), ...(problem !== undefined && { problem }), ...(sent && { sent }) };
  return { ...present, lines: [...present.lines, ...added], ...left };
}

export function isMaker({ maker }: LivingCard, { requester }: Turn): boolean {
  return maker.id === requester.id;
}

/** Undefined where that cannot be found out, too. */
async function keptUntil({ living }: ObjectKind, card: LivingCard, graph: TracedGraph): Promise<number | undefined> {
  try {
    return await living?.bin?.until(card, graph);
  } catch (error) {
    if (error instanceof GraphProblem) return undefined;
    throw error;
  }
}
