import { setTimeout as wait } from 'node:timers/promises';
import { type Context, Hono } from 'hono';
import type { User } from '../tenant';
import type { Activity } from './activities';
import type { BotAnswer, Channel } from './channel';
import { readInvokeAnswer } from './invokeAnswer';
import { type Json, objectIn, objectsIn, textIn } from './json';
import type { RelayPeople } from './relayPeople';
import { bodyOf, refusal, required } from './request';
import type { SignIn } from './signIn';

export interface RelayParts {
  channel: Channel;
  signIn: SignIn;
  people: RelayPeople;
  /** Where the bot reaches the relay's connector, with a slash at the end. */
  connectorUrl: () => string;
}

/** The bot's endpoint for clients that know neither signatures nor sign-in, such as the Agents Playground. */
export function relay(parts: RelayParts): Hono {
  return new Hono().post('/api/messages', async (c) => {
    const activity = relayed(await bodyOf(c), parts);
    const user = parts.people.userOf(textIn(activity.from, 'id') ?? '');
    const { status, body } =
      activity.type === 'invoke' ? await invoke(parts, user, activity) : await parts.channel.deliver(activity);
    if (status === 0) throw refusal(502, `The bot cannot be reached: ${body}`);
    return new Response(body === null ? null : JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json' },
    });
  });
}

function relayed(activity: Json, { people, connectorUrl }: RelayParts): Activity {
  const type = required(activity, 'type');
  const id = required(activity, 'id');
  const name = textIn(activity, 'name');
  const home = Buffer.from(required(activity, 'serviceUrl')).toString('base64url');
  const serviceUrl = `${connectorUrl()}${home}/`;
  return { ...people.translated(activity), type, id, ...(name !== undefined && { name }), serviceUrl };
}

/** Answers login requests with the person's token; what only a person can do is put into words. */
async function invoke({ channel, signIn }: RelayParts, user: User, activity: Activity): Promise<BotAnswer> {
  let answer: BotAnswer = { status: 0, body: null };
  const send = async (extra: Json) => {
    const value = { ...objectIn(activity, 'value'), ...extra };
    answer = await channel.deliver({ ...activity, value });
    return readInvokeAnswer(activity.name ?? '', answer);
  };
  const outcome = await signIn.until(user, 'personal', send, { accepts: false });
  if (outcome.kind !== 'loginRequest') return answer;
  const [button] = objectsIn(outcome.request, 'buttons');
  const page = textIn(button, 'value');
  const value = `Muster needs your consent. [Open the page that asks for it](${page}), accept, and press again.`;
  return { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value } };
}

// The Playground loses an answer in a channel that overtakes the page's own call; a short hold lets that call through.
const holdMs = 200;
const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** Hands the bot's connector calls on to the client the activity came from, which must be on this machine. */
export function relayConnector(): Hono {
  return new Hono().all('/:home/v3/*', async (c) => {
    const home = Buffer.from(c.req.param('home'), 'base64url').toString();
    if (!URL.canParse(home) || !loopback.includes(new URL(home).hostname)) {
      throw refusal(400, 'The relay only speaks to clients on this machine.');
    }
    return forward(c, home.replace(/\/$/, ''));
  });
}

async function forward(c: Context, home: string): Promise<Response> {
  const { method, raw } = c.req;
  if (method === 'POST') await wait(holdMs);
  const { pathname, search } = new URL(raw.url);
  const rest = pathname.slice(pathname.indexOf('/v3/'));
  const body = method === 'GET' || method === 'DELETE' ? {} : { body: await c.req.text() };
  const headers = { 'content-type': raw.headers.get('content-type') ?? 'application/json' };
  const answer = await fetch(`${home}${rest}${search}`, { method, headers, ...body }).catch(() => {
    throw refusal(502, `The client at ${home} does not answer. Is it still running?`);
  });
  return new Response((await answer.text()) || null, {
    status: answer.status,
    headers: { 'content-type': 'application/json' },
  });
}
