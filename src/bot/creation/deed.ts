import type { TracedGraph } from '../graph/graph';
import { GraphProblem, type Refusal } from '../graph/graphProblem';
import { type LocalizedText, say } from '../i18n/localizedText';
import type { Living, ObjectRequest, Viewer } from '../kinds/living';
import type { CreatedObject } from '../ledger/ledgerEntry';
import type { Turn } from '../turn/turn';
import type { LivingCard, Order } from './livingCard';

/** What an order asks to do, against the object as it is. */
export interface Deed {
  /** Throws what speaks against it, before anything is sent for the first time. */
  check?(): Promise<void>;
  /** The request that is still to be sent; undefined where it is done. Throws `GraphProblem` where it must not be done. */
  next(): Promise<ObjectRequest | undefined>;
  /** Told once it is done, perhaps more than once. */
  done?(): Promise<void>;
  /** Whether the object was as its maker had left it before the last request. */
  wasLeft?(): boolean;
}

/** An order that was carried out. */
export interface Done extends CreatedObject {
  /** Whether nobody but the card's maker has changed the object since it was created. */
  readonly wasLeft: boolean;
}

/** An order, and what its kind and Graph can do about it. */
export interface DeedParts {
  readonly order: Order;
  readonly living: Living;
  readonly turn: Turn;
  readonly viewer: Viewer;
  readonly graph: TracedGraph;
  /** In milliseconds since 1970. */
  readonly now: () => number;
}

/** Milliseconds for which Microsoft may not show an object that it has just made. */
export const YOUNG = 30_000;

const NOTHING = { status: 0, code: '', message: 'Refused here.', requestId: '', targets: [] };

/** Nothing is sent, and this is why. */
export function refused(explanation: LocalizedText): GraphProblem {
  return new GraphProblem({ outcome: 'refused', ...NOTHING, explanation });
}

/** Nothing is sent yet, and it is tried again after so many seconds. */
export function notYet(explanation: LocalizedText, retryAfter: number): GraphProblem {
  const refusal: Refusal = { outcome: 'notDone', ...NOTHING, explanation, retryAfter, passes: true };
  return new GraphProblem(refusal);
}

const NOT_SHOWN = say`Microsoft does not show it everywhere yet. I try again by myself.`;
/** Seconds between two looks. */
const PAUSE = 3;

/** Graph does not show everywhere yet what it has just done. */
export function notShownYet(): GraphProblem {
  return notYet(NOT_SHOWN, PAUSE);
}

/** Whether Graph may not know everywhere yet that the object is there. */
export function isYoung({ created }: LivingCard, now: number): boolean {
  return now - created < YOUNG;
}
