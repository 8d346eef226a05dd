import { createMiddleware } from 'hono/factory';
import type { GraphEnv } from './collection';

interface Dates {
  /** The days, as yyyy-mm-dd, on which the operation was deprecated and on which it is to be removed. */
  readonly since: string;
  readonly until: string;
  /** A page that tells why, and what to use instead. */
  readonly page: string;
}

/** Marks every answer, refusals included, as that of a deprecated operation. */
export function deprecated({ since, until, page }: Dates) {
  return createMiddleware<GraphEnv>(async (c, next) => {
    await next();
    c.res.headers.set('deprecation', new Date(since).toUTCString());
    c.res.headers.set('sunset', new Date(until).toUTCString());
    c.res.headers.set('link', `<${page}>;rel="deprecation";type="text/html"`);
  });
}
