import { Catalog } from '../../dist/bot/kinds/catalog.js';
import { objectIn, objectsIn, textIn } from '../../dist/sandbox/teams/json.js';
import { elementsOf } from '../cards.mjs';

/** @typedef {import('../../dist/sandbox/teams/chat.js').Chat} Chat */
/** @typedef {import('../../dist/sandbox/teams/json.js').Json} Json */
/** @typedef {import('../../dist/sandbox/tenant.js').User} User */
/** @typedef {import('../random.mjs').Random} Random */
/** @typedef {(kind: string, random: Random) => User} UserFor somebody who may create such an object */
/** @typedef {{ id: string, value: unknown, type: unknown, maxLength: number }} Input */
/**
 * @typedef {object} Form
 * @property {User} user whose form it is
 * @property {Chat} chat
 * @property {string} kind
 * @property {string} message its id
 * @property {[Input, ...Input[]]} inputs
 * @property {Json} data of its button
 */

/**
 * How each kind is asked for, by its name.
 * @type {Readonly<Record<string, string>>}
 */
export const COMMANDS = Object.fromEntries(Catalog.load().kinds.map(({ name, command }) => [name, command]));
export const KINDS = Object.keys(COMMANDS);

/** People who ask for forms properly, and submit them. */
export class Forms {
  /**
   * @param {object} options
   * @param {import('../microsoft.mjs').Microsoft} options.microsoft
   * @param {import('./fakeChannel.mjs').FakeChannel} options.channel
   * @param {import('../client.mjs').Client} options.client
   * @param {import('./activities.mjs').OddActivities} options.activities
   */
  constructor({ microsoft, channel, client, activities }) {
    this.microsoft = microsoft;
    this.channel = channel;
    this.client = client;
    this.activities = activities;
  }

  /**
   * The form that somebody gets who asks for it; undefined where Graph lets the person have none.
   * @param {string} name
   * @param {Pick<Form, 'user' | 'chat' | 'kind'>} place
   * @param {string} title
   * @returns {Promise<Form | undefined>}
   */
  async open(name, { user, chat, kind }, title = '') {
    const activity = this.activities.message(user, chat, `${COMMANDS[kind]} ${title}`);
    const coming = this.microsoft.connector.replyTo(activity.id, 20_000);
    await this.send(name, activity);
    const reply = await coming;
    const [attachment] = objectsIn(reply?.activity, 'attachments');
    if (!reply || !attachment) throw new Error(`Nobody answers “${COMMANDS[kind]}”.`);
    const card = objectIn(attachment, 'content');
    const place = { user, chat, kind, message: reply.id };
    const [first, ...others] = inputsOf(card);
    if (first) return { ...place, inputs: [first, ...others], data: dataOf(card) };
    const opened = await this.press(name, place, 'open', dataOf(card));
    if (!opened.card) return undefined;
    const [shown, ...more] = inputsOf(opened.card);
    if (!shown) throw new Error(`The form after “${COMMANDS[kind]}” has no inputs.`);
    return { ...place, inputs: [shown, ...more], data: dataOf(opened.card) };
  }

  /**
   * A press by the form's owner; signs in silently where the bot asks for it.
   * @param {string} name
   * @param {Pick<Form, 'user' | 'chat' | 'message'>} form
   * @param {string} verb
   * @param {Json} data
   */
  async press(name, { user, chat, message }, verb, data) {
    const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
    const answer = await this.send(name, this.activities.press(user, chat, value, message));
    if (!answer.signIn) return answer;
    const authentication = { id: 'a', connectionName: 'graph', token: await this.client.tokenOf(user) };
    return this.send(name, this.activities.press(user, chat, { ...value, authentication }, message));
  }

  /**
   * @param {string} name
   * @param {import('../../dist/sandbox/teams/activities.js').Activity} activity
   * @param {readonly number[]} allowed
   */
  async send(name, activity, allowed = [200]) {
    return this.channel.post(name, { headers: await this.headers(), body: JSON.stringify(activity), allowed });
  }

  async headers() {
    const authorization = `Bearer ${await this.client.channelToken()}`;
    return { 'content-type': 'application/json; charset=utf-8', authorization };
  }
}

/**
 * What a person would send who has filled in only the name.
 * @param {Form} form
 * @param {string} name
 */
export function answersOf({ kind, inputs }, name) {
  const [first] = inputs;
  return {
    ...Object.fromEntries(inputs.filter(({ value }) => value).map(({ id, value }) => [id, value])),
    [first.id]: name,
    ...(kind === 'dynamicGroup' && { membershipRule: 'user.department -eq "Sales"' }),
    ...(kind === 'roleAssignableGroup' && { confirmation: name }),
  };
}

/**
 * @param {unknown} card
 * @returns {Input[]}
 */
function inputsOf(card) {
  return elementsOf(card)
    .filter((element) => textIn(element, 'type')?.startsWith('Input.'))
    .map(({ id, value, type, maxLength = 0 }) => ({ id: `${id}`, value, type, maxLength: Number(maxLength) }));
}

/** @param {unknown} card */
function dataOf(card) {
  const button = elementsOf(card).find(({ type, verb }) => type === 'Action.Execute' && verb !== 'switch');
  return objectIn(button, 'data');
}

/**
 * Some forms of every kind in several places, and one of each that was submitted.
 * @param {Forms} forms
 * @param {{ userFor: UserFor, random: Random, each: number }} options
 */
export async function openForms(forms, { userFor, random, each }) {
  const opened = [];
  const spent = [];
  for (const kind of KINDS) {
    for (let i = 0; i < each; i++) opened.push(await openForm(forms, kind, userFor, random));
    const form = await openForm(forms, kind, userFor, random);
    await spend(forms, form);
    spent.push(form);
  }
  return { opened, spent };
}

/**
 * @param {Forms} forms
 * @param {string} kind
 * @param {UserFor} userFor
 * @param {Random} random
 */
async function openForm(forms, kind, userFor, random) {
  const user = userFor(kind, random);
  const form = await forms.open('forms to forge', { user, chat: forms.activities.chatOf(user, random), kind });
  if (!form) throw new Error(`${user.displayName} gets no form of ${kind}.`);
  return form;
}

/**
 * @param {Forms} forms
 * @param {Form} form
 */
async function spend(forms, form) {
  const data = { ...form.data, ...answersOf(form, `Spent ${form.kind}`) };
  const answer = await forms.press('forms to forge', form, 'create', data);
  if (!`${JSON.stringify(answer.card)}`.includes('✓'))
    throw new Error(`No ${form.kind} could be created: ${JSON.stringify(answer)}`);
}
