import { randomUUID } from 'node:crypto';
import { type Context, GraphClientError, type Middleware } from '@microsoft/microsoft-graph-client';
import type { Dispatcher } from 'undici';
import { exchange, type Outgoing } from '../http/exchange';
import { recordOf, textOf } from '../json/json';
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
    const acting = middlewareControl?.getMiddlewareOptions(OnBehalf);
    if (!(acting instanceof OnBehalf)) throw new Error('A Graph request needs somebody to act for.');
    const { status, headers, text } = await exchange(this.http, String(url), {
      method: methodOf(options?.method),
      headers: { ...textsOf(options?.headers), 'client-request-id': randomUUID() },
      body: typeof options?.body === 'string' ? options.body : null,
      deadline: this.deadline,
    });
    acting.requestId = textOf(headers['request-id']);
    acting.date = Date.parse(textOf(headers.date));
    checkAnswer(status, headers, text, operationOf(methodOf(options?.method), String(url)));
    acting.text = text;
    return ANSWERED;
  }
}

/** As the Graph reference writes it, without a version. */
function operationOf(method: string, url: string): string {
  return `${method} ${new URL(url).pathname.replace(/^\/(v1\.0|beta)(?=\/)/, '')}`;
}

/** The Graph client wants a Response; a full one with its streams costs more than the rest of the request, so the text travels beside it. */
const ANSWERED = new Response(null, { status: 204 });

/** The Graph client lets its own errors pass as they are, and only those. */
function carrying(problem: GraphProblem): GraphClientError {
  const error = new GraphClientError(problem.message);
  error.customError = problem;
  return error;
}

const WRITES = ['POST', 'PUT', 'PATCH', 'DELETE'] as const;

function methodOf(method: string | undefined): Outgoing['method'] {
  return WRITES.find((one) => one === method) ?? 'GET';
}

/** Authentication, the link before this one, leaves a plain object. */
function textsOf(headers: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(recordOf(headers)).map(([name, value]) => [name, textOf(value)]));
}
