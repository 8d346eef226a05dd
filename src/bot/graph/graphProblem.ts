import type { LocalizedText } from '../i18n/localizedText';

/**
 * What became of a request that did not succeed: `notDone` never reached the service or was throttled, `refused` was
 * understood and declined, `unknown` may have been carried out although nobody said so.
 */
export type Outcome = 'notDone' | 'refused' | 'unknown';

/** One entry of `error.details`. */
export interface RefusalDetail {
  readonly code: string;
  /** The property that it is about; '' where none is named. */
  readonly target: string;
  readonly message: string;
  /** What the organisation's naming policy would take; '' for nothing. */
  readonly suggested: string;
  /** What the naming policy wants before and after a name, where that is all it says. */
  readonly prefix?: string;
  readonly suffix?: string;
  /** The word that the naming policy does not take; '' for none. */
  readonly blockedWord: string;
}

export interface Refusal {
  /** `POST /groups/7/members/$ref`, without a version. */
  readonly operation?: string;
  readonly outcome: Outcome;
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** `error.code`; Planner's is often empty. */
  readonly code: string;
  readonly message: string;
  /** What Microsoft's support asks for; empty when there was no answer. */
  readonly requestId: string;
  /** Names of the properties that Graph complains of, from `error.details`. */
  readonly targets: readonly string[];
  readonly details?: readonly RefusalDetail[];
  /** Whether it is tried again by itself, because what hinders it passes. */
  readonly passes?: true;
  /** Seconds that Graph asks to wait. */
  readonly retryAfter?: number;
  /** What a token must prove beyond the one that was sent, as JSON for Entra. */
  readonly claims?: string;
  /** What the person is told, where whoever refused is not Graph. */
  readonly explanation?: LocalizedText;
}

/** The code of a refusal of our own: the person has signed out before the request was sent. */
export const SIGNED_OUT = 'SignedOut';

/** Graph did not do what it was asked. */
export class GraphProblem extends Error {
  override readonly name = 'GraphProblem';

  constructor(readonly refusal: Refusal) {
    super(refusal.message);
  }
}
