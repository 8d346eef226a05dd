import { randomUUID } from 'node:crypto';
import { type Context, GraphClientError, type Middleware } from '@microsoft/microsoft-graph-client';
import { type Dispatcher, request } from 'undici';
import { GraphProblem } from './graphProblem';
import { OnBehalf } from './onBehalf';
import { checkAnswer, checkFailure } from './outcome';

/**
 * The last link of the Graph client's chain: one request within a deadline, never repeated and never redirected.
 * Its own retry and redirect handlers repeat writes, so they are left out of the chain.
 */
export class Transport implements Middleware {
  constructor(
    private readonly http: Dispatcher,
    private readonly deadline: number,
  ) {}

  async execute(context: Context): Promise<void> {
    try {
      context.response = await this.send(context);
    } catch (error) {
      throw carrying(error instanceof GraphProblem ? error : checkFailure(error));
    }
  }

  private async send({ request: url, options, middlewareControl }: Context): Promise<Response> {
    const { statusCode, headers, body } = await request(String(url), {
      dispatcher: this.http,
      method: options?.method === 'POST' || options?.method === 'PATCH' ? options.method : 'GET',
      headers: { ...Object.fromEntries(new Headers(options?.headers)), 'client-request-id': randomUUID() },
      body: typeof options?.body === 'string' ? options.body : null,
      signal: AbortSignal.timeout(this.deadline),
    });
    const text = await body.text();
    const acting = middlewareControl?.getMiddlewareOptions(OnBehalf);
    if (acting instanceof OnBehalf) acting.requestId = String(headers['request-id'] ?? '');
    checkAnswer(statusCode, headers, text);
    return new Response(statusCode === 204 ? null : text, {
      status: statusCode,
      headers: { 'content-type': 'application/json' },
    });
  }
}

/** The Graph client lets its own errors pass as they are, and only those. */
function carrying(problem: GraphProblem): GraphClientError {
  const error = new GraphClientError(problem.message);
  error.customError = problem;
  return error;
}
