import type { Call, Routes } from './collection';
import { GraphError } from './graphError';

/** 405 for a known path, 404 for any other, naming the first segment that leads nowhere. */
export function unknownPath(c: Call, app: Routes): GraphError {
  const segments = c.req.path.split('/').slice(1);
  const known = app.routes.filter(({ method }) => method !== 'ALL').map(({ path }) => path.split('/').slice(1));
  const reached = Math.max(0, ...known.map((route) => commonLength(route, segments)));
  if (known.some((route) => route.length === segments.length && commonLength(route, segments) === segments.length)) {
    const message = 'Specified HTTP method is not allowed for the request target.';
    return new GraphError(405, 'Request_BadRequest', message);
  }
  const segment = segments[reached] ?? segments.at(-1) ?? '';
  return new GraphError(404, 'BadRequest', `Resource not found for the segment '${segment}'.`);
}

function commonLength(route: readonly string[], segments: readonly string[]): number {
  const end = route.findIndex((part, index) => !part.startsWith(':') && part !== segments[index]);
  return Math.min(end === -1 ? route.length : end, segments.length);
}
