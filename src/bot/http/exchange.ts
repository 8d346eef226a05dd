import { type Dispatcher, request } from 'undici';

export interface Outgoing {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
  /** Milliseconds for the headers of the answer, and as many again for all of its body. */
  readonly deadline: number;
}

export interface Incoming {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** One request, never repeated and never redirected; rejects when the deadline passes. An `AbortSignal` for each would cost more than the rest. */
export async function exchange(
  http: Dispatcher,
  url: string,
  { method, headers, body, deadline }: Outgoing,
): Promise<Incoming> {
  const answer = await request(url, {
    dispatcher: http,
    method,
    headers,
    body,
    headersTimeout: deadline,
    bodyTimeout: deadline,
  });
  const cut = setTimeout(() => answer.body.destroy(new Error('The answer took too long.')), deadline);
  try {
    return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() };
  } finally {
    clearTimeout(cut);
  }
}
