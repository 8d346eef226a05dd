import type { Attempt, CreatedObject, PreparedFacts, Waiting } from './ledgerEntry';

/** What a look has found: the object itself, and whether nobody but this creation can have made it. */
export interface Look<Created extends CreatedObject> {
  readonly object: Created;
  readonly isCertain: boolean;
}

/** What a person has said of an object that might be theirs. */
export interface Decision {
  readonly id: string;
  readonly isMine: boolean;
}

/** A creation as the ledger drives it; `attempt` is what has been written down of it. */
export interface Work<Created extends CreatedObject> {
  /** Creations whose objects could be mistaken for each other share it, and go on one after another. */
  readonly exclusiveKey?: string;
  /** The answer to an earlier `asked`. */
  readonly decision?: Decision | undefined;
  /** May throw `FormProblem`: then nothing is sent. */
  prepare(): Promise<PreparedFacts>;
  post(attempt: Attempt): Promise<Created>;
  find(attempt: Attempt): Promise<Look<Created> | undefined>;
  /** Sends what the object still needs. */
  complete(created: Created, attempt: Attempt): Promise<Created>;
  /** Told before the object is written down as this creation's, and told again by whoever goes on after a crash. */
  recording?(created: Created): Promise<void>;
  /** Told once, by whoever has written the end down. */
  finished(end: CreationEnd): void;
  /** Whether to look before the first request too where nothing is written down: it may have been forgotten. */
  looksFirst?(): boolean;
}

/** How a creation has ended: created, or, with the error that nothing was created for. */
export interface CreationEnd {
  readonly error?: unknown;
  /** Requests to create it that were sent. */
  readonly requests: number;
  /** When the first of them was about to be sent, in milliseconds since 1970; 0 where none was. */
  readonly since: number;
}

/**
 * `conflict`: the form has been, or is being, submitted with other answers. `cancelled`: the form was dropped by its person. `asked`: this object is there, and only its person
 * can say whether it is theirs. `again`: when another call can find more.
 */
export type Settled<Created extends CreatedObject> =
  | { readonly state: 'created'; readonly summary: Created; readonly undone?: number }
  | { readonly state: 'asked'; readonly summary: Created }
  | { readonly state: 'pending'; readonly waiting: Waiting; readonly again: number }
  | { readonly state: 'cancelled' }
  | { readonly state: 'conflict'; readonly summary?: Created };
