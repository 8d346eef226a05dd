import { randomBytes } from 'node:crypto';
import { Tickets } from '../../dist/bot/forms/tickets.js';
import { objectIn, textIn } from '../../dist/sandbox/teams/json.js';
import { pick } from '../random.mjs';
import { answersOf, KINDS } from './forms.mjs';
import { hostileText, oddValue } from './hostileText.mjs';
import { unsigned } from './tokens.mjs';

/** @typedef {import('../../dist/sandbox/teams/activities.js').Activity} Activity */
/** @typedef {import('../../dist/sandbox/teams/json.js').Json} Json */
/** @typedef {import('../../dist/sandbox/tenant.js').User} User */
/** @typedef {import('../random.mjs').Random} Random */
/** @typedef {import('./forms.mjs').Form} Form */
/**
 * @typedef {object} Press
 * @property {User} user who presses
 * @property {import('../../dist/sandbox/teams/chat.js').Chat} chat
 * @property {string} message
 * @property {string} verb
 * @property {unknown} data
 * @property {string} [token]
 * @property {string} [state]
 */
/**
 * @typedef {object} Forgery
 * @property {(activity: Activity) => void} [change] of the whole activity
 * @property {boolean} [mayShow] whether a card may come back
 */
/**
 * @typedef {object} Attempt
 * @property {ForgedPresses} presses
 * @property {Form} form
 * @property {Json} data that the form's owner would send
 * @property {Random} random
 * @property {string} name of the object that must not come to be
 */

/** The beginning of the name in every forged submission: nothing of that name may ever exist. */
export const FORGED = 'Forged';
const VERBS = ['create', 'create', 'create', 'create', 'complete', 'open', 'more', 'switch', 'refresh', 'cancel'];

/** Presses that somebody makes up; every one submits what would be created, were it not for the forgery. */
export class ForgedPresses {
  /**
   * @param {object} options
   * @param {import('../microsoft.mjs').Microsoft} options.microsoft
   * @param {import('./forms.mjs').Forms} options.forms
   * @param {readonly User[]} options.users
   * @param {readonly Form[]} options.opened
   * @param {readonly Form[]} options.spent
   * @param {string} options.formKey
   */
  constructor({ microsoft, forms, users, opened, spent, formKey }) {
    this.microsoft = microsoft;
    this.forms = forms;
    this.users = users;
    this.opened = opened;
    this.spent = spent;
    this.strangers = new Tickets(['k'.repeat(40)]);
    this.expired = new Tickets([formKey], -3_600_000);
  }

  /**
   * @param {Random} random
   * @param {number} number
   */
  async send(random, number) {
    const form = pick(random, this.opened);
    const { user, chat, message } = form;
    const name = `${FORGED} ${number}`;
    const data = { ...form.data, ...answersOf(form, name) };
    const verb = pick(random, VERBS);
    const [sort, forge] = pick(random, FORGERIES);
    const forged = await forge({ presses: this, form, data, random, name });
    const activity = this.activityOf({ user, chat, message, verb, data, ...forged });
    forged.change?.(activity);
    const answer = await this.forms.send(`forged: ${sort}`, activity);
    // The form that it came from comes back with what was typed, so that nothing of it is lost; nothing was done.
    // One that was dropped says so, whatever is pressed on it.
    const isReturned = /⚠ Not done: |You cancelled this form\./.test(JSON.stringify(answer.card ?? ''));
    if (answer.card && !forged.mayShow && !isReturned)
      this.forms.channel.report.found(
        `forged: ${sort}: a card came back`,
        JSON.stringify([forged.verb ?? verb, answer.card]),
      );
  }

  /** @param {Press} press */
  activityOf({ user, chat, message, verb, data, token, state }) {
    const value = {
      action: { type: 'Action.Execute', verb, data },
      trigger: 'manual',
      ...(token !== undefined && { authentication: { id: 'a', connectionName: 'graph', token } }),
      ...(state !== undefined && { state }),
    };
    return this.forms.activities.press(user, chat, value, message);
  }

  /**
   * @param {Form} form
   * @param {Random} random
   */
  other(form, random) {
    return pick(
      random,
      this.users.filter(({ id }) => id !== form.user.id),
    );
  }

  /** @param {Form} form */
  contextOf({ kind, user, chat }) {
    return { kind, requester: user.id, tenant: this.microsoft.tenant.id, conversation: chat.conversationId };
  }

  /** @param {User} user */
  tokenOf(user) {
    return this.forms.client.tokenOf(user);
  }
}

/**
 * Name, and what differs from the press of the form's owner. A replay or an expired form may show a card to its owner.
 * @type {readonly [string, (attempt: Attempt) => (Partial<Press> & Forgery) | Promise<Partial<Press> & Forgery>][]}
 */
