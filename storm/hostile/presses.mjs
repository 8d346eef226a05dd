import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { answersOf, KINDS } from './forms.mjs';
import { unsigned } from './tokens.mjs';
import { hostileText, oddValue, pick } from './words.mjs';

const require = createRequire(import.meta.url);
const { Tickets } = require('../../dist/bot/forms/tickets.js');

/** The beginning of the name in every forged submission: nothing of that name may ever exist. */
export const FORGED = 'Forged';
const VERBS = ['create', 'create', 'create', 'create', 'complete', 'open', 'more', 'switch', 'refresh', 'cancel'];

/** Presses that somebody makes up; every one submits what would be created, were it not for the forgery. */
export class ForgedPresses {
  constructor({ microsoft, forms, users, opened, spent, formKey }) {
    Object.assign(this, { microsoft, forms, users, opened, spent });
    this.strangers = new Tickets(['k'.repeat(40)]);
    this.expired = new Tickets([formKey], -3_600_000);
  }

  async send(random, number) {
    const form = pick(random, this.opened);
    const name = `${FORGED} ${number}`;
    const press = {
      user: form.user,
      chat: form.chat,
      message: form.message,
      verb: pick(random, VERBS),
      data: { ...form.data, ...answersOf(form, name) },
    };
    const [sort, forge] = pick(random, FORGERIES);
    const forged = { ...press, ...(await forge.call(this, press, form, random, name)) };
    const activity = this.activityOf(forged);
    if (forged.change) forged.change(activity);
    const answer = await this.forms.send(`forged: ${sort}`, activity, forged.allowed);
    if (answer.card && !forged.mayShow)
      this.forms.channel.report.found(`forged: ${sort}: a card came back`, JSON.stringify(activity));
  }

  activityOf({ user, chat, message, verb, data, token, state, trigger = 'manual' }) {
    const value = {
      action: { type: 'Action.Execute', verb, data },
      trigger,
      ...(token !== undefined && { authentication: { id: 'a', connectionName: 'graph', token } }),
      ...(state !== undefined && { state }),
    };
    return this.forms.activities.press(user, chat, value, message);
  }

  other(form, random) {
    return pick(
      random,
      this.users.filter(({ id }) => id !== form.user.id),
    );
  }

  contextOf({ kind, user, chat }) {
    return { kind, requester: user.id, tenant: this.microsoft.tenant.id, conversation: chat.conversationId };
  }

  tokenOf(user) {
    return this.forms.client.tokenOf(user);
  }
}

const withTicket = (data, ticket) => ({ data: { ...data, ticket } });

