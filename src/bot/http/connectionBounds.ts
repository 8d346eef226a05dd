import type { Server } from 'node:http';

/** In milliseconds. Node looks once an `interval`, so that a connection lives for that much longer than its bound. */
export interface ConnectionBounds {
  /** For all headers of a request to arrive, from the beginning of the connection or the end of the request before. */
  readonly headers: number;
  /** For the whole request. */
  readonly request: number;
  readonly interval: number;
  /** For which a connection is kept that nothing comes over. */
  readonly idle: number;
}

/**
 * Headers are there within 10 seconds and requests within 15, or the connection is cut. Idle ones are kept longer than by
 * the usual load balancers, which must be the first to close a connection.
 */
const BOUNDS: ConnectionBounds = { headers: 9_000, request: 14_000, interval: 1_000, idle: 75_000 };

/** Before `listen`. Of more connections than `most` each further one is closed as soon as it comes. */
export function boundConnections(server: Server, most: number, bounds = BOUNDS): void {
  // Node takes the interval when the server is made, which restify does without it; the types know it only there.
  Object.assign(server, {
    headersTimeout: bounds.headers,
    requestTimeout: bounds.request,
    connectionsCheckingInterval: bounds.interval,
    keepAliveTimeout: bounds.idle,
    maxConnections: most,
  });
}
