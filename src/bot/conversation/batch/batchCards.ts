import type { Card, CardDeck } from '../../cards/cardDeck';
import { withProblems } from '../../cards/withProblems';
import type { FormOrigin, Tickets } from '../../forms/tickets';
import type { Graph } from '../../graph/graph';
import { counted, type LocalizedText, say } from '../../i18n/localizedText';
import type { Translator } from '../../i18n/translator';
import { parseJson, recordOf, textOf } from '../../json/json';
import type { ObjectKind, Options } from '../../kinds/kind';
import type { ValueSeal } from '../../state/valueSeal';
import type { Turn } from '../../turn/turn';
import { clockTime, contextOf, NOT_DONE, nameOf, titleOf } from '../cards/cardWords';
import { sharedSummary } from '../cards/sharedSummary';
import { ShownLists } from '../cards/shownLists';
import { holdTimes, withZoneChoice } from '../cards/zoneChoice';
import type { OwnPress } from '../press';
import { optionsOf } from '../quickAdd';
import { type Batch, batchOf, dataOf, type Row } from './batch';
import type { PressedBatch } from './batchCreations';
import { type BatchText, batchTextData } from './batchText';
import { type LineReader, type ReadBatch, requiredLists, textOfBatch } from './lineReader';
import { type Outcomes, resultOf, rowAfter, throttledUntil } from './rowResults';
import { shownRow } from './shownRow';

/** Of an offer: characters of a button, and what is shown of the lines. */
const LONGEST_BUTTON = 80;
const SHOWN = 3;
const LONGEST_SHOWN = 100;

/** Makes the cards about many lines: the invitation everyone sees, the rows to check, and what became of each. */
export class BatchCards {
  constructor(
    private readonly deck: CardDeck,
    private readonly tickets: Tickets,
    private readonly reader: LineReader,
    private readonly seal: ValueSeal,
    private readonly lists = new ShownLists(),
  ) {}

  /** Shows nothing of the person but their name. */
  invitation(kind: ObjectKind, turn: Turn, batchText: BatchText, origin?: FormOrigin): Card {
    const translator = this.translatorOf(turn);
    const count = batchText.lines.length + batchText.omitted;
    const data = {
      press: { ...this.ticketOf(kind, turn, origin), many: true, ...batchTextData(batchText) },
      title: titleOf(kind, translator),
      name: nameOf(turn, translator),
      said: translator.localize(counted(count, say`one line`, say`${count} lines`)),
      requester: turn.requester.teamsId,
    };
    return this.deck.fill('shared/invitation', data, translator.code);
  }

  /** Offers to create what somebody pasted without a command, as one of these kinds. */
  offer(kinds: readonly ObjectKind[], turn: Turn, batchText: BatchText): Card {
    const translator = this.translatorOf(turn);
    const count = batchText.lines.length + batchText.omitted;
    const offers = kinds.map((kind) => ({
      title: translator.localize(say`${count} times: ${titleOf(kind, translator)}`).slice(0, LONGEST_BUTTON),
      press: { ...this.ticketOf(kind, turn), many: true, ...batchTextData(batchText) },
    }));
    const lines = batchText.lines
      .slice(0, SHOWN)
      .map(({ commandText }) => ({ text: commandText.text.slice(0, LONGEST_SHOWN) }));
    return this.deck.fill('shared/pastedLines', { lines, hasMore: count > lines.length, offers }, translator.code);
  }

  /** The lines that somebody pasted, to be checked; `graph` is needed by kinds that offer lists, and to look up people. */
  async opened(readBatch: ReadBatch, turn: Turn, origin?: FormOrigin, graph?: Graph): Promise<Card> {
    const translator = this.translatorOf(turn);
    const { kind, omitted } = readBatch;
    const { rows, options } = await this.reader.rows(readBatch, translator, graph);
    const [problem = '', ...others] = new Set(rows.map((row) => (row.state === 'doubtful' ? row.problem : '')));
    if (problem && rows.length > 1 && others.length === 0)
      return this.deck.fill('shared/message', { text: problem }, translator.code);
    this.lists.keep(kind, turn, options);
    if (!rows.some(({ answers }) => holdTimes(answers)))
      return this.table(kind, turn, { rows, common: {} }, options, { origin, omitted });
    const data = { ...this.ticketOf(kind, turn, origin), many: true, ...batchTextData(textOfBatch(readBatch)) };
    const zone = { translator, data, now: Date.now() };
    // What nobody can read yet is not shown as if it were read.
    const shown =
      turn.requester.zoneFrom === 'nothing'
        ? this.deck.fill('shared/message', { text: titleOf(kind, translator) }, translator.code)
        : this.table(kind, turn, { rows, common: {} }, options, { origin, omitted });
    return withZoneChoice(shown, turn, zone);
  }

  /** The same rows again, with what was typed into them. */
  async again(many: PressedBatch, problem: LocalizedText, graph?: Graph): Promise<Card> {
    const { kind, turn, ticket } = many;
    const options = await optionsOf(kind, many.common, graph);
    this.lists.keep(kind, turn, options);
    return this.table(kind, turn, many, options, { origin: ticket, problem });
  }

  /** The same rows, whatever is away, with a sentence at the top. */
  told(kind: ObjectKind, turn: Turn, batch: Batch, ticket: string, problem: LocalizedText): Card {
    const options = this.lists.around(kind, turn, batch.common, this.translatorOf(turn));
    return this.table(kind, turn, batch, options, { ticket, problem, request: NOT_DONE });
  }