/** Name, and what differs from the press of the form's owner. A replay or an expired form may show a card to its owner. */
const FORGERIES = Object.entries({
  async 'somebody else'(_press, form, random) {
    const user = this.other(form, random);
    return { user, ...(random() < 0.5 && { token: await this.tokenOf(user) }) };
  },
  async "somebody else, with the owner's token"(_press, form, random) {
    return { user: this.other(form, random), token: await this.tokenOf(form.user) };
  },
  'another kind': ({ data }, form, random) => ({ data: { ...data, kind: pick(random, otherThan(KINDS, form.kind)) } }),
  async 'another conversation'(_press, { user, chat }, random) {
    const elsewhere = `${chat.conversationId}${pick(random, ['x', ' ', '\u0000', '%00', '/'])}`;
    const token = await this.tokenOf(user);
    return { chat: { ...chat, conversationId: random() < 0.5 ? elsewhere : '19:other@thread.v2' }, token };
  },
  'another tenant': () => ({
    change(activity) {
      activity.conversation.tenantId = '99999999-0000-4000-8000-000000000009';
      activity.channelData.tenant.id = activity.conversation.tenantId;
    },
  }),
  'a changed ticket': ({ data }, _form, random) => withTicket(data, changedTicket(data.ticket, random)),
  'a ticket of another key'({ data }, form) {
    return withTicket(data, this.strangers.issue(this.contextOf(form)));
  },
  async 'an expired ticket'({ data }, form) {
    const token = await this.tokenOf(form.user);
    return { ...withTicket(data, this.expired.issue(this.contextOf(form))), verb: 'create', token, mayShow: true };
  },
  async 'a replay with another payload'(_press, _form, random, name) {
    const form = pick(random, this.spent);
    const data = { ...form.data, ...answersOf(form, name) };
    return { ...form, verb: 'create', data, token: await this.tokenOf(form.user), mayShow: true };
  },
  'aadObjectId swapped'(_press, form, random) {
    const { id } = this.other(form, random);
    return { change: ({ from }) => Object.assign(from, { aadObjectId: id }) };
  },
  async "the owner's aadObjectId with one's own token"(_press, form, random) {
    const user = this.other(form, random);
    const change = ({ from }) => Object.assign(from, { id: user.teamsId, name: user.displayName });
    return { verb: 'create', token: await this.tokenOf(user), change };
  },
  'a bad token': async function ({ user }, form, random) {
    const { teamsToken, graphToken, app, tenant, keys } = this.microsoft;
    const stranger = await this.tokenOf(this.other(form, random));
    const good = await this.tokenOf(user);
    const claims = { aud: app.id, tid: tenant.id, oid: user.id, scp: 'access_as_user', exp: 4e9 };
    const make = pick(random, [
      () => stranger,
      () => unsigned(claims),
      () => `${good.split('.').slice(0, 2).join('.')}.${'A'.repeat(342)}`,
      () => `${good}x`,
      () => graphToken(user),
      () => keys.token(app.id, this.forms.client.serviceUrl),
      () => 'garbage',
      () => 'a'.repeat(50_000),
      () => hostileText(random),
    ]);
    return { verb: 'create', token: await make(teamsToken) };
  },
  'a made-up state': (_press, _form, random) => ({
    verb: 'create',
    state: pick(random, [
      randomBytes(32).toString('base64url'),
      'x',
      '7'.repeat(43),
      hostileText(random),
      ' '.repeat(900),
    ]),
  }),
  'an unknown verb': (_press, _form, random) => ({
    verb: pick(random, ['', 'Create', 'create ', 'delete', '__proto__', 'toString', hostileText(random), ' open']),
  }),
  'odd data': ({ data }, form, random, name) => ({ data: oddData(data, form, random, name), mayShow: true }),
});

function otherThan(list, one) {
  return list.filter((other) => other !== one);
}

function changedTicket(ticket, random) {
  const at = Math.floor(random() * ticket.length);
  const character = ticket[at] === 'A' ? 'B' : 'A';
  const [version, nonce, expiry, mac] = ticket.split('.');
  return pick(random, [
    `${ticket.slice(0, at)}${character}${ticket.slice(at + 1)}`,
    ticket.slice(0, at),
    `${ticket}${pick(random, ['.', '=', ' ', '\n', '\u0000', 'A'])}`,
    ` ${ticket}`,
    `v2.${nonce}.${expiry}.${mac}`,
    `v1.${randomBytes(16).toString('base64url')}.${expiry}.${mac}`,
    `v1.${nonce}.zzzzzz.${mac}`,
    `${version}.${nonce}.${expiry}`,
    `${version}.${nonce}.${expiry}.`,
    ticket.toUpperCase(),
    [ticket],
    { ticket },
    { toString: ticket },
    null,
    7,
    'a'.repeat(60_000),
    hostileText(random),
  ]);
}

/** The owner's own press, whose data are of another shape; the name is where no name is looked for. */
function oddData(data, { inputs }, random, name) {
  const [first] = inputs;
  const { kind, ticket } = data;
  return pick(random, [
    { kind, ticket, [first.id]: { value: name } },
    { kind, ticket, [first.id]: [name] },
    { kind, ticket, [first.id]: { toString: name } },
    { kind, ticket, answers: { [first.id]: name } },
    { kind: [kind], ticket, [first.id]: name },
    { kind: { kind }, ticket, [first.id]: name },
    [{ kind, ticket, [first.id]: name }],
    JSON.stringify({ kind, ticket, [first.id]: name }),
    oddValue(random),
    { kind, ticket, [first.id]: '', to: oddValue(random), said: oddValue(random), more: oddValue(random) },
    { kind: pick(random, ['__proto__', 'constructor', 'toString', '']), ticket, [first.id]: name },
    { ...Object.fromEntries(inputs.map(({ id }) => [id, oddValue(random)])), kind, ticket, [first.id]: null },
  ]);
}
