import type { Graph } from '../graph/graph';
import { textOf } from '../json/json';
import type { Catalog } from '../kinds/catalog';
import type { Answer } from './answer';
import type { BatchCards } from './batchCards';
import type { BatchCreations, Many, Outcome, Run } from './batchCreations';
import { inTime } from './inTime';
import { problemsOf } from './lineReader';
import type { Pasted } from './pastedLines';
import { SignInNeeded } from './person';
import { graphFor, type OwnPress } from './press';
import { batchOf, type Row } from './rows';

const SENTENCES = {
  nothing: 'There is nothing to create. Tick at least one line, and give it a name.',
  expired: 'The card had expired. Here it is again with your answers: press Create once more.',
};

/** What the bot answers to presses on cards about many lines. */
export class BatchPresses {
  /** `patience`: milliseconds that a person waits before being told that it goes on. */
  constructor(
    private readonly catalog: Catalog,
    private readonly cards: BatchCards,
    private readonly creations: BatchCreations,
    private readonly patience = 2_000,
  ) {}

  async open(own: OwnPress): Promise<Answer> {
    const { kind, turn, ticket } = own;
    const graph = kind.options ? await graphFor(own, kind.permissions) : undefined;
    const many = manyOf(own);
    const card = many
      ? await this.cards.again(many, '', graph)
      : await this.cards.opened(kind, turn, pastedIn(own), ticket.nonce, graph);
    return { show: card, trace: { outcome: 'lines', kind: kind.name } };
  }

  async create(own: OwnPress): Promise<Answer> {
    const many = manyOf(own);
    if (!many) return this.open(own);
    if (own.ticket.expired) return this.again(own, many, SENTENCES.expired);
    if (!many.rows.some((row) => isSendable(row, many))) return this.again(own, many, SENTENCES.nothing);
    const graph = await graphFor(own, this.permissionsOf(many));
    const run = this.creations.start(many, graph);
    const late = (await inTime(this.patience, run.end)) === 'late';
    const answer = this.results(own, many, run.outcomes, graph.requestId);
    return late ? { ...answer, later: this.afterwards(own, many, run) } : answer;
  }

  /** An automatic refresh never asks anybody to sign in. */
  async unchanged(own: OwnPress): Promise<Answer> {
    const many = own.verb === 'create' ? manyOf(own) : undefined;
    if (many) return this.results(own, many, await this.creations.seen(many));
    const { kind, turn, ticket } = own;
    const card = this.cards.invitation(kind, turn, pastedIn(own), ticket.nonce);
    return { show: card, trace: { outcome: 'unchanged', kind: kind.name } };
  }

  private async again(own: OwnPress, many: Many, problem: string): Promise<Answer> {
    const graph: Graph | undefined = own.kind.options ? await graphFor(own, own.kind.permissions) : undefined;
    return {
      show: await this.cards.again(many, problem, graph),
      trace: { outcome: 'problems', kind: own.kind.name },
    };
  }

  private results(own: OwnPress, many: Many, outcomes: ReadonlyMap<number, Outcome>, requestId = ''): Answer {
    const states = [...outcomes.values()].map(({ state }) => state);
    const card = this.cards.results(many, textOf(own.data.ticket), outcomes);
    const waits = states.includes('waiting');
    const count = `${states.filter((state) => state === 'made').length}/${states.length}`;
    const trace = { outcome: `${waits ? 'pending' : 'created'} ${count}`, kind: own.kind.name, requestId };
    return { show: card, ...(!waits && { everyone: card }), trace };
  }

  /** The same for everybody once nothing more can be done; a sign-in that is needed shows at the person's next press. */
  private async afterwards(own: OwnPress, many: Many, { end, outcomes }: Run): ReturnType<BatchCards['again']> {
    await end.catch((error: unknown) => {
      if (!(error instanceof SignInNeeded)) throw error;
    });
    return this.cards.results(many, textOf(own.data.ticket), outcomes);
  }

  private permissionsOf({ kind, rows, common }: Many): string[] {
    const all = rows.flatMap(({ answers }) => this.catalog.permissionsOf(kind, { ...common, ...answers }));
    return [...new Set([...kind.permissions, ...all])];
  }
}

/** True for a press on any card about many lines. */
export function isAboutMany({ data }: OwnPress): boolean {
  return data.many === true || data.many === 'true';
}

function manyOf({ kind, ticket, turn, data }: OwnPress): Many | undefined {
  const batch = batchOf(kind, data);
  return batch && { ...batch, kind, ticket, turn };
}

function pastedIn({ data }: OwnPress): Pasted {
  return { text: textOf(data.said), at: Number(data.at) || Date.now(), surplus: Number(data.surplus) || 0 };
}

/** A row that the ledger, or at least the kind, has to see. */
function isSendable({ state, answers }: Row, { kind, common }: Many): boolean {
  if (state !== 'open') return state !== 'left' && state !== 'doubtful';
  return Object.keys(problemsOf(kind, { ...common, ...answers })).length === 0;
}
