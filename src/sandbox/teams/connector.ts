import { type Context, Hono } from 'hono';
import type { Tenant } from '../tenant';
import type { BotAccount } from './activities';
import { contentsOf } from './botContent';
import { type Chat, channelId, team } from './chat';
import type { Chats } from './chats';
import {
  activityNotFound,
  answerConnectorError,
  badSyntax,
  ConnectorError,
  conversationNotFound,
  notInRoster,
  tooBig,
} from './connectorError';
import type { Events } from './events';
import { isJson, type Json, parsed, textIn } from './json';
import { loginIn } from './loginCard';
import type { StoredMessage } from './message';
import { memberNamed, memberOf } from './roster';
import type { TokenExchange } from './tokenExchange';

export interface ConnectorParts {
  tenant: Tenant;
  bot: BotAccount;
  chats: Chats;
  events: Events;
  /** What a client does about a card that asks to sign in. */
  exchange: TokenExchange;
}

const maxBytes = 100 * 1024;
const conversation = '/v3/conversations/:conversation';

/** The connector's routes, by which a bot writes into chats and asks who is in them. Who may call is checked before. */
export function connector({ tenant, bot, chats, events, exchange }: ConnectorParts): Hono {
  const routes = new Hono();
  routes.onError(answerConnectorError);

  const post = async (c: Context) => {
    const id = c.req.param('conversation') ?? '';
    const chat = chatOf(chats, id);
    const activity = await activityOf(c);
    if (activity.type === 'typing') {
      events.publish('typing', (viewer) => (chat.members.includes(viewer) ? { chat: chat.name } : undefined));
      return c.body(null, 202);
    }
    const sender = { ...bot, bot: true };
    const login = loginIn(activity);
    if (login) {
      const asked = chats.message(chat, c.req.param('activity') ?? '');
      return c.json({ id: exchange.begin(login, chat, sender, threadOf(id), asked?.from.user) }, 201);
    }
    const contents = contentsOrRefusal(activity);
    const only = isTargeted(c) ? recipientOf(activity, chat) : undefined;
    const messages = contents.map((content) => chats.add(chat, sender, content, threadOf(id), only));
    // Teams splits text and cards into messages of their own, and then gives no id back.
    return messages[1] ? c.body(null, 202) : c.json({ id: messages[0]?.id }, 201);
  };
  routes.post(`${conversation}/activities`, post);
  routes.post(`${conversation}/activities/:activity`, post);

  routes.post('/v3/conversations', async (c) => {
    const { members, isGroup } = await activityOf(c);
    const [member] = Array.isArray(members) ? members : [];
    const user = memberNamed([...tenant.users, ...tenant.visitors], textIn(member, 'id') ?? '');
    if (!user || isGroup === true) throw badSyntax('Only a conversation with one person can be made.');
    const chat = chats.named('personal', user);
    if (!chat || chat.removed) throw notInRoster();
    chat.installed = true;
    return c.json({ id: chat.conversationId }, 201);
  });

  routes.put(`${conversation}/activities/:activity`, async (c) => {
    const message = ownMessage(chats, c);
    const activity = await activityOf(c);
    if (isTargeted(c) && activity.recipient !== undefined) throw badSyntax('An update names no recipient.');
    const [content, more] = contentsOrRefusal(activity);
    if (!content || more) throw badSyntax('An update holds either text or one card.');
    chats.update(message, content);
    return c.json({ id: message.id });
  });

  routes.delete(`${conversation}/activities/:activity`, (c) => {
    chats.delete(ownMessage(chats, c));
    return c.json({});
  });

  routes.get(`${conversation}/members`, (c) => c.json(roster(chats, c).map((user) => memberOf(tenant, user))));

  // A page holds at least 50 people, which is more than any chat here has.
  routes.get(`${conversation}/pagedmembers`, (c) =>
    c.json({ members: roster(chats, c).map((user) => memberOf(tenant, user)) }),
  );

  routes.get(`${conversation}/members/:member`, (c) => {
    const member = memberNamed(roster(chats, c), c.req.param('member'));
    if (!member) throw new ConnectorError(404, 'MemberNotFoundInConversation', 'Member not found in conversation.');
    return c.json(memberOf(tenant, member));
  });

  routes.get('/v3/teams/:team', (c) => {
    if (c.req.param('team') !== team.id) throw conversationNotFound();
    return c.json({ ...team, tenantId: tenant.id });
  });

  return routes;
}

function chatOf(chats: Chats, conversationId: string): Chat {
  const chat = chats.withConversation(conversationId);
  if (!chat) throw conversationNotFound();
  if (!chat.installed) throw notInRoster();
  return chat;
}

/** A team's roster is asked for under the id of the team itself. */
function roster(chats: Chats, c: Context): Chat['members'] {
  const id = c.req.param('conversation') ?? '';
  return chatOf(chats, id === team.id ? channelId : id).members;
}

/** The suffix of the conversation id alone says in which thread a message belongs. */
function threadOf(conversationId: string): string | null {
  return /;messageid=(.+)$/.exec(conversationId)?.[1] ?? null;
}

function ownMessage(chats: Chats, c: Context): StoredMessage {
  const message = chats.message(chatOf(chats, c.req.param('conversation') ?? ''), c.req.param('activity') ?? '');
  if (!message?.from.bot || isTargeted(c) !== (message.only !== undefined)) throw activityNotFound();
  return message;
}

/** A message that one member alone sees is sent, changed and deleted with this in the address. */
function isTargeted(c: Context): boolean {
  return c.req.query('isTargetedActivity') === 'true';
}

function recipientOf({ recipient }: Json, chat: Chat): string {
  const member = memberNamed(chat.members, textIn(recipient, 'id') ?? '');
  if (!member) throw badSyntax('A targeted message needs a recipient, who is a member of the conversation.');
  if (chat.name === 'personal') throw badSyntax('A personal chat has no targeted messages.');
  return member.teamsId;
}

async function activityOf(c: Context): Promise<Json> {
  const text = await c.req.text();
  if (text.length * 2 > maxBytes) throw tooBig();
  const activity = parsed(text);
  if (!isJson(activity)) throw badSyntax('The body must be an activity.');
  return activity;
}

function contentsOrRefusal(activity: Json) {
  if (activity.type !== 'message') throw badSyntax('Only activities of the types message and typing are taken.');
  const contents = contentsOf(activity);
  if (contents.length === 0) throw badSyntax('The activity has neither text nor an Adaptive Card.');
  return contents;
}
