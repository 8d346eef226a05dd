import { STATUS_CODES } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { createMiddleware } from 'hono/factory';

export interface ConnectorFault {
  readonly status?: number;
  readonly code?: string;
  /** Seconds. */
  readonly retryAfter?: number;
  readonly when: 'before' | 'after' | 'later';
  readonly drop: boolean;
  readonly delayMs: number;
}

/** Where the next fault that fits a call comes from. */
export interface ConnectorFaults {
  take(method: string, pathAndQuery: string): ConnectorFault | undefined;
}

/** The connector's usual word for a status. */
const usual: Record<number, string> = {
  400: 'BadSyntax',
  401: 'BotNotRegistered',
  403: 'BotNotInConversationRoster',
  404: 'ConversationNotFound',
  412: 'PreconditionFailed',
  413: 'MessageSizeTooBig',
  429: 'Throttled',
  500: 'ServiceError',
};

/** Lets the next matching fault happen to a call of the bot, before or after the call has done its work. */
export function injectConnectorFault(faults: ConnectorFaults) {
  return createMiddleware<{ Bindings: HttpBindings }>(async (c, next) => {
    const { pathname, search } = new URL(c.req.url);
    const fault = faults.take(c.req.method, pathname + search);
    if (fault === undefined) return next();
    if (fault.when === 'after') await next();
    if (fault.delayMs > 0) await sleep(fault.delayMs);
    if (fault.drop) c.env.incoming.socket.destroy();
    else if (fault.status !== undefined) c.res = answer(fault, fault.status);
    else if (fault.when === 'before') await next();
    return fault.drop ? new Response(null) : undefined;
  });
}

function answer({ code, retryAfter }: ConnectorFault, status: number): Response {
  const reason = STATUS_CODES[status] ?? 'Unknown Error';
  const error = { code: code ?? usual[status] ?? reason.replaceAll(' ', ''), message: `${reason}.` };
  const headers = { ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }) };
  return Response.json({ error }, { status, headers });
}
