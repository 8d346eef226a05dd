import { randomUUID } from 'node:crypto';
import { Agent, request } from 'undici';
import { isJson, type Json, objectIn, parsed } from '../teams/json';
import type { User } from '../tenant';
import type { TokenSource } from './tokenSource';
import type { TrafficRecord } from './trafficRecord';

export interface ResendParts {
  readonly tokens: TokenSource;
  /** Where Graph listens; a request for a true name of Microsoft's goes there as well. */
  readonly graphUrl: string;
  /** The certificate of Graph, PEM. */
  readonly ca: string;
  /** Brings an activity to the bot; a card that answers an invoke is shown. */
  deliver(activity: Json, user: User): Promise<{ status: number; body: unknown }>;
}

export interface Resent {
  readonly status: number;
  readonly body: unknown;
}

/** Sends what was sent once more, with fresh tokens: an activity as the channel repeats it, or under a number of its own. */
export async function resend(record: TrafficRecord, user: User, asNew: boolean, parts: ResendParts): Promise<Resent> {
  const { way, method, url, requestHeaders = {}, body } = record;
  if (way === 'toBot') {
    const activity = objectIn({ body: await withTokens(body, () => parts.tokens.teams(user)) }, 'body');
    return parts.deliver(
      asNew ? { ...activity, id: randomUUID(), timestamp: new Date().toISOString() } : activity,
      user,
    );
  }
  if (way === 'graph') {
    const { pathname, search } = new URL(url);
    const headers = { ...kept(requestHeaders), authorization: `Bearer ${await parts.tokens.graph(user)}` };
    return sent(`${parts.graphUrl}${pathname}${search}`, { method, headers, body }, parts.ca);
  }
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${await parts.tokens.connector()}` };
  return sent(url, { method, headers, body }, parts.ca);
}

export function canBeResent({ way }: TrafficRecord): boolean {
  return way === 'toBot' || way === 'graph' || way === 'fromBot';
}

async function sent(
  url: string,
  { method, headers, body }: { method: string; headers: Record<string, string>; body: unknown },
  ca: string,
): Promise<Resent> {
  const dispatcher = new Agent({ connect: { ca } });
  const text = body === null || method === 'GET' ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  const fetched = await request(url, { dispatcher, method: methodOf(method), headers, body: text ?? null });
  const answer = { status: fetched.statusCode, body: parsed(await fetched.body.text()) };
  await dispatcher.close();
  return answer;
}

function methodOf(method: string) {
  const known = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
  return known.find((one) => one === method) ?? 'GET';
}

/** The headers that say what is meant; those of the connection are the sender's own. */
function kept(headers: Readonly<Record<string, string>>): Record<string, string> {
  const own = /^(host|connection|content-length|transfer-encoding|expect|accept-encoding|client-request-id)$/;
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !own.test(name)));
}

async function withTokens(value: unknown, token: () => Promise<string>): Promise<unknown> {
  if (value === '(token removed)') return token();
  if (Array.isArray(value)) return Promise.all(value.map((one) => withTokens(one, token)));
  if (!isJson(value)) return value;
  const members = await Promise.all(
    Object.entries(value).map(async ([name, member]) => [name, await withTokens(member, token)] as const),
  );
  return Object.fromEntries(members);
}
