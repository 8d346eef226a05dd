import type { Summary } from '../kinds/kind';
import type { Entry } from '../state/store';

/** What a form has made; a form may change its kind before it is submitted. */
export interface Made extends Summary {
  readonly kind: string;
  /** Why additions are still missing, and what to do about it. */
  readonly problem?: string;
}

/** What was read before the first request. */
export interface Noted {
  readonly known: readonly string[];
  readonly notes: Readonly<Record<string, string>>;
}

export interface Attempt extends Noted {
  /** When the first request was about to be sent, in milliseconds since 1970. */
  readonly since: number;
}

/** Somebody is at it, or was when it died. */
export interface Running extends Attempt {
  readonly state: 'running';
  readonly hash: string;
  readonly owner: string;
  readonly lease: number;
  readonly last: number;
  /** A request may have been carried out although nobody said so. */
  readonly unsure: boolean;
}

export interface Created {
  readonly state: 'created';
  readonly hash: string;
  readonly summary: Made;
}

/** Nothing was created and nothing is under way: the form may be submitted again, with other answers too. */
interface Free {
  readonly state: 'free';
}

export type Page = Running | Created | Free;

/** What the ledger has written down under a key. */
export function readPage({ value }: Entry): Page {
  const page: Page = JSON.parse(value);
  return page;
}
