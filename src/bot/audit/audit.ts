import type { Turn } from '../turn/turn';

/** Something that was done for a person, or refused. Of what they wrote it says the object's name and nothing else. */
export interface AuditedAction {
  /** What was to be done, as a verb: `create`, `undo`, `signOut`. */
  readonly action: string;
  /** How it ended: `created`, `done`, `graph 403 refused`. */
  readonly outcome: string;
  readonly kind?: string;
  /** The object's id in Graph; missing where there is none. */
  readonly object?: string;
  readonly name?: string;
  /** Graph's, of the last request. */
  readonly requestId?: string;
  /** Names the action: whoever tells of it again, as after a crash, tells it under the same id. Missing for what is told once. */
  readonly key?: string;
}

/** Whose action it was, and where it was asked for. */
export interface AuditedPerson {
  readonly tenantId: string;
  /** Object id in the directory. */
  readonly person: string;
  readonly conversation?: string;
  /** Missing where the person did it. */
  readonly by?: 'operator';
}

/**
 * Where actions are told of. The line stands in the log when the call returns its promise, which resolves once the line
 * waits in the store for whoever else is told: never does it wait for them, and never does it reject.
 */
export interface Audit {
  record(whose: Turn | AuditedPerson, done: AuditedAction): Promise<void>;
}

/** For parts whose actions nobody has to hear of. */
export const UNAUDITED: Audit = { record: async () => undefined };
