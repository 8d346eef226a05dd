import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';

interface Details {
  readonly status?: number;
  readonly suberror?: string;
}

/** A refusal in the words of Entra: `code` is the number after AADSTS, `error` the word of OAuth 2.0. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  private readonly suberror: string | undefined;

  constructor(
    readonly code: number,
    readonly error: string,
    message: string,
    details: Details = {},
  ) {
    super(`AADSTS${code}: ${message}`);
    this.status = details.status ?? 400;
    this.suberror = details.suberror;
  }

  /** The body of the answer; `correlationId` is the caller's own `client-request-id`. */
  body(correlationId: string = randomUUID()): object {
    const trace_id = randomUUID();
    const timestamp = `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`;
    return {
      error: this.error,
      error_description: `${this.message} Trace ID: ${trace_id} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
      error_codes: [this.code],
      timestamp,
      trace_id,
      correlation_id: correlationId,
      error_uri: `https://login.microsoftonline.com/error?code=${this.code}`,
      ...(this.suberror !== undefined && { suberror: this.suberror }),
    };
  }
}

/** For `onError` of the endpoints that machines call; anything but a Refusal is thrown on. */
export function refusalAsJson(error: Error, c: Context): Response {
  if (!(error instanceof Refusal)) throw error;
  const body = JSON.stringify(error.body(c.req.header('client-request-id')));
  return new Response(body, { status: error.status, headers: { 'content-type': 'application/json' } });
}
