import type { ObjectKind } from '../../kinds/kind';

/** What a sentence asks to create. */
export interface CreationRequest {
  /** Those that are called so, the first by order first. */
  readonly kinds: readonly ObjectKind[];
  /** What follows the command; several lines where the sentence has them. */
  readonly commandText: string;
  /** Those that stood before the noun. */
  readonly adjectives?: readonly string[];
  /** Whether it asks for several objects, one a line. */
  readonly isPlural?: boolean;
  /** Whether it is good for an offer only. */
  readonly isOffer?: boolean;
  /** Whether the text begins on a line of its own. */
  readonly isBelow?: boolean;
}
