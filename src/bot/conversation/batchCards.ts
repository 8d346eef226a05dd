import type { Card, CardDeck } from '../cards/cardDeck';
import { withProblems } from '../cards/withProblems';
import { isInvisible } from '../forms/cleanText';
import type { Tickets } from '../forms/tickets';
import type { Graph } from '../graph/graph';
import type { ObjectKind, Options } from '../kinds/kind';
import type { Many, Outcome } from './batchCreations';
import { clockTime, contextOf, firstField } from './formCards';
import { type LineReader, optionsOf, problemsOf, requiredLists } from './lineReader';
import { type Pasted, pastedLines } from './pastedLines';
import { type Batch, dataOf, type Row } from './rows';
import type { Turn } from './turn';

/** Makes the cards about many lines: the invitation everyone sees, the rows to check, and what became of each. */
export class BatchCards {
  constructor(
    private readonly deck: CardDeck,
    private readonly tickets: Tickets,
    private readonly reader: LineReader,
  ) {}

  /** Holds nothing of the person but their name. */
  invitation(kind: ObjectKind, turn: Turn, pasted: Pasted, nonce?: string): Card {
    const { name, teamsId } = turn.requester;
    const { text, at, surplus } = pasted;
    const count = pastedLines(text).length + surplus;
    return this.deck.fill('shared/invitation', {
      press: { ...this.ticketOf(kind, turn, nonce), many: true, said: text, at: String(at), surplus: String(surplus) },
      title: kind.title,
      name,
      said: count === 1 ? 'one line' : `${count} lines`,
      requester: teamsId,
    });
  }

  /** The lines that somebody pasted, to be checked; `graph` is needed by kinds that offer lists. */
  async opened(kind: ObjectKind, turn: Turn, pasted: Pasted, nonce?: string, graph?: Graph): Promise<Card> {
    const { rows, options } = await this.reader.read(kind, pasted, turn, graph);
    const [problem = '', ...others] = new Set(rows.map((row) => (row.state === 'doubtful' ? row.problem : '')));
    if (problem && rows.length > 1 && others.length === 0) return this.deck.fill('shared/message', { text: problem });
    return this.table(kind, turn, { rows, common: {} }, options, { nonce, surplus: pasted.surplus });
  }

  /** The same rows again, with what was typed into them. */
  async again(many: Many, problem: string, graph?: Graph): Promise<Card> {
    const { kind, turn, ticket } = many;
    const options = await optionsOf(kind, many.common, graph);
    return this.table(kind, turn, many, options, { nonce: ticket.nonce, problem });
  }

  /** What has become of every row so far. `ticket` is the pressed one: what is pressed later is as old as the form was. */
  results(many: Many, ticket: string, outcomes: Outcomes): Card {
    const { kind, turn } = many;
    const lines = many.rows.map((row) => resultOf(kind, row, outcomes));
    const rows = many.rows.map((row) => rowAfter(row, outcomes));
    const numbersOf = (...states: Row['state'][]) =>
      rows.filter(({ state }) => states.includes(state)).map(({ number }) => String(number));
    const data = (changed: readonly Row[]) => ({
      kind: kind.name,
      ticket,
      ...dataOf(kind, { ...many, rows: changed }, false),
    });
    return this.deck.fill('shared/results', {
      title: kind.title,
      by: turn.requester.name,
      requester: turn.requester.teamsId,
      made: String(lines.filter(({ state }) => state === 'made').length),
      wanted: String(lines.filter(({ state }) => state !== 'left').length),
      until: throttledUntil(outcomes, turn),
      rows: lines,
      waiting: numbersOf('open'),
      failed: numbersOf('failed', 'incomplete'),
      refused: numbersOf('failed'),
      press: data(rows),
      retry: data(rows.map((row) => (row.state === 'failed' ? { ...row, state: 'open', problem: '' } : row))),
    });
  }

