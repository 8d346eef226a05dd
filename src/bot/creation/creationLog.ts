import { GraphProblem } from '../graph/graphProblem';
import type { CreationEnd } from '../ledger/work';

/** Where the ends of creations are written. */
export interface CreationLog {
  info(fields: object, words: string): void;
  debug(fields: object, words: string): void;
}

export const SILENT: CreationLog = { info: () => undefined, debug: () => undefined };

/** What an end is told of: whose creation it was, and the request-id of its last request, '' where there was none. */
interface Finished extends CreationEnd {
  readonly person: string;
  readonly kind: string;
  readonly requestId: string;
}

/** How a creation ended that was refused; undefined where nothing has ended. */
export function outcomeOf(error: unknown): string | undefined {
  return error instanceof GraphProblem ? refused(error).outcome : undefined;
}

/** One line for each creation, whoever has finished it; a form that was sent back, or a sign-in that is needed, ends nothing. */
export function logFinished(log: CreationLog, { error, since, ...finished }: Finished, now: number): void {
  if (error !== undefined && !(error instanceof GraphProblem)) return;
  const ms = since > 0 ? now - since : 0;
  log.info({ ...finished, ...(error ? refused(error) : { outcome: 'created' }), ms }, 'finished');
}

function refused({ refusal }: GraphProblem): { readonly outcome: string; readonly requestId: string } {
  return { outcome: `graph ${refusal.status} ${refusal.outcome}`, requestId: refusal.requestId };
}
