import type { OnBehalfOfCredentialOptions } from '@azure/identity';
import type { Dispatcher } from 'undici';
import { exchange, type Outgoing } from '../http/exchange';
import { textOf } from '../json/json';

/** What carries the requests of @azure/identity. */
export type EntraTransport = NonNullable<OnBehalfOfCredentialOptions['httpClient']>;

type Answer = Awaited<ReturnType<EntraTransport['sendRequest']>>;

/** The bot's own way out in the place of that of @azure/identity, which has no deadline; `deadline` is in milliseconds. */
export function entraTransport(http: Dispatcher, deadline: number): EntraTransport {
  return {
    async sendRequest(request): Promise<Answer> {
      const { status, headers, text } = await exchange(http, request.url, {
        method: methodOf(request.method),
        headers: request.headers.toJSON(),
        body: typeof request.body === 'string' ? request.body : null,
        deadline,
      });
      return { request, status, headers: headersOf(headers), bodyAsText: text };
    },
  };
}

function methodOf(method: string): Outgoing['method'] {
  return method === 'POST' ? 'POST' : 'GET';
}

function headersOf(incoming: Readonly<Record<string, string | string[] | undefined>>): Answer['headers'] {
  const headers = new Headers(Object.entries(incoming).map(([name, value]): [string, string] => [name, textOf(value)]));
  return {
    get: (name) => headers.get(name) ?? undefined,
    has: (name) => headers.has(name),
    set: (name, value) => headers.set(name, String(value)),
    delete: (name) => headers.delete(name),
    toJSON: () => Object.fromEntries(headers.entries()),
    [Symbol.iterator]: () => headers.entries(),
  };
}
