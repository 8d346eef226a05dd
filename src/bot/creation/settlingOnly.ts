import type { TracedGraph } from '../graph/graph';
import { GraphProblem, SIGNED_OUT } from '../graph/graphProblem';
import { say } from '../i18n/localizedText';

/** What is told of a creation that its person did not wait for. */
export const DROPPED = say`Nothing was created: you signed out before it was sent. Type the command again if you still want it.`;

/**
 * Graph for what its person left behind by signing out: what may have been sent is looked for, and a second object taken away,
 * but nothing is sent any more.
 */
export function settlingOnly(graph: TracedGraph): TracedGraph {
  return {
    get: (...call) => graph.get(...call),
    list: (...call) => graph.list(...call),
    post: () => Promise.reject(signedOut()),
    put: () => Promise.reject(signedOut()),
    patch: () => Promise.reject(signedOut()),
    delete: (...call) => graph.delete(...call),
    now: () => graph.now?.(),
    get requestId() {
      return graph.requestId;
    },
  };
}

/** Whether it was for the sign-out that nothing was created. */
export function isDropped(error: unknown): boolean {
  return error instanceof GraphProblem && error.refusal.code === SIGNED_OUT;
}

function signedOut(): GraphProblem {
  const message = 'The person has signed out meanwhile.';
  return new GraphProblem({ outcome: 'refused', status: 0, code: SIGNED_OUT, message, requestId: '', targets: [] });
}
