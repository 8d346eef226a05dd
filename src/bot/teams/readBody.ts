import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isRecord, parseJson } from '../json/json';

/** A body that is not taken; the status says why. */
export class BodyProblem extends Error {
  override readonly name = 'BodyProblem';

  constructor(
    readonly status: 400 | 413 | 415,
    message: string,
  ) {
    super(message);
  }
}

const MOST_BYTES = 256 * 1024;
const DEEPEST = 64;
const MOST_KEYS = 2_000;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Whether the body is worth reading. Restify's own parsers inflate without limit and let a garbled gzip body end the
 * process, so encodings are refused. Throws `BodyProblem`.
 */
export function checkHeaders(headers: IncomingHttpHeaders): void {
  if (headers['content-encoding']) throw new BodyProblem(415, 'Send the body without Content-Encoding.');
  if (!/^application\/json\b/i.test(headers['content-type'] ?? ''))
    throw new BodyProblem(415, 'Send application/json.');
}

/** The JSON object in a request's body. Throws `BodyProblem`. */
export async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const body = parseJson(await collect(request));
  if (!isRecord(body)) throw new BodyProblem(400, 'Send a JSON object.');
  checkShape(body);
  return body;
}

/** By events: the stream's own iterator costs more than all the rest of reading. */
function collect(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= MOST_BYTES) parts.push(part);
      else reject(new BodyProblem(413, `Send at most ${MOST_BYTES} bytes.`));
    });
    request.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
    const hungUp = () => reject(new BodyProblem(400, 'The sender hung up.'));
    request.on('error', hungUp);
    // Perhaps while somebody looked at its token.
    if (request.destroyed) hungUp();
  });
}

/** Walks with a list of its own, so that depth cannot exhaust the stack. */
function checkShape(body: object): void {
  let keys = 0;
  const open: { value: object; depth: number }[] = [{ value: body, depth: 1 }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.depth > DEEPEST) throw new BodyProblem(400, 'The JSON is nested too deeply.');
    for (const [key, value] of Object.entries(next.value)) {
      if (++keys > MOST_KEYS) throw new BodyProblem(400, 'The JSON has too many values.');
      if (FORBIDDEN.has(key)) throw new BodyProblem(400, `The JSON has a key that is not taken: ${key}.`);
      if (typeof value === 'object' && value !== null) open.push({ value, depth: next.depth + 1 });
    }
  }
}
