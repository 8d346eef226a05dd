import type { Card } from '../cards/cardDeck';
import type { FormOrigin } from '../forms/tickets';
import type { GraphProblem } from '../graph/graphProblem';
import type { LocalizedText } from '../i18n/localizedText';

/** What became of a turn, for the log. */
export interface Trace {
  readonly outcome: string;
  readonly kind?: string;
  readonly requestId?: string;
}

/** What the bot posts after a message. */
export interface Reply {
  readonly card: Card;
  readonly trace: Trace;
  /** Of the one form that it leads to. */
  readonly origin?: FormOrigin;
}

/** What the person who pressed gets to see. */
export type Answer = (Shown | Said) & { readonly trace: Trace };

export interface Shown {
  /** Takes the place of the card, for the person who pressed. */
  readonly show: Card;
  /** Takes the place of the card for everybody. */
  readonly everyone?: Card;
  /** A card for everybody that comes when work that went on is done. */
  readonly later?: Promise<Card | undefined>;
}

export interface Said {
  /** A sentence that only the person who pressed sees; the card stays. */
  readonly say: LocalizedText;
  /** A card in a message of its own, for everybody in the conversation. */
  readonly post?: Card;
}

export function refusalTrace(kind: string, { refusal }: GraphProblem): Trace {
  return { outcome: `graph ${refusal.status} ${refusal.outcome}`, kind, requestId: refusal.requestId };
}
