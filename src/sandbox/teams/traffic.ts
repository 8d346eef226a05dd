import type { TrafficRecord } from '../traffic/trafficRecord';

/** One HTTP exchange with the bot, as pages are told of it. */
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

/** Undefined for what is no exchange with the bot, or has not come to its end. */
export function trafficOf(record: TrafficRecord): Traffic | undefined {
  const { at, way: direction, name, method, url, status, durationMs, body, response } = record;
  if (durationMs === null || (direction !== 'toBot' && direction !== 'fromBot')) return undefined;
  return { at, direction, name, method, url, status, durationMs, body, response };
}
