import { put, type TracedGraph } from '../graph/graph';

/** The request that made an object, as people may repeat it. Holds no token. */
export interface SentRequest {
  /** With its version, without a host. */
  readonly path: string;
  readonly body: object;
  /** Of its answer. */
  readonly requestId: string;
}

/** The same Graph, and what was last posted to it. */
export function notingPosts(graph: TracedGraph): { readonly noted: TracedGraph; sent(): SentRequest | undefined } {
  let last: Pick<SentRequest, 'path' | 'body'> | undefined;
  const noted: TracedGraph = {
    get: (...call) => graph.get(...call),
    list: (...call) => graph.list(...call),
    post: (path, body) => {
      last = { path, body };
      return graph.post(path, body);
    },
    put: (path, body) => put(graph, path, body),
    patch: (...call) => graph.patch(...call),
    delete: (...call) => graph.delete(...call),
    now: () => graph.now?.(),
    get requestId() {
      return graph.requestId;
    },
  };
  return { noted, sent: () => last && { ...last, requestId: graph.requestId } };
}
