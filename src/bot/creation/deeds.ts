import type { Cloud } from '../cloud/clouds';
import { FieldProblem } from '../forms/fields';
import type { TracedGraph } from '../graph/graph';
import { type Clock, machineClock } from '../http/clock';
import { say } from '../i18n/localizedText';
import type { Catalog } from '../kinds/catalog';
import type { Viewer } from '../kinds/living';
import type { Turn } from '../turn/turn';
import type { Creations } from './creations';
import { type Deed, type DeedParts, isYoung, notShownYet, refused } from './deed';
import { digestOf } from './digest';
import { EditDeed } from './editDeed';
import type { Order } from './livingCard';
import { RestoreDeed } from './restoreDeed';
import { UndoDeed } from './undoDeed';

const GONE = say`It’s no longer there: somebody has deleted it.`;
const UNKNOWN = say`This card comes from an older version of me. Type the command again to get a new one.`;

/** Finds out what an order means: what all kinds have in common, or an action of its kind. */
export class Deeds {
  constructor(
    private readonly catalog: Catalog,
    private readonly cloud: Cloud,
    private readonly creations: Pick<Creations, 'entry' | 'markUndone'>,
    private readonly clock: Clock = machineClock,
  ) {}

  of(order: Order, turn: Turn, graph: TracedGraph): Deed {
    const living = this.catalog.named(order.card.kind)?.living;
    if (!living) return outdated;
    const parts = { order, living, turn, viewer: this.viewerOf(turn), graph, now: () => this.clock.now() };
    if (order.verb === 'undo') return new UndoDeed(parts, this.creations);
    if (order.verb === 'save') return new EditDeed(parts);
    if (order.verb === 'restore') return new RestoreDeed(parts, this.creations);
    return actionDeed(parts);
  }

  viewerOf({ requester }: Turn): Viewer {
    return { requester, cloud: this.cloud };
  }
}

const outdated: Deed = { next: () => Promise.reject(refused(UNKNOWN)) };

function actionDeed({ order, living, viewer, graph, now }: DeedParts): Deed {
  const action = living.actions?.find(({ verb }) => verb === order.verb);
  if (!action) return outdated;
  let wasLeft = false;
  return {
    async next() {
      const object = await living.read(order.card, graph);
      if (object === undefined) throw isYoung(order.card, now()) ? notShownYet() : refused(GONE);
      wasLeft = digestOf(living.parts(object, viewer)) === order.card.left;
      return asked(() => action.request(object, order.input, viewer));
    },
    wasLeft: () => wasLeft,
  };
}

/** What cannot be asked for is refused with the sentence that helps. */
function asked<T>(request: () => T): T {
  try {
    return request();
  } catch (error) {
    throw error instanceof FieldProblem ? refused(error.sentence) : error;
  }
}
