import { createMiddleware } from 'hono/factory';
import type { GraphEnv, Item } from './collection';
import { GraphError } from './graphError';

/** Actions that say everything by their path. */
const withoutBody = /\/deletedItems\/[^/]+\/restore$/;

/** Reads the body of every write; what comes after finds a JSON object in `body`. */
export const jsonBody = createMiddleware<GraphEnv>(async (c, next) => {
  if (['POST', 'PATCH', 'PUT'].includes(c.req.method)) {
    const text = await c.req.text();
    if (text === '' && withoutBody.test(c.req.path)) c.set('body', {});
    else {
      checkContentType(c.req.header('content-type'));
      c.set('body', parse(text));
    }
  }
  await next();
});

function checkContentType(contentType: string | undefined): void {
  if (contentType === undefined) {
    throw badRequest('Write requests (excluding DELETE) must contain the Content-Type header declaration.');
  }
  if (!/^application\/([a-z.]+\+)?json\b/i.test(contentType)) {
    throw badRequest('Entity only allows writes with a JSON Content-Type header.');
  }
}

function parse(text: string): Item {
  const sentence =
    'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.';
  try {
    const value: unknown = JSON.parse(text);
    if (isItem(value)) return value;
  } catch {
    throw badRequest(sentence);
  }
  throw badRequest(sentence);
}

export function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function badRequest(message: string): GraphError {
  return new GraphError(400, 'BadRequest', message);
}
