import { withoutTokens } from './withoutTokens';

/** One HTTP exchange with the bot, for the page's inspector. */
export interface Traffic {
  at: string;
  direction: 'toBot' | 'fromBot';
  /** An activity's type, an invoke's name, or the connector's operation. */
  name: string;
  method: string;
  url: string;
  status: number;
  durationMs: number;
  body: unknown;
  response: unknown;
}

/** Stamps an exchange that began at `startedAt` (epoch milliseconds) and takes the tokens out of its bodies. */
export function traffic(startedAt: number, exchange: Omit<Traffic, 'at' | 'durationMs'>): Traffic {
  const { body, response, ...rest } = exchange;
  return {
    at: new Date(startedAt).toISOString(),
    durationMs: Date.now() - startedAt,
    ...rest,
    body: withoutTokens(body),
    response: withoutTokens(response),
  };
}
