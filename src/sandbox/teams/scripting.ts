import { Hono } from 'hono';
import type { User } from '../tenant';
import { InvalidInput } from './cardInputs';
import type { Chat } from './chat';
import type { Chats } from './chats';
import type { Finder } from './finder';
import type { InvokeOutcome } from './invokeAnswer';
import { type Json, objectIn, textIn } from './json';
import { NoButton, type Person } from './person';
import type { RawActivities } from './rawActivities';
import { bodyOf, refusal, required } from './request';
import { loginAddress } from './signIn';

/** A person by script: say, press, and what the chats look like. */
export function scripting(find: Finder, chats: Chats, person: Person, raw: RawActivities): Hono {
  const routes = new Hono();

  routes.post('/say', async (c) => {
    const body = await bodyOf(c);
    const user = find.user(required(body, 'user'));
    const chat = find.chat(user, required(body, 'chat'));
    const locale = textIn(body, 'locale');
    if (locale !== undefined) person.speak(user, canonical(locale));
    const answer = await person.say(user, chat, required(body, 'text'), textIn(body, 'threadId') ?? null);
    if (answer && (answer.status < 200 || answer.status > 299)) {
      throw refusal(502, `The bot did not take the message: HTTP ${answer.status} ${JSON.stringify(answer.body)}`);
    }
    return c.json({ messages: shown(chats, user, chat) });
  });

  routes.post('/press', async (c) => {
    const body = await bodyOf(c);
    const user = find.user(required(body, 'user'));
    const chat = find.chat(user, required(body, 'chat'));
    const press = {
      message: textIn(body, 'message'),
      verb: textIn(body, 'verb'),
      title: textIn(body, 'title'),
      inputs: objectIn(body, 'inputs'),
      consent: body.consent === true,
      account: body.account === undefined ? undefined : find.user(required(body, 'account')),
      decline: body.decline === true,
    };
    if (press.verb === undefined && press.title === undefined) throw refusal(400, 'Give the "verb" or the "title".');
    const outcome = await person.press(user, chat, press).catch(refusePress);
    return c.json({ messages: shown(chats, user, chat), ...said(outcome) });
  });

  routes.post('/activity', async (c) => {
    const body = await bodyOf(c);
    const user = find.user(required(body, 'user'));
    const chat = find.chat(user, required(body, 'chat'));
    const { status, body: answer } = await raw.send(user, chat, objectIn(body, 'activity'));
    return c.json({ messages: shown(chats, user, chat), status, body: answer });
  });

  routes.get('/chats', async (c) => {
    const user = find.user(c.req.query('user'));
    const mine = chats.of(user);
    for (const chat of mine) await person.look(user, chat);
    return c.json({
      chats: mine.map((chat) => ({ id: chat.name, title: chat.title, messages: shown(chats, user, chat) })),
    });
  });

  return routes;
}

function canonical(locale: string): string {
  try {
    return new Intl.Locale(locale).toString();
  } catch {
    throw refusal(400, `"locale" is "${locale}". Write a language tag such as de-DE.`);
  }
}

function refusePress(error: unknown): never {
  if (error instanceof NoButton) throw refusal(404, error.message);
  if (error instanceof InvalidInput) throw refusal(400, error.message);
  throw error;
}

/** What the client shows besides the chat itself. */
function said(outcome: InvokeOutcome): Json {
  switch (outcome.kind) {
    case 'notice':
      return { notice: outcome.text };
    case 'error':
      return { error: outcome.text };
    case 'loginRequest':
      return {
        signIn: true,
        login: loginAddress(outcome.request),
        ...(outcome.code !== undefined && { code: outcome.code }),
      };
    case 'unreachable':
      throw refusal(502, outcome.text);
    case 'exchangeFailed':
    case 'invalidAuthCode':
      return { error: 'Something went wrong while signing in. Please try again.' };
    default:
      return {};
  }
}

function shown(chats: Chats, user: User, chat: Chat): Json[] {
  return chats.seenBy(user, chat).map(({ id, from, threadId, text, card }) => ({
    id,
    from: from.name,
    ...(threadId !== null && { threadId }),
    ...(text !== null && { text }),
    ...(card !== null && { card }),
  }));
}
