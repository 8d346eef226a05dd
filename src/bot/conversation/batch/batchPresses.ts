import type { Card } from '../../cards/cardDeck';
import { KeptReads } from '../../graph/keptReads';
import { within } from '../../http/within';
import { type LocalizedText, say } from '../../i18n/localizedText';
import { textOf } from '../../json/json';
import type { Catalog } from '../../kinds/catalog';
import { SignInNeeded } from '../../turn/person';
import type { Answer, Shown } from '../answer';
import { graphFor, type OwnPress, ownerOf, readsFor } from '../press';
import { batchOf, type Row } from './batch';
import type { BatchCards } from './batchCards';
import type { BatchCreations, Outcome, PressedBatch, Run } from './batchCreations';
import { batchTextIn } from './batchText';
import { type LineReader, needsGraph } from './lineReader';
import { problemOf } from './rowAnswers';

/** A press whose card shall come again. */
type ToldPress = Pick<OwnPress, 'kind' | 'turn' | 'data'> & { readonly ticket: string };

const SENTENCES = {
  nothing: say`Nothing can be created yet. Tick at least one line, and put right what is marked with ⚠.`,
  expired: say`The form had expired. Here it is again with your answers: press Create once more.`,
};

/** What the bot answers to presses on cards about many lines. */
export class BatchPresses {
  /** `waitLimit`: milliseconds that a person waits before being told that it goes on. */
  constructor(
    private readonly catalog: Catalog,
    private readonly cards: BatchCards,
    private readonly lineReader: LineReader,
    private readonly creations: BatchCreations,
    private readonly waitLimit = 2_000,
    private readonly kept = new KeptReads(),
  ) {}

  async open(own: OwnPress): Promise<Answer> {
    const { kind, turn, ticket } = own;
    const settled = this.cards.unsealed(own);
    if (settled) return this.seen(own, settled);
    const many = pressedBatchOf(own);
    if (many) return this.again(own, many, '');
    const readBatch = this.lineReader.read(kind, batchTextIn(own.data, Date.now()), turn);
    const graph = needsGraph(readBatch) ? await readsFor(own, Object.keys(kind.permissions), this.kept) : undefined;
    const card = await this.cards.opened(readBatch, turn, ticket, graph);
    return { show: card, trace: { outcome: 'lines', kind: kind.name } };
  }

  async create(own: OwnPress): Promise<Answer> {
    const many = pressedBatchOf(own);
    if (!many) return this.open(own);
    if (own.ticket.expired) return this.again(own, many, SENTENCES.expired);
    if (!many.rows.some((row) => isSendable(row, many))) return this.again(own, many, SENTENCES.nothing);
    const graph = await graphFor(own, this.permissionsOf(many));
    const run = this.creations.start(many, graph);
    const forget = () => this.kept.forget(ownerOf(own.turn));
    run.end.then(forget, forget);
    const late = (await within(this.waitLimit, run.end)) === 'late';
    const answer = this.results(own, many, run.outcomes, graph.requestId);
    return late ? { ...answer, later: this.afterwards(own, many, run) } : answer;
  }

  /** An automatic refresh never asks anybody to sign in. */
  async unchanged(own: OwnPress): Promise<Answer> {
    const many = this.cards.unsealed(own) ?? (own.verb === 'create' ? pressedBatchOf(own) : undefined);
    if (many) return this.seen(own, many);
    const { kind, turn, ticket } = own;
    const card = this.cards.invitation(kind, turn, batchTextIn(own.data, Date.now()), ticket);
    return { show: card, trace: { outcome: 'unchanged', kind: kind.name } };
  }

  /** As it stands, for its maker alone: whoever refreshes the card for everybody must not change it again. */
  private async seen(own: OwnPress, many: PressedBatch): Promise<Answer> {
    const { everyone: _others, ...answer } = this.results(own, many, await this.creations.seen(many));
    return answer;
  }

  /** The rows that a press came from, with what was typed into them; undefined for a card of rows without inputs. */
  told(sentence: LocalizedText, { kind, turn, ticket, data }: ToldPress): Card | undefined {
    const batch = batchOf(kind, data);
    const hasInputs = Object.keys(data).some((id) => /^(title|include|means)\d/.test(id));
    return batch && hasInputs ? this.cards.told(kind, turn, batch, ticket, sentence) : undefined;
  }

  private async again(own: OwnPress, many: PressedBatch, problem: LocalizedText): Promise<Answer> {
    const { kind } = own;
    const graph = kind.options ? await readsFor(own, Object.keys(kind.permissions), this.kept) : undefined;
    const card = await this.cards.again(many, problem, graph);
    return { show: card, trace: { outcome: problem ? 'problems' : 'lines', kind: kind.name } };
  }

  private results(
    own: OwnPress,
    many: PressedBatch,
    outcomes: ReadonlyMap<number, Outcome>,
    requestId = '',
  ): Shown & Pick<Answer, 'trace'> {
    const states = [...outcomes.values()].map(({ state }) => state);
    const card = this.cards.results(many, textOf(own.data.ticket), outcomes);
    const waits = states.includes('waiting');
    const count = `${states.filter((state) => state === 'made').length}/${states.length}`;
    const trace = { outcome: `${waits ? 'pending' : 'created'} ${count}`, kind: own.kind.name, requestId };
    return { show: card, ...(!waits && { everyone: this.forEveryone(own, many, outcomes) }), trace };
  }

  /** The same for everybody once nothing more can be done; a sign-in that is needed shows at the person's next press. */
  private async afterwards(own: OwnPress, many: PressedBatch, { end, outcomes }: Run): ReturnType<BatchCards['again']> {
    await end.catch((error: unknown) => {
      if (!(error instanceof SignInNeeded)) throw error;
    });
    return this.forEveryone(own, many, outcomes);
  }

  /** What somebody typed into rows, and why some failed, is theirs alone where others read along. */
  private forEveryone({ data }: OwnPress, many: PressedBatch, outcomes: ReadonlyMap<number, Outcome>): Card {
    const ticket = textOf(data.ticket);
    if (!many.turn.conversation.shared) return this.cards.results(many, ticket, outcomes);
    return this.cards.sharedResults(many, ticket, outcomes);
  }

  private permissionsOf({ kind, rows, common }: PressedBatch): string[] {
    const all = rows.flatMap(({ answers }) => this.catalog.permissionsOf(kind, { ...common, ...answers }));
    return [...new Set([...Object.keys(kind.permissions), ...all])];
  }
}

/** True for a press on any card about many lines. */
export function isAboutBatch({ data }: OwnPress): boolean {
  return data.many === true || data.many === 'true';
}

function pressedBatchOf({ kind, ticket, turn, data }: OwnPress): PressedBatch | undefined {
  const batch = batchOf(kind, data);
  return batch && { ...batch, kind, ticket, turn };
}

/** A row that the ledger has to see. */
function isSendable(row: Row, { kind, common }: PressedBatch): boolean {
  if (row.state === 'open') return problemOf(row, kind, common) === undefined;
  return row.state === 'made' || row.state === 'incomplete';
}
