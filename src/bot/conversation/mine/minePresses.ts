import type { ObjectActions } from '../../creation/objectActions';
import type { TracedGraph } from '../../graph/graph';
import { GraphProblem } from '../../graph/graphProblem';
import { remedyFor } from '../../graph/remedies';
import { within } from '../../http/within';
import { type LocalizedText, say } from '../../i18n/localizedText';
import { textOf } from '../../json/json';
import type { Catalog } from '../../kinds/catalog';
import type { ObjectKind } from '../../kinds/kind';
import type { OwnListName } from '../../language/commandWords';
import type { Waiting } from '../../ledger/ledgerEntry';
import type { Turn } from '../../turn/turn';
import type { Answer, Reply } from '../answer';
import { clockTime } from '../cards/cardWords';
import { graphFor, type OwnPress, outdated, ownerOf } from '../press';
import type { MineCards } from './mineCards';
import { orderOf } from './orderOf';
import type { OwnList, OwnLists } from './ownLists';

const NAMES: readonly OwnListName[] = ['tasks', 'groups'];
/** Milliseconds, of the five in which Teams wants its answer. */
const WAIT_LIMIT = 3_000;
const LATE = say`This takes longer than usual, and goes on by itself. Refresh in a minute to see it.`;

/** What has become of a press on a row. */
interface Done {
  /** Of the row, if it has changed. */
  readonly isDone?: boolean;
  readonly isGone?: boolean;
  readonly notice?: LocalizedText;
  readonly outcome: string;
}

/** Shows people what they have, and lets them complete and reopen it in place. */
export class MinePresses {
  constructor(
    private readonly catalog: Catalog,
    private readonly lists: OwnLists,
    private readonly cards: MineCards,
    private readonly actions: ObjectActions,
    private readonly waitLimit = WAIT_LIMIT,
  ) {}

  /** A message has no token: the card has a button that shows the list, to its person alone. */
  invitation(name: OwnListName, turn: Turn): Reply {
    const [kind = this.catalog.kinds[0]] = this.lists.kindsOf(name);
    if (!kind) throw new Error('There is no kind.');
    return { card: this.cards.invitation(name, kind, turn), trace: { outcome: `my ${name}` } };
  }

  /** The list anew, or another page of what was read. */
  async show(own: OwnPress): Promise<Answer> {
    const name = nameIn(own);
    if (!name) return outdated(own);
    const graph = await graphFor(own, this.lists.permissionsFor(name));
    const kept = own.data.page === undefined ? undefined : this.lists.shown(keyOf(own, name));
    const list = kept ?? (await this.lists.read(name, keyOf(own, name), own.turn, graph));
    return this.answer(own, name, list, { outcome: `my ${name}` });
  }

  /** Once for each card that was shown, however often it is pressed; the row tells how it is now. */
  async act(own: OwnPress): Promise<Answer> {
    const name = nameIn(own);
    const kind = this.catalog.named(own.data.of);
    if (!name || !kind?.living?.actions?.some(({ verb }) => verb === own.verb)) return outdated(own);
    const graph = await graphFor(own, this.lists.permissionsFor(name));
    const done = await this.ordered(own, kind, graph);
    const key = keyOf(own, name);
    const list = this.lists.shown(key) ?? (await this.lists.read(name, key, own.turn, graph));
    return this.answer(own, name, this.lists.keep(key, after(list, own, done)), done);
  }

  private async ordered(own: OwnPress, kind: ObjectKind, graph: TracedGraph): Promise<Done> {
    const { actions, waitLimit } = this;
    const running = actions.submit(orderOf(own, actions.clock.now()), own.turn, graph);
    try {
      const result = await within(waitLimit, running.resultOrLongWait(actions.clock.now() + waitLimit));
      if (result !== 'late' && result.state === 'created')
        return { isDone: own.verb === 'completeTask', outcome: own.verb };
      const waiting = result !== 'late' && result.state === 'pending' ? result.waiting : undefined;
      return { notice: waitInWords(waiting, own.turn), outcome: 'pending' };
    } catch (error) {
      if (!(error instanceof GraphProblem)) throw error;
      const { status, outcome, explanation } = error.refusal;
      const isGone = explanation !== undefined || status === 404;
      return { isGone, notice: remedyFor(error, kind.refusals), outcome: `graph ${status} ${outcome}` };
    }
  }

  private answer(own: OwnPress, name: OwnListName, list: OwnList, { outcome, notice }: Done): Answer {
    const { kind, turn, ticket, data } = own;
    const page = Number(textOf(data.page)) || 0;
    const today = todayOf(turn, this.actions.clock.now());
    const show = this.cards.page(name, kind, turn, { list, page, today, notice, origin: ticket });
    return { show, trace: { outcome, kind: textOf(data.of) || kind.name } };
  }
}

function waitInWords(waiting: Waiting | undefined, { requester }: Turn): LocalizedText {
  if (!waiting || !('until' in waiting)) return LATE;
  const until = clockTime(waiting.until, requester.timeZone);
  return say`Microsoft asks me to wait until ${until}. Press again after that if it is not done by itself.`;
}

/** The list with the row as it is now, in its place. */
function after(list: OwnList, { data }: OwnPress, { isDone, isGone }: Done): OwnList {
  const items = list.items.flatMap((item) => {
    if (item.kind !== data.of || item.id !== data.id) return [item];
    return isGone ? [] : [{ ...item, ...(isDone !== undefined && { isDone }) }];
  });
  return { ...list, items };
}

function nameIn({ data }: OwnPress): OwnListName | undefined {
  return NAMES.find((name) => name === data.which);
}

function keyOf({ turn, ticket }: OwnPress, name: OwnListName): string {
  return `${ownerOf(turn)}:${name}:${ticket.nonce}`;
}

function todayOf({ requester }: Turn, now: number): string {
  return new Date(now).toLocaleString('sv', { timeZone: requester.timeZone }).slice(0, 10);
}