const FORGERIES = [
  [
    'somebody else',
    async ({ presses, form, random }) => {
      const user = presses.other(form, random);
      return { user, ...(random() < 0.5 && { token: await presses.tokenOf(user) }) };
    },
  ],
  [
    "somebody else, with the owner's token",
    async ({ presses, form, random }) => ({
      user: presses.other(form, random),
      token: await presses.tokenOf(form.user),
    }),
  ],
  [
    'another kind',
    ({ data, form, random }) => ({ data: { ...data, kind: pick(random, otherThan(KINDS, form.kind)) } }),
  ],
  [
    'another conversation',
    async ({ presses, form: { user, chat }, random }) => {
      const elsewhere = `${chat.conversationId}${pick(random, ['x', ' ', '\u0000', '%00', '/'])}`;
      const token = await presses.tokenOf(user);
      return { chat: { ...chat, conversationId: random() < 0.5 ? elsewhere : '19:other@thread.v2' }, token };
    },
  ],
  [
    'another tenant',
    () => ({
      change(activity) {
        const tenantId = '99999999-0000-4000-8000-000000000009';
        objectIn(activity, 'conversation').tenantId = tenantId;
        objectIn(objectIn(activity, 'channelData'), 'tenant').id = tenantId;
      },
    }),
  ],
  [
    'a changed ticket',
    ({ data, random }) => ({ data: { ...data, ticket: changedTicket(textIn(data, 'ticket') ?? '', random) } }),
  ],
  [
    'a ticket of another key',
    ({ presses, data, form }) => ({ data: { ...data, ticket: presses.strangers.issue(presses.contextOf(form)) } }),
  ],
  [
    'an expired ticket',
    async ({ presses, data, form }) => {
      const token = await presses.tokenOf(form.user);
      const ticket = presses.expired.issue(presses.contextOf(form));
      return { data: { ...data, ticket }, verb: 'create', token, mayShow: true };
    },
  ],
  [
    'a replay with another payload',
    async ({ presses, random, name }) => {
      const form = pick(random, presses.spent);
      const { user, chat, message } = form;
      const data = { ...form.data, ...answersOf(form, name) };
      return { user, chat, message, verb: 'create', data, token: await presses.tokenOf(user), mayShow: true };
    },
  ],
  [
    'aadObjectId swapped',
    ({ presses, form, random }) => {
      const { id } = presses.other(form, random);
      return { change: (activity) => Object.assign(objectIn(activity, 'from'), { aadObjectId: id }) };
    },
  ],
  [
    "the owner's aadObjectId with one's own token",
    async ({ presses, form, random }) => {
      const user = presses.other(form, random);
      const from = { id: user.teamsId, name: user.displayName };
      const token = await presses.tokenOf(user);
      return { verb: 'create', token, change: (activity) => Object.assign(objectIn(activity, 'from'), from) };
    },
  ],
  ['a bad token', async (attempt) => ({ verb: 'create', token: await badToken(attempt) })],
  [
    'a made-up state',
    ({ random }) => ({
      verb: 'create',
      state: pick(random, [
        randomBytes(32).toString('base64url'),
        'x',
        '7'.repeat(43),
        hostileText(random),
        ' '.repeat(900),
      ]),
    }),
  ],
  [
    'an unknown verb',
    ({ random }) => ({
      verb: pick(random, ['', 'Create', 'create ', 'delete', '__proto__', 'toString', hostileText(random), ' open']),
    }),
  ],
  ['odd data', (attempt) => ({ data: oddData(attempt), mayShow: true })],
];

/** @param {Attempt} attempt */
async function badToken({ presses, form, random }) {
  const { graphToken, app, tenant, keys } = presses.microsoft;
  const { user } = form;
  const stranger = await presses.tokenOf(presses.other(form, random));
  const good = await presses.tokenOf(user);
  const claims = { aud: app.id, tid: tenant.id, oid: user.id, scp: 'access_as_user', exp: 4e9 };
  /** @type {readonly (() => string | Promise<string>)[]} */
  const tokens = [
    () => stranger,
    () => unsigned(claims),
    () => `${good.split('.').slice(0, 2).join('.')}.${'A'.repeat(342)}`,
    () => `${good}x`,
    () => graphToken(user),
    () => keys.token(app.id, presses.forms.client.serviceUrl),
    () => 'garbage',
    () => 'a'.repeat(50_000),
    () => hostileText(random),
  ];
  return pick(random, tokens)();
}

/**
 * @param {readonly string[]} list
 * @param {string} one
 */
function otherThan(list, one) {
  return list.filter((other) => other !== one);
}

/**
 * @param {string} ticket
 * @param {Random} random
 */
function changedTicket(ticket, random) {
  const at = Math.floor(random() * ticket.length);
  const character = ticket[at] === 'A' ? 'B' : 'A';
  const [version, nonce, issued, expiry, mac] = ticket.split('.');
  /** @type {readonly unknown[]} */
  const tickets = [
    `${ticket.slice(0, at)}${character}${ticket.slice(at + 1)}`,
    ticket.slice(0, at),
    `${ticket}${pick(random, ['.', '=', ' ', '\n', '\u0000', 'A'])}`,
    ` ${ticket}`,
    `v3.${nonce}.${issued}.${expiry}.${mac}`,
    `v1.${nonce}.${expiry}.${mac}`,
    `v2.${randomBytes(16).toString('base64url')}.${issued}.${expiry}.${mac}`,
    `v2.${nonce}.${issued}.zzzzzz.${mac}`,
    `v2.${nonce}.${expiry}.${expiry}.${mac}`,
    `${version}.${nonce}.${issued}.${expiry}`,
    `${version}.${nonce}.${issued}.${expiry}.`,
    ticket.toUpperCase(),
    [ticket],
    { ticket },
    { toString: ticket },
    null,
    7,
    'a'.repeat(60_000),
    hostileText(random),
  ];
  return pick(random, tickets);
}

/**
 * The owner's own press, whose data are of another shape; the name is where no name is looked for.
 * @param {Attempt} attempt
 */
function oddData({ data, form: { inputs }, random, name }) {
  const [first] = inputs;
  const { kind, ticket } = data;
  /** @type {readonly unknown[]} */
  const odd = [
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
  ];
  return pick(random, odd);
}