  private table(kind: ObjectKind, turn: Turn, batch: Batch, options: Options, about: About): Card {
    const shown = batch.rows.filter(({ state }) => state !== 'made' && state !== 'incomplete');
    const open = shown.filter(({ state }) => state !== 'doubtful');
    const lists = requiredLists(kind, options).filter((id) => open.some(({ answers }) => !answers[id]));
    const card = this.deck.fill('shared/lines', {
      title: kind.title,
      surplus: about.surplus ? String(about.surplus) : '',
      rows: shown.map((row) => shownRow(kind, row)),
      open: open.map(({ number }) => String(number)),
      lists: lists.map((id) => listOf(id, options, batch)),
      press: { ...this.ticketOf(kind, turn, about.nonce), ...dataOf(kind, batch, true) },
    });
    return withProblems(card, about.problem ? { '': about.problem } : {});
  }

  private ticketOf(kind: ObjectKind, turn: Turn, nonce?: string): { kind: string; ticket: string } {
    return { kind: kind.name, ticket: this.tickets.issue(contextOf(kind, turn), nonce) };
  }
}

/** What a card of rows says beside them. */
interface About {
  readonly nonce?: string | undefined;
  readonly surplus?: number;
  readonly problem?: string;
}

type Outcomes = ReadonlyMap<number, Outcome>;

type Shown = { readonly [name in 'label' | 'name' | 'include' | 'reading' | 'problem']: string } & {
  readonly open: boolean;
};

function shownRow(kind: ObjectKind, { number, answers, state, reading, problem }: Row): Shown {
  const name = answers[firstField(kind)] ?? '';
  const open = state !== 'doubtful';
  return {
    label: String(number),
    name,
    include: String(state !== 'left'),
    reading,
    problem: problem || (open ? nameProblem(kind, name) : ''),
    open,
  };
}

function nameProblem(kind: ObjectKind, name: string): string {
  if (isInvisible(name)) return 'No name is left of this line. Type one, or leave the line out.';
  return problemsOf(kind, { [firstField(kind)]: name })[firstField(kind)] ?? '';
}

function listOf(id: string, options: Options, { common }: Batch): { [name: string]: string | Options[string] } {
  const choices = options[id] ?? [];
  return { id, value: common[id] ?? choices[0]?.value ?? '', choices };
}

type Result = { readonly [name in 'state' | 'name' | 'url' | 'problem']: string };

function resultOf(kind: ObjectKind, { number, answers }: Row, outcomes: Outcomes): Result {
  const outcome = outcomes.get(number) ?? { state: 'waiting' };
  const name = answers[firstField(kind)] ?? '';
  if (outcome.state === 'waiting' || outcome.state === 'left')
    return { state: outcome.state, name, url: '', problem: '' };
  if (outcome.state !== 'made') return { state: 'failed', name, url: '', problem: outcome.problem };
  const { made } = outcome;
  const missing = made?.additions?.map(({ label }) => label).join(', ');
  return {
    state: 'made',
    name: made?.name ?? (name || `Line ${number}`),
    url: made?.url ?? '',
    problem: missing ? `Created, but still missing: ${missing}. ${made?.problem ?? ''}`.trim() : '',
  };
}

/** The row as the next press finds it. */
function rowAfter(row: Row, outcomes: Outcomes): Row {
  const outcome = outcomes.get(row.number) ?? { state: 'waiting' };
  if (outcome.state === 'waiting') return { ...row, state: 'open', problem: '' };
  if (outcome.state === 'left') return { ...row, state: 'left' };
  if (outcome.state !== 'made') return { ...row, state: outcome.state, problem: outcome.problem };
  return { ...row, state: outcome.made?.additions ? 'incomplete' : 'made' };
}

function throttledUntil(outcomes: Outcomes, { requester: { timeZone } }: Turn): string {
  const moments = [...outcomes.values()].flatMap((outcome) => ('until' in outcome && outcome.until) || []);
  return moments.length > 0 ? clockTime(Math.max(...moments), timeZone) : '';
}
