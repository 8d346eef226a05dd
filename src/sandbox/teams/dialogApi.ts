import { Hono } from 'hono';
import { type Tenant, userNamed } from '../tenant';
import { answersOf, InvalidInput } from './cardInputs';
import type { ClientConditions } from './conditions';
import { buttonData, type DialogOutcome, type Extensions } from './extensions';
import type { Finder } from './finder';
import type { IdleTracker } from './idleTracker';
import { type Json, objectIn, textIn } from './json';
import { bodyOf, refusal, required } from './request';

export interface DialogParts {
  readonly tenant: Tenant;
  readonly find: Finder;
  readonly extensions: Extensions;
  readonly conditions: ClientConditions;
  readonly idle: IdleTracker;
}

const quietMs = 50;

/** `/sandbox/dialog`: an action of a message's menu, and the buttons of the dialog that it opens. */
export function dialogApi({ tenant, find, extensions, conditions, idle }: DialogParts): Hono {
  const routes = new Hono();
  const answered = async (asked: Promise<DialogOutcome>) => {
    const outcome = await asked;
    await idle.lasting(quietMs);
    return outcome;
  };
  routes.post('/dialog', async (c) => {
    const body = await bodyOf(c);
    const user = find.user(required(body, 'user'));
    const message = find.message(find.chat(user, required(body, 'chat')), required(body, 'message'));
    if (!conditions.current.dialogs) throw refusal(400, 'This client opens no dialogs ("dialogs" in /sandbox/world).');
    return c.json(await answered(extensions.open(user, message, required(body, 'command'))));
  });
  routes.post('/dialog/submit', async (c) => {
    const body = await bodyOf(c);
    const user = find.user(required(body, 'user'));
    const open = extensions.of(user);
    if (!open) throw refusal(404, `${user.userPrincipalName} has no dialog open.`);
    // The page sends what its own client has put together.
    const title = textIn(body, 'title');
    const data = title === undefined ? objectIn(body, 'data') : filled(open.card, title, objectIn(body, 'inputs'));
    return c.json(await answered(extensions.submit(user, data)));
  });
  routes.post('/dialog/close', async (c) => {
    extensions.close(find.user(required(await bodyOf(c), 'user')));
    return c.json({ kind: 'closed' });
  });

  function filled(card: Json, title: string, inputs: Json): Json {
    const data = buttonData(card, title);
    if (!data) throw refusal(404, `The dialog has no button "${title}".`);
    try {
      return { ...data, ...answersOf(card, inputs, (name) => userNamed(tenant, name)?.id) };
    } catch (error) {
      if (error instanceof InvalidInput) throw refusal(400, error.message);
      throw error;
    }
  }
  return routes;
}
