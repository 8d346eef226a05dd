import { GraphProblem } from '../graph/graphProblem';

/** Whether somebody has changed the object since it was read, so that it has to be read again. */
export function isOverwritten(error: unknown): boolean {
  return error instanceof GraphProblem && [409, 412].includes(error.refusal.status);
}
