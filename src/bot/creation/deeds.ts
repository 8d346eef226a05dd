import type { Cloud } from '../cloud/clouds';
import type { TracedGraph } from '../graph/graph';
import { GraphProblem } from '../graph/graphProblem';
import { type LocalizedText, say } from '../i18n/localizedText';
import type { Catalog } from '../kinds/catalog';
import type { Living, ObjectRequest, Viewer } from '../kinds/living';
import type { Turn } from '../turn/turn';
import type { Order } from './livingCard';

/** What an order asks to do, against the object as it is. */
export interface Deed {
  /** Throws what speaks against it, before anything is sent for the first time. */
  check?(): Promise<void>;
  /** The request that is still to be sent; undefined where it is done. Throws `GraphProblem` where it must not be done. */
  next(): Promise<ObjectRequest | undefined>;
  /** Told once it is done, perhaps more than once. */
  done?(): Promise<void>;
}

const GONE = say`It’s no longer there: somebody has deleted it.`;
const UNKNOWN = say`This card comes from an older version of me. Type the command again to get a new one.`;

/** Finds out what an order means, which is its kind's to say. */
export class Deeds {
  constructor(
    private readonly catalog: Catalog,
    private readonly cloud: Cloud,
  ) {}

  of(order: Order, turn: Turn, graph: TracedGraph): Deed {
    const { card, verb, input } = order;
    const living = this.catalog.named(card.kind)?.living;
    const action = living?.actions?.find((one) => one.verb === verb);
    if (!living || !action) return { next: () => Promise.reject(refused(UNKNOWN)) };
    return {
      next: async () => action.request(await there(living, order, graph), input, this.viewerOf(turn)),
    };
  }

  viewerOf({ requester }: Turn): Viewer {
    return { requester, cloud: this.cloud };
  }
}

async function there(living: Living, { card }: Order, graph: TracedGraph): Promise<unknown> {
  const object = await living.read(card, graph);
  if (object === undefined) throw refused(GONE);
  return object;
}

/** Nothing is sent, and this is why. */
export function refused(explanation: LocalizedText): GraphProblem {
  const nothing = { status: 0, code: '', message: 'Refused here.', requestId: '', targets: [] };
  return new GraphProblem({ outcome: 'refused', ...nothing, explanation });
}
