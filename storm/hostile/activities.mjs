import { createRequire } from 'node:module';
import { CANARY, hostileText, hostileTextOfAnyLength, oddValue, pick } from './words.mjs';

const require = createRequire(import.meta.url);
const { channel, groupChat, personalChat } = require('../../dist/sandbox/teams/chat.js');

const COMMANDS = [
  'new group',
  'new security group',
  'new dynamic group',
  'new role group',
  'new task group',
  'new list',
];
const OTHERS = [
  'add task',
  'add planner task',
  'new gruop',
  'add tsak',
  'help',
  'sign out',
  'cancel',
  '',
  'please',
  '?',
];
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
  constructor({ microsoft, client, users }) {
    Object.assign(this, { client, users });
    this.bot = { id: `28:${microsoft.app.id}`, name: 'Muster' };
    this.shared = [groupChat(microsoft.tenant), channel(microsoft.tenant)];
    this.sent = 0;
  }

  chatOf(user, random) {
    return random() < 0.5 ? personalChat(user, 'Muster') : pick(random, this.shared);
  }

  /** What somebody says, as it should be; to the bot, wherever it is. */
  message(user, chat, text) {
    this.sent += 1;
    const mention = { ...this.bot, text: '<at>Muster</at>' };
    const mentions = chat.name === 'personal' ? [] : [mention];
    const said = `${chat.name === 'personal' ? '' : '<at>Muster</at> '}${text}`;
    const message = { id: `h-${this.sent}`, chat, text: said, mentions, threadId: null };
    return structuredClone(this.client.activities.message(user, message));
  }

  press(user, chat, value, messageId = 'h-0') {
    const message = { id: messageId, chat, threadId: null };
    return structuredClone(this.client.activities.invoke(user, message, 'adaptiveCard/action', value));
  }

  hello(random) {
    const user = pick(random, this.users);
    return this.message(user, this.chatOf(user, random), 'help');
  }

  /** A message that is all right but for its words. */
  oddMessage(random) {
    const user = pick(random, this.users);
    const command = pick(random, random() < 0.5 ? COMMANDS : OTHERS);
    const activity = this.message(user, this.chatOf(user, random), `${command} ${hostileTextOfAnyLength(random)}`);
    if (random() < 0.3) activity.from.name = hostileText(random);
    if (random() < 0.1) activity.entities.push(mentionOf(hostileText(random)));
    if (random() < 0.1) activity.recipient.name = hostileText(random);
    return activity;
  }

  /** An activity of any sort, some of whose places hold something else than they should. */
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

function mentionOf(text) {
  return { type: 'mention', text: `<at>${text}</at>`, mentioned: { id: `29:${CANARY}`, name: text } };
}

function change(activity, random) {
  const isText = random() < 0.3;
  const path = pick(random, isText ? TEXTS : PLACES).split('.');
  const name = path.pop();
  const place = path.reduce((inner, key) => (isObject(inner) ? inner[key] : undefined), activity);
  if (!isObject(place)) return;
  if (!isText && random() < 0.2) delete place[name];
  else place[name] = isText ? hostileTextOfAnyLength(random) : oddValue(random);
}

function isObject(value) {
  return typeof value === 'object' && value !== null;
}
