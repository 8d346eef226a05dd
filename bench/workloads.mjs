import { isJson, objectIn, objectsIn } from '../dist/sandbox/teams/json.js';
import { appId, tenantId } from './standIns/identities.mjs';

/** @typedef {import('../dist/sandbox/teams/json.js').Json} Json */
/** @typedef {import('./standIns/identities.mjs').Person} Person */
/** @typedef {{ person: Person, data: Json }} Form data of the card's Create action */

let count = 0;

/**
 * What every activity of a person's chat has, as Teams sends it; no two share an id.
 * @param {Person} person
 * @param {string} serviceUrl
 */
function activity(person, serviceUrl) {
  count += 1;
  return {
    id: String(1_700_000_000_000 + count),
    channelId: 'msteams',
    serviceUrl,
    timestamp: new Date().toISOString(),
    localTimestamp: '2026-11-21T05:00:00.000+01:00',
    localTimezone: 'Europe/Berlin',
    locale: 'en-US',
    from: { id: person.id, name: person.name, aadObjectId: person.aadObjectId },
    recipient: { id: `28:${appId}`, name: 'Muster' },
    conversation: { conversationType: 'personal', tenantId, id: person.conversationId },
    entities: [{ type: 'clientInfo', locale: 'en-US', country: 'US', platform: 'Windows', timezone: 'Europe/Berlin' }],
    channelData: { tenant: { id: tenantId } },
  };
}

/**
 * W1: `new group` in a personal chat.
 * @param {Person} person
 * @param {string} serviceUrl
 */
export function message(person, serviceUrl) {
  return { ...activity(person, serviceUrl), type: 'message', textFormat: 'plain', text: 'new group' };
}

/**
 * What a person types into the form, whose other inputs keep what they show.
 * @param {number} number
 */
export function answers(number) {
  return {
    displayName: `Marketing Europe ${number}`,
    mailNickname: `marketing-europe-${number}`,
    description: 'People who plan campaigns in Europe',
    visibility: 'Private',
    owners: '',
    members: '',
  };
}

/**
 * W2: Create pressed on the form that a bot sent before.
 * @param {Form} form
 * @param {string} serviceUrl
 * @param {object} [authentication] what Teams adds when the bot has asked for sign-in
 */
export function press({ person, data }, serviceUrl, authentication) {
  const action = { type: 'Action.Execute', title: 'Create', verb: 'create', data: { ...data, ...answers(count) } };
  const value = { action, trigger: 'manual', ...(authentication ? { authentication } : {}) };
  return { ...activity(person, serviceUrl), type: 'invoke', name: 'adaptiveCard/action', replyToId: '1:form', value };
}

/**
 * @param {Person} person
 * @param {Buffer} body of the message that carries the form
 */
export function formOf(person, body) {
  const [attachment] = objectsIn(JSON.parse(body.toString()), 'attachments');
  const card = objectIn(attachment, 'content');
  const inBody = objectsIn(card, 'body').flatMap((element) => objectsIn(element, 'actions'));
  const create = [...objectsIn(card, 'actions'), ...inBody].find(({ verb }) => verb === 'create');
  if (!isJson(create?.data)) throw new Error(`The bot's message to ${person.name} has no form with a Create button.`);
  return { person, card, data: create.data };
}

/**
 * The same token with another signature.
 * @param {string} token
 */
export function forge(token) {
  const [head, claims, signature = ''] = token.split('.');
  return [head, claims, [...signature].reverse().join('')].join('.');
}
