import { Hono } from 'hono';
import type { Tenant, User } from '../tenant';
import type { BotAccount } from './activities';
import type { Client } from './client';
import type { Finder } from './finder';
import type { Json } from './json';
import type { StoredMessage } from './message';
import { bodyOf, refusal, required } from './request';
import { withMentions } from './typed';

export interface ChangesParts {
  readonly tenant: Tenant;
  readonly bot: BotAccount;
  readonly client: Client;
  readonly find: Finder;
  /** Everything is as at the start; resolves when the bot is ready again. */
  readonly reset: () => Promise<void>;
}

/** The scripting addresses for what people do to messages that are there, for adding and removing the app, and for a fresh start. */
export function changesApi({ tenant, bot, client, find, reset }: ChangesParts): Hono {
  const routes = new Hono();
  const asked = (body: Json): { user: User; message: StoredMessage } => {
    const user = find.user(required(body, 'user'));
    return { user, message: find.message(find.chat(user, required(body, 'chat')), required(body, 'message')) };
  };
  const own = (body: Json) => {
    const { user, message } = asked(body);
    if (message.from.user === user.userPrincipalName) return { user, message };
    throw refusal(
      400,
      `Message "${message.id}" is not ${user.userPrincipalName}'s. People change what they wrote alone.`,
    );
  };

  routes.post('/edit', async (c) => {
    const body = await bodyOf(c);
    const { user, message } = own(body);
    const everybody = [...tenant.users, ...tenant.visitors];
    const { text, mentions } = withMentions(required(body, 'text'), bot, everybody);
    return c.json({ answer: await client.edit(user, message, text, mentions) });
  });
  routes.post('/delete', async (c) => {
    const { user, message } = own(await bodyOf(c));
    return c.json({ answer: await client.delete(user, message) });
  });
  routes.post('/react', async (c) => {
    const body = await bodyOf(c);
    const { user, message } = asked(body);
    return c.json({ answer: await client.react(user, message, required(body, 'reaction')) });
  });
  routes.post('/install', async (c) => {
    const body = await bodyOf(c);
    const user = find.user(required(body, 'user'));
    await client.add(user, find.chat(user, required(body, 'chat')));
    return c.json({ installed: true });
  });
  routes.post('/uninstall', async (c) => {
    const body = await bodyOf(c);
    const user = find.user(required(body, 'user'));
    await client.remove(user, find.chat(user, required(body, 'chat')));
    return c.json({ installed: false });
  });
  routes.post('/reset', async (c) => {
    await reset();
    return c.json({ reset: true });
  });
  return routes;
}
