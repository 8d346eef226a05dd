import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** Milliseconds for which a sender who has not heard yet that it was refused may go on sending. */
const LINGERING = 1_000;

/**
 * Answers with a status and without a word. What is still to come of the request is thrown away for a moment before the
 * connection is cut: closed at once it would be reset, and the sender might never read the answer.
 */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: OutgoingHttpHeaders = {},
): void {
  response.writeHead(status, headers);
  response.end();
  if (request.complete) return;
  const cut = setTimeout(() => request.socket.destroy(), LINGERING);
  const done = () => clearTimeout(cut);
  request.resume().once('end', done).once('close', done);
}