  /** What has become of every row so far. `ticket` is the pressed one: what is pressed later is as old as the form was. */
  results(many: PressedBatch, ticket: string, outcomes: Outcomes): Card {
    const { kind, turn } = many;
    const translator = this.translatorOf(turn);
    const lines = many.rows.map((row) => resultOf(kind, row, outcomes, translator));
    const rows = many.rows.map((row) => rowAfter(kind, row, outcomes, translator));
    const numbersOf = (...states: Row['state'][]) =>
      rows.filter(({ state }) => states.includes(state)).map(({ number }) => String(number));
    const data = (changed: readonly Row[]) => ({
      kind: kind.name,
      ticket,
      ...dataOf(kind, { ...many, rows: changed }, false),
    });
    const until = throttledUntil(outcomes);
    const filled = {
      title: titleOf(kind, translator),
      by: nameOf(turn, translator),
      requester: turn.requester.teamsId,
      made: String(lines.filter(({ state }) => state === 'made').length),
      wanted: String(lines.filter(({ state }) => state !== 'left').length),
      until: until ? translator.localize(clockTime(until, turn.requester.timeZone)) : '',
      rows: lines,
      waiting: numbersOf('open'),
      failed: numbersOf('failed', 'incomplete'),
      changeable: numbersOf('failed', 'unready'),
      press: data(rows),
      retry: data(rows.map((row) => (row.state === 'failed' ? { ...row, state: 'open', problem: '' } : row))),
    };
    return this.deck.fill('shared/results', filled, translator.code);
  }

  /**
   * For everybody: how many came about, and those whose names everybody may read. The rows travel sealed, so that their maker
   * gets the whole back when the card refreshes.
   */
  sharedResults(many: PressedBatch, ticket: string, outcomes: Outcomes): Card {
    const { kind, turn, rows } = many;
    const translator = this.translatorOf(turn);
    const after = rows.map((row) => rowAfter(kind, row, outcomes, translator));
    const sealed = this.seal.seal(sealName(many), JSON.stringify(dataOf(kind, { ...many, rows: after }, false)));
    const made = rows.flatMap(({ number }) => {
      const outcome = outcomes.get(number);
      return outcome?.state === 'made' ? [outcome.made] : [];
    });
    const shown = made.flatMap((one) => (one ? sharedSummary(kind, one, '') : []));
    const data = {
      press: { kind: kind.name, ticket, many: true, sealed },
      requester: turn.requester.teamsId,
      title: titleOf(kind, translator),
      by: nameOf(turn, translator),
      made: String(made.length),
      wanted: String(rows.filter(({ state }) => state !== 'left').length),
      rows: shown.filter(({ name }) => name !== '').map(({ name, url }) => ({ name, url })),
    };
    return this.deck.fill('shared/sharedResults', data, translator.code);
  }

  /** What `sharedResults` has sealed; undefined for anything else. */
  unsealed({ kind, ticket, turn, data }: OwnPress): PressedBatch | undefined {
    const opened = parseJson(this.seal.open(sealName({ ticket }), textOf(data.sealed)) ?? '');
    const batch = batchOf(kind, recordOf(opened));
    return batch && { ...batch, kind, ticket, turn };
  }

  private table(kind: ObjectKind, turn: Turn, batch: Batch, options: Options, about: About): Card {
    const { origin, omitted = 0, problem } = about;
    const translator = this.translatorOf(turn);
    const shown = batch.rows.filter(({ state }) => state !== 'made' && state !== 'incomplete');
    const open = shown.filter(({ state }) => state !== 'doubtful');
    const lists = requiredLists(kind, options).filter((id) => open.some(({ answers }) => !answers[id]));
    const data = {
      title: titleOf(kind, translator),
      surplus: omitted > 0 ? translator.localize(tooMany(omitted)) : '',
      rows: shown.map((row) => shownRow(kind, row, translator)),
      open: open.map(({ number }) => String(number)),
      lists: lists.map((id) => listOf(id, options, batch)),
      press: {
        ...(about.ticket ? { kind: kind.name, ticket: about.ticket } : this.ticketOf(kind, turn, origin)),
        ...dataOf(kind, batch, true),
      },
    };
    const card = this.deck.fill('shared/lines', data, translator.code);
    const problems: Record<string, string> = problem ? { '': translator.localize(problem, kind.name) } : {};
    return withProblems(card, problems, translator.localize(about.request ?? say`Please check`));
  }

  private ticketOf(kind: ObjectKind, turn: Turn, origin?: FormOrigin): { kind: string; ticket: string } {
    return { kind: kind.name, ticket: this.tickets.issue(contextOf(kind, turn), origin) };
  }

  private translatorOf({ requester }: Turn): Translator {
    return this.deck.translators.of(requester.locale);
  }
}

/** Bound to its form, so that no other card can bring it. */
function sealName({ ticket: { nonce } }: Pick<PressedBatch, 'ticket'>): string {
  return `rows:${nonce}`;
}

/** What a card of rows says beside them. */
interface About {
  readonly origin?: FormOrigin | undefined;
  /** Instead of one that is issued anew. */
  readonly ticket?: string;
  readonly omitted?: number;
  readonly problem?: LocalizedText;
  /** What stands before the problem. */
  readonly request?: LocalizedText;
}

function listOf(id: string, options: Options, { common }: Batch): { [name: string]: string | Options[string] } {
  const choices = options[id] ?? [];
  return { id, value: common[id] ?? choices[0]?.value ?? '', choices };
}

function tooMany(omitted: number): LocalizedText {
  return counted(
    omitted,
    say`One more line does not fit on this card. Send it in a message of its own.`,
    say`${omitted} more lines do not fit on this card. Send them in a message of their own.`,
  );
}
