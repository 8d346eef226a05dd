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

/** One line for each creation that was begun, whoever has finished it; a form that was sent back had begun nothing. */
export function logFinished(log: CreationLog, { error, since, ...finished }: Finished, now: number): void {
  if (finished.requests === 0 && !(error instanceof GraphProblem)) return;
  const ms = since > 0 ? now - since : 0;
  log.info({ ...finished, outcome: outcomeOf(error), ms, ...refusedRequest(error) }, 'finished');
}

function outcomeOf(error: unknown): string {
  if (error === undefined) return 'created';
  return error instanceof GraphProblem ? `graph ${error.refusal.status} ${error.refusal.outcome}` : 'failed';
}

function refusedRequest(error: unknown): { readonly requestId?: string } {
  return error instanceof GraphProblem ? { requestId: error.refusal.requestId } : {};
}
