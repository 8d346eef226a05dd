import type { Dispatcher } from 'undici';
import { exchange, type Incoming } from '../../http/exchange';
import type { Finding } from './finding';

/** Milliseconds. */
const DEADLINE = 5_000;

/** One request on the bot's own way. */
export function ask(http: Dispatcher, url: string, headers: Readonly<Record<string, string>> = {}): Promise<Incoming> {
  return exchange(http, url, { method: 'GET', headers, body: null, deadline: DEADLINE });
}

/** A finding of whatever fails, with what to do about it. */
export async function attempt(what: string, remedy: string, work: () => Promise<unknown>): Promise<Finding> {
  try {
    await work();
    return { what };
  } catch (error) {
    return { what, problem: `${reasonOf(error)} ${remedy}` };
  }
}

/** In one line: an error's words and those of what caused it; of an answer of Entra its sentence, without the numbers behind it. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [entras] = /AADSTS\d+: .*?(?=\s*Trace ID:|$)/s.exec(error.message) ?? [];
  const [, refused] = /^Proxy response \((\d+)\)/.exec(error.message) ?? [];
  const words = refused ? `The proxy answers ${refused}.` : ((entras ?? error.message).split('\n')[0] ?? '');
  const cause = error.cause instanceof Error ? ` ${error.cause.message.split('\n')[0]}` : '';
  return `${words}${cause}`.trim().replace(/([^.!?])$/, '$1.');
}
