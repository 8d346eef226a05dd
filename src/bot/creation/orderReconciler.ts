import type { TracedGraph } from '../graph/graph';
import { GraphProblem } from '../graph/graphProblem';
import type { Catalog } from '../kinds/catalog';
import type { ObjectKind } from '../kinds/kind';
import { type Person, SignInNeeded } from '../turn/person';
import type { Turn } from '../turn/turn';
import type { Done } from './deed';
import type { LivingCard } from './livingCard';
import type { ObjectActions } from './objectActions';

/** Milliseconds until somebody who is not signed in is looked for again. */
const PAUSE = 60_000;

interface Pressed {
  readonly card: LivingCard;
  readonly kind: ObjectKind;
  readonly turn: Turn;
}

/** What it needs of the rest of the bot. */
export interface OrderPorts {
  readonly known: (turn: Turn) => Person | undefined | Promise<Person | undefined>;
  /** Puts the object as it is now in the place of the card that was pressed, for everybody. */
  readonly showPresent: (asked: Pressed, graph: TracedGraph, done: Done & { readonly verb: string }) => Promise<void>;
  readonly log: { warn(fields: object, words: string): void };
}

/** Goes on with what was pressed on cards and that an instance has left behind, as far as a token is at hand. */
export class OrderReconciler {
  constructor(
    private readonly actions: ObjectActions,
    private readonly catalog: Catalog,
    private readonly ports: OrderPorts,
  ) {}

  isOrder(key: string): boolean {
    return this.actions.isOrder(key);
  }

  /** A sign-out drops what was not done before it. */
  async pickUp(key: string): Promise<void> {
    const open = await this.actions.unfinished(key);
    if (!open || open.faded) return;
    const { order, turn } = open.job;
    const kind = this.catalog.named(order.card.kind);
    const person = kind && (await this.ports.known(turn));
    if (!person || (turn.lastSignOut ?? 0) !== (person.lastSignOut ?? 0))
      return this.actions.defer(key, this.actions.clock.now() + PAUSE);
    try {
      const graph = await person.graph(Object.keys(kind.permissions));
      const done = await this.actions.resume(key, open.job, graph);
      if (done) await this.ports.showPresent({ card: order.card, kind, turn }, graph, { ...done, verb: order.verb });
    } catch (error) {
      const expected = error instanceof GraphProblem || error instanceof SignInNeeded;
      this.ports.log.warn({ kind: order.card.kind, verb: order.verb, ...(!expected && { err: error }) }, LEFT);
    }
  }
}

const LEFT = 'Something pressed on a card could not be finished';
