import type { ObjectRef } from '../kinds/living';

/** What a card carries of its object, sealed: with that anybody whom it concerns can go on with the object. */
export interface LivingCard extends ObjectRef {
  readonly kind: string;
  readonly maker: {
    /** Object id in the directory. */
    readonly id: string;
    readonly name: string;
    readonly teamsId: string;
    /** As in `Turn`. */
    readonly locale?: string | undefined;
  };
  readonly tenant: string;
  /** As in `Turn`. */
  readonly conversation: string;
  /** When the object was created, in milliseconds since 1970. */
  readonly created: number;
  /** Number of the form that created it; '' for an object that no form of ours created. */
  readonly form: string;
  /** Number of this card: whatever is pressed on it twice is done once. */
  readonly number: string;
  /** A digest of what stood in the object when its maker last left it; '' where somebody else has been there since. */
  readonly left: string;
  /** What everybody may read of it though its kind is private: the name that was said aloud. */
  readonly spokenName: string;
  /** Whether its maker has shown everybody all of it. */
  readonly isShared?: boolean;
}

/** What somebody has pressed on a card. */
export interface Order {
  readonly card: LivingCard;
  readonly verb: string;
  /** What the button has asked for; '' for nothing. */
  readonly input: string;
  /** In milliseconds since 1970. */
  readonly pressed: number;
}
