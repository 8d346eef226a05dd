import type { Attempt, CreatedObject, PreparedFacts, Waiting } from './ledgerEntry';

/** A creation as the ledger drives it; `attempt` is what has been written down of it. */
export interface Work<Created extends CreatedObject> {
  /** May throw `FormProblem`: then nothing is sent. */
  prepare(): Promise<PreparedFacts>;
  post(attempt: Attempt): Promise<Created>;
  find(attempt: Attempt): Promise<Created | undefined>;
  complete(created: Created): Promise<Created>;
  /** Told once, by whoever has written the end down. */
  finished(end: CreationEnd): void;
  /** Where nothing is written down, look before the first request too: it may have been forgotten. */
  readonly looksFirst?: boolean;
}

/** How a creation has ended: created, or, with the error that nothing was created for. */
export interface CreationEnd {
  readonly error?: unknown;
  /** Requests to create it that were sent. */
  readonly requests: number;
  /** When the first of them was about to be sent, in milliseconds since 1970; 0 where none was. */
  readonly since: number;
}

/** `conflict`: the form has been, or is being, submitted with other answers. `again`: when another call can find more. */
export type Settled<Created extends CreatedObject> =
  | { readonly state: 'created'; readonly summary: Created }
  | { readonly state: 'pending'; readonly waiting: Waiting; readonly again: number }
  | { readonly state: 'conflict'; readonly summary?: Created };
