import type { Summary } from '../kinds/kind';
import type { Entry } from '../state/store';

/** What a form has made; a form may change its kind before it is submitted. */
export interface Made extends Summary {
  readonly kind: string;
}

export interface Attempt {
  /** When the first request was about to be sent, in milliseconds since 1970. */
  readonly since: number;
  readonly known: readonly string[];
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
