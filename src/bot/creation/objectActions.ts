import { createHash } from 'node:crypto';
import { type Audit, UNAUDITED } from '../audit/audit';
import type { TracedGraph } from '../graph/graph';
import { GraphProblem } from '../graph/graphProblem';
import { type Clock, machineClock } from '../http/clock';
import type { Unfinished } from '../ledger/backlog';
import type { Ledger } from '../ledger/ledger';
import type { Settled, Work } from '../ledger/work';
import type { Turn } from '../turn/turn';
import { type CreationLog, outcomeOf, SILENT } from './creationLog';
import type { Deed, Done } from './deed';
import type { Deeds } from './deeds';
import { follow } from './follow';
import { isOverwritten } from './isOverwritten';
import { Lanes } from './lanes';
import type { Order } from './livingCard';
import { RunningCreation } from './runningCreation';

/** An order, and who has given it where, so that another instance can go on with it. Holds no token. */
export interface OrderJob {
  readonly order: Order;
  readonly turn: Turn;
}

export type OrderResult = Settled<Done>;

/** Begins the names of entries about orders. */
const ORDER = 'act:';
/** A Planner task may be changed between reading it and changing it, and then again. */
const ATTEMPTS = 3;

/** Takes what is pressed on a card through the ledger to Graph: each once, one after another for each object. */
export class ObjectActions {
  private readonly people = new Lanes(1);
  private readonly followed = new Map<string, RunningCreation<Done>>();
  private readonly stopping = new AbortController();

  constructor(
    private readonly ledger: Ledger<OrderJob, Done>,
    private readonly deeds: Deeds,
    /** The ledger's own. */
    readonly clock: Clock = machineClock,
    private readonly log: CreationLog = SILENT,
    private readonly audit: Audit = UNAUDITED,
  ) {}

  /** Whether an entry of the store is about an order. */
  isOrder(key: string): boolean {
    return key.startsWith(ORDER);
  }

  /** Follows the order to its end; whoever presses again meanwhile gets the same end. */
  submit(order: Order, turn: Turn, graph: TracedGraph): RunningCreation<Done> {
    const key = keyOf(order, turn);
    const there = this.followed.get(key);
    if (there) return there;
    const running = new RunningCreation<Done>((sleeps) =>
      follow(() => this.attempt(order, turn, graph), sleeps, this.clock, this.stopping.signal).finally(() =>
        this.followed.delete(key),
      ),
    );
    this.followed.set(key, running);
    return running;
  }

  /** One step: whatever can be done now. What is there already is taken for what was asked, whoever has brought it there. */
  async attempt(order: Order, turn: Turn, graph: TracedGraph): Promise<OrderResult> {
    const key = keyOf(order, turn);
    const once = () => this.ledger.create(key, key, { order, turn }, this.workOf(order, turn, graph));
    return this.people.run(`${turn.tenantId}:${turn.requester.id}`, async () => {
      const settled = await once();
      return settled.state === 'asked' ? once() : settled;
    });
  }

  /** What nobody is at. */
  unfinished(key: string): Promise<Unfinished<OrderJob> | undefined> {
    return this.ledger.backlog.unfinished(key);
  }

  defer(key: string, until: number): Promise<void> {
    return this.ledger.backlog.defer(key, until);
  }

  /** Goes on with it by one step; undefined where it is not done by that. */
  async resume(key: string, { order, turn }: OrderJob, graph: TracedGraph): Promise<Done | undefined> {
    const entry = await this.ledger.entry(key);
    // A request that came twice has changed nothing twice.
    if (entry?.state === 'created') await this.ledger.swept(key, async () => undefined);
    const settled = entry?.state === 'created' ? undefined : await this.attempt(order, turn, graph);
    return settled?.state === 'created' ? settled.summary : undefined;
  }

  /** Follows nothing any longer. */
  stop(): void {
    this.stopping.abort();
  }

  private workOf(order: Order, turn: Turn, graph: TracedGraph): Work<Done> {
    const deed = this.deeds.of(order, turn, graph);
    const { card, verb } = order;
    const done = { id: keyOf(order, turn), wasLeft: false };
    return {
      exclusiveKey: `${turn.tenantId} object ${card.kind} ${card.id}`,
      decision: { id: done.id, isMine: true },
      prepare: async () => {
        await deed.check?.();
        return { existingIds: [], facts: {} };
      },
      post: async () => {
        await carryOut(deed, graph);
        await deed.done?.();
        return { ...done, wasLeft: deed.wasLeft?.() === true };
      },
      find: async () => {
        if (await isStillToDo(deed)) return undefined;
        await deed.done?.();
        return { object: done, isCertain: true };
      },
      complete: async (same) => same,
      recording: () => this.tell(order, turn, graph, 'done'),
      finished: ({ error, requests, since }) => {
        const refused = error === undefined ? undefined : outcomeOf(error);
        if (refused) void this.tell(order, turn, graph, refused);
        const outcome = error === undefined ? 'done' : 'not done';
        const ms = since > 0 ? this.clock.now() - since : 0;
        const what = { person: turn.requester.id, kind: card.kind, verb, outcome, requests, ms };
        this.log.info({ ...what, requestId: graph.requestId }, 'finished');
      },
    };
  }

  private tell(order: Order, turn: Turn, { requestId }: TracedGraph, outcome: string): Promise<void> {
    const { verb: action, card } = order;
    const key = keyOf(order, turn);
    return this.audit.record(turn, { action, outcome, kind: card.kind, object: card.id, requestId, key });
  }
}

/** Reads, decides and sends; again where somebody was faster. */
async function carryOut(deed: Deed, graph: TracedGraph): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const request = await deed.next();
    if (!request) return;
    const { method, path, body = {}, etag } = request;
    try {
      if (method === 'DELETE') return await graph.delete(path, etag);
      if (method === 'PATCH') await graph.patch(path, body, etag);
      else await graph.post(path, body);
      return;
    } catch (error) {
      if (!etag || attempt === ATTEMPTS || !isOverwritten(error)) throw error;
    }
  }
}

/** What speaks against it now is said when it would be sent. */
async function isStillToDo(deed: Deed): Promise<boolean> {
  try {
    return (await deed.next()) !== undefined;
  } catch (error) {
    const isRefused = error instanceof GraphProblem && error.refusal.outcome === 'refused';
    if (isRefused && error.refusal.explanation) return true;
    throw error;
  }
}

function keyOf({ card, verb, input }: Order, { tenantId, requester }: Turn): string {
  const asked = createHash('sha256').update(input).digest('base64url').slice(0, 12);
  return `${ORDER}${tenantId}:${requester.id}:${card.number}:${verb}:${asked}`;
}
