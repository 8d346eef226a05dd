import { Catalog } from '../../dist/bot/kinds/catalog.js';
import { channel, groupChat, personalChat } from '../../dist/sandbox/teams/chat.js';
import { objectIn } from '../../dist/sandbox/teams/json.js';
import { pick } from '../random.mjs';
import { storedMessage } from '../storedMessage.mjs';
import { CANARY, hostileText, hostileTextOfAnyLength, oddValue } from './hostileText.mjs';

/** @typedef {import('../../dist/sandbox/teams/activities.js').Activity} Activity */
/** @typedef {import('../../dist/sandbox/teams/chat.js').Chat} Chat */
/** @typedef {import('../../dist/sandbox/tenant.js').User} User */
/** @typedef {import('../random.mjs').Random} Random */

const COMMANDS = Catalog.load().kinds.map(({ command }) => command);
const OTHERS = ['new gruop', 'add tsak', 'help', 'sign out', 'cancel', '', 'please', '?'];
const TYPES = ['message', 'invoke', 'installationUpdate', 'conversationUpdate', 'messageReaction', 'messageUpdate'];
const MORE_TYPES = [
  'event',
  'typing',
  'endOfConversation',
  'handoff',
  'trace',
  'delay',
  'invokeResponse',
  'MESSAGE',
  '',
];
const INVOKES = [
  'adaptiveCard/action',
  'application/search',
  'signin/failure',
  'signin/verifyState',
  'signin/tokenExchange',
  'task/fetch',
  'composeExtension/query',
  'fileConsent/invoke',
  'actionableMessage/executeAction',
  '__proto__',
];
/** Where an odd value is put. */
const PLACES = [
  'type id name text value from recipient conversation entities channelData attachments replyToId timestamp',
  'localTimestamp localTimezone locale serviceUrl channelId deliveryMode action membersAdded textFormat callerId',
  'relatesTo code speak suggestedActions expiration importance label listenFor topicName historyDisclosed semanticAction',
  'from.id from.name from.aadObjectId from.role conversation.id conversation.tenantId conversation.isGroup',
  'conversation.conversationType recipient.id recipient.name recipient.role entities.0 entities.0.type entities.0.text',
  'entities.0.mentioned entities.0.mentioned.id entities.0.mentioned.name entities.0.timezone entities.1',
  'channelData.tenant channelData.tenant.id channelData.team value.action value.action.verb value.action.data',
  'value.action.data.ticket value.action.data.kind value.authentication value.authentication.token value.state value.trigger',
].flatMap((line) => line.split(' '));
const TEXTS = [
  'text',
  'from.name',
  'from.id',
  'recipient.name',
  'conversation.id',
  'replyToId',
  'localTimezone',
  'id',
  'name',
];

/** Activities of odd shapes, as the channel would sign them. */
export class OddActivities {
  sent = 0;

  /**
   * @param {object} options
   * @param {import('../microsoft.mjs').Microsoft} options.microsoft
   * @param {import('../client.mjs').Client} options.client
   * @param {readonly User[]} options.users
   */
  constructor({ microsoft, client, users }) {
    this.client = client;
    this.users = users;
    this.bot = { id: `28:${microsoft.app.id}`, name: 'Muster' };
    this.shared = [groupChat(microsoft.tenant), channel(microsoft.tenant)];
  }

  /**
   * @param {User} user
   * @param {Random} random
   */
  chatOf(user, random) {
    return random() < 0.5 ? personalChat(user, 'Muster') : pick(random, this.shared);
  }

  /**
   * A message as it should be; to the bot, wherever it is.
   * @param {User} user
   * @param {Chat} chat
   * @param {string} text
   */
  message(user, chat, text) {
    this.sent += 1;
    const personal = chat.name === 'personal';
    const message = storedMessage({
      id: `h-${this.sent}`,
      chat,
      text: personal ? text : `<at>Muster</at> ${text}`,
      mentions: personal ? [] : [{ ...this.bot, text: '<at>Muster</at>' }],
    });
    return structuredClone(this.client.activities.message(user, message));
  }

  /**
   * @param {User} user
   * @param {Chat} chat
   * @param {object} value
   * @param {string} id of the message whose button is pressed
   */
  press(user, chat, value, id = 'h-0') {
    const message = storedMessage({ id, chat });
    return structuredClone(this.client.activities.invoke(user, message, 'adaptiveCard/action', value));
  }

  /** @param {Random} random */
  hello(random) {
    const user = pick(random, this.users);
    return this.message(user, this.chatOf(user, random), 'help');
  }

  /**
   * A message that is all right but for its text.
   * @param {Random} random
   */
  oddMessage(random) {
    const user = pick(random, this.users);
    const command = pick(random, random() < 0.5 ? COMMANDS : OTHERS);
    const activity = this.message(user, this.chatOf(user, random), `${command} ${hostileTextOfAnyLength(random)}`);
    const { entities } = activity;
    if (random() < 0.3) objectIn(activity, 'from').name = hostileText(random);
    if (random() < 0.1 && Array.isArray(entities)) entities.push(mentionOf(hostileText(random)));
    if (random() < 0.1) objectIn(activity, 'recipient').name = hostileText(random);
    return activity;
  }

  /**
   * An activity of any sort, some of whose places hold something else than they should.
   * @param {Random} random
   */
  odd(random) {
    const user = pick(random, this.users);
    const chat = this.chatOf(user, random);
    const type = pick(random, random() < 0.8 ? TYPES : MORE_TYPES);
    const value = { action: { type: 'Action.Execute', verb: 'open', data: { kind: 'todoTask', ticket: 'v1.a.b.c' } } };
    const activity = type === 'invoke' ? this.press(user, chat, value) : this.message(user, chat, 'new group');
    Object.assign(activity, { type, ...(type === 'invoke' && { name: pick(random, INVOKES) }) });
    if (type === 'installationUpdate') activity.action = 'add';
    for (let places = 1 + Math.floor(random() * 3); places > 0; places--) change(activity, random);
    return activity;
  }
}

/** @param {string} text */
function mentionOf(text) {
  return { type: 'mention', text: `<at>${text}</at>`, mentioned: { id: `29:${CANARY}`, name: text } };
}

/**
 * @param {Activity} activity
 * @param {Random} random
 */
function change(activity, random) {
  const isText = random() < 0.3;
  const path = pick(random, isText ? TEXTS : PLACES).split('.');
  const name = path.pop() ?? '';
  const place = path.reduce(memberOf, activity);
  if (!isObject(place)) return;
  if (!isText && random() < 0.2) Reflect.deleteProperty(place, name);
  else Reflect.set(place, name, isText ? hostileTextOfAnyLength(random) : oddValue(random));
}

/**
 * @param {unknown} object
 * @param {string} name
 * @returns {unknown}
 */
function memberOf(object, name) {
  return isObject(object) ? Reflect.get(object, name) : undefined;
}

/**
 * @param {unknown} value
 * @returns {value is object}
 */
function isObject(value) {
  return typeof value === 'object' && value !== null;
}
