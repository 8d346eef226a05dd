import { Hono } from 'hono';
import type { Tenant, User } from '../tenant';
import type { BotAccount } from './activities';
import type { Chats } from './chats';
import type { Client } from './client';
import type { Command } from './commands';
import type { Events } from './events';
import type { Finder } from './finder';
import { objectIn, objectsIn, textIn } from './json';
import type { Mention } from './message';
import { peopleChoices } from './people';
import { bodyOf, refusal, required } from './request';
import type { SignIn } from './signIn';

export interface PageParts {
  tenant: Tenant;
  bot: BotAccount;
  /** What the app's manifest offers somebody who types. */
  commands(user: User): readonly Command[];
  /** What it offers in the menu of a message. */
  messageActions(user: User): readonly { id: string; title: string }[];
  find: Finder;
  chats: Chats;
  client: Client;
  events: Events;
  signIn: SignIn;
}

/** What the chat page asks of Teams. */
export function pageApi(parts: PageParts): Hono {
  const { tenant, bot, commands, messageActions, find, chats, client, events, signIn } = parts;
  const api = new Hono();

  api.get('/state', (c) => {
    const me = find.user(c.req.query('user'));
    const mine = chats.of(me);
    for (const chat of mine) void client.open(me, chat);
    const shown = mine.map((chat) => ({
      id: chat.name,
      title: chat.title,
      conversationId: chat.conversationId,
      members: chat.members.map(({ userPrincipalName }) => userPrincipalName),
      messages: chats.seenBy(me, chat),
    }));
    return c.json({
      me,
      users: tenant.users,
      bot,
      commands: commands(me),
      messageActions: messageActions(me),
      chats: shown,
    });
  });

  api.get('/events', (c) => events.streamTo(find.user(c.req.query('user'))));

  api.post('/send', async (c) => {
    const body = await bodyOf(c);
    const user = find.user(required(body, 'user'));
    const chat = find.chat(user, required(body, 'chat'));
    const mentions = objectsIn(body, 'mentions').map(mention);
    const { message } = client.send(user, chat, required(body, 'text'), mentions, textIn(body, 'threadId') ?? null);
    return c.json({ id: message.id });
  });

  api.post('/invoke', async (c) => {
    const body = await bodyOf(c);
    const user = find.user(required(body, 'user'));
    const message = find.message(find.chat(user, required(body, 'chat')), required(body, 'message'));
    const { status, body: answer, outcome } = await client.invoke(user, message, required(body, 'name'), body.value);
    const error = outcome.kind === 'unreachable' || outcome.kind === 'error' ? { error: outcome.text } : {};
    return c.json({ status, body: answer, ...error });
  });

  api.post('/submit', async (c) => {
    const body = await bodyOf(c);
    const user = find.user(required(body, 'user'));
    const message = find.message(find.chat(user, required(body, 'chat')), required(body, 'message'));
    const { status, body: answer } = await client.submit(user, message, objectIn(body, 'value'));
    return c.json({ status, body: answer, ...(status >= 300 && { error: `The bot answered HTTP ${status}.` }) });
  });

  api.post('/sso', async (c) => {
    const body = await bodyOf(c);
    const user = find.user(required(body, 'user'));
    const { name } = find.chat(user, required(body, 'chat'));
    const token = await signIn.silentToken(user, required(body, 'resource'), name);
    return c.json(token === undefined ? { error: 'resourcematchfailed' } : { token });
  });

  api.get('/people', (c) => {
    const { user, scope, chat, q = '' } = c.req.query();
    const here = scope === 'currentContext' ? find.chat(find.user(user), chat).members : tenant.users;
    return c.json(peopleChoices(here, q));
  });

  return api;
}

function mention(given: unknown): Mention {
  const id = textIn(given, 'id');
  const name = textIn(given, 'name');
  if (id === undefined || name === undefined) throw refusal(400, 'Each of "mentions" needs an "id" and a "name".');
  return { id, name, text: `<at>${name}</at>` };
}
