import { createRemoteJWKSet, customFetch, type RemoteJWKSet } from 'jose';
import type { Dispatcher } from 'undici';
import { exchange } from './exchange';

/** Milliseconds. */
const DEADLINE = 2_000;

/** The keys that are published at an address: kept, and fetched again only when a new one appears. */
export function publishedKeys(http: Dispatcher, address: URL): RemoteJWKSet {
  return createRemoteJWKSet(address, {
    timeoutDuration: DEADLINE,
    cacheMaxAge: Number.POSITIVE_INFINITY,
    [customFetch]: async (url) => {
      const request = {
        method: 'GET',
        headers: { accept: 'application/json' },
        body: null,
        deadline: DEADLINE,
      } as const;
      const { status, text } = await exchange(http, url, request);
      return status === 200 ? new Response(text) : new Response(null, { status });
    },
  });
}
