import { randomUUID } from 'node:crypto';
import type { Answers } from '../forms/readForm';
import type { Words } from '../i18n/localizedText';
import type { Summary } from '../kinds/kind';
import type { Entry } from '../state/store';
import type { Turn } from '../turn/turn';

/** What a form has made; a form may change its kind before it is submitted. */
export interface CreatedObject extends Summary {
  readonly kind: string;
  /** Why additions are still missing, and what to do about it. */
  readonly problem?: Words;
}

/** What was read before the first request. */
export interface PreparedFacts {
  readonly known: readonly string[];
  readonly notes: Readonly<Record<string, string>>;
}

export interface Attempt extends PreparedFacts {
  /** When the first request was about to be sent, in milliseconds since 1970. */
  readonly since: number;
}

/** What was submitted, so that another instance can go on with it. Holds no token; forgotten with the last request. */
export interface Job {
  readonly kind: string;
  readonly answers: Answers;
  readonly nonce: string;
  readonly turn: Turn;
  /** Its card shows others too: what becomes of it alone must not take that card's place. */
  readonly oneOfMany?: boolean;
}

/** Somebody is at it, or was when it died. */
export interface RunningEntry extends Attempt {
  readonly state: 'running';
  readonly hash: string;
  readonly job: Job;
  readonly owner: string;
  readonly lease: number;
  readonly last: number;
  readonly posts: number;
  /** A request may have been carried out although nobody said so. */
  readonly unsure: boolean;
  /** Nothing is sent before this moment, because Graph asked for patience. */
  readonly until: number;
}

export interface CreatedEntry {
  readonly state: 'created';
  readonly hash: string;
  readonly summary: CreatedObject;
  /** Kept until additions were sent and, after more than one request, somebody has looked for a second object. */
  readonly left?: Attempt & { readonly job: Job; readonly posts: number };
}

/** Nothing was created and nothing is under way: the form may be submitted again, with other answers too. */
interface FreeEntry {
  readonly state: 'free';
}

export type LedgerEntry = RunningEntry | CreatedEntry | FreeEntry;

/** What a creation waits for: Graph's answer, a trace of a lost request, or the end of a throttling (milliseconds since 1970). */
export type Waiting = { readonly for: 'graph' | 'trace' } | { readonly for: 'throttling'; readonly until: number };

/** What the ledger has written down under a key. */
export function readEntry({ value }: Entry): LedgerEntry {
  const page: LedgerEntry = JSON.parse(value);
  return page;
}

/** `unsure`: something may have been sent that is written down no longer. */
export function newEntry(hash: string, job: Job, lease: number, unsure: boolean): RunningEntry {
  const noted = { known: [], notes: {}, since: 0 };
  const nothingSent = { last: 0, posts: 0, unsure, until: 0 };
  return { state: 'running', hash, job, owner: randomUUID(), lease, ...noted, ...nothingSent };
}

export function waitingOf({ until, lease }: RunningEntry, now: number): Waiting {
  if (until > now) return { for: 'throttling', until };
  return { for: lease > now ? 'graph' : 'trace' };
}
