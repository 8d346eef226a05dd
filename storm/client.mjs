import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { Activities } from '../dist/sandbox/teams/activities.js';
import { personalChat } from '../dist/sandbox/teams/chat.js';
import { objectIn, objectOf, objectsIn, parsed, textIn } from '../dist/sandbox/teams/json.js';
import { storedMessage } from './storedMessage.mjs';
import { Tally } from './tally.mjs';

/** @typedef {import('../dist/sandbox/teams/activities.js').Activity} Activity */
/** @typedef {import('../dist/sandbox/teams/chat.js').Chat} Chat */
/** @typedef {import('../dist/sandbox/teams/json.js').Json} Json */
/** @typedef {import('../dist/sandbox/tenant.js').User} User */
/** @typedef {{ id: string, chat: Chat }} Message a message of the bot's, whose buttons can be pressed */

/** Milliseconds that Teams waits for an answer. */
const ANSWERED_WITHIN = 15_000;
const SIGNED_FOR = 30 * 60 * 1000;

/** What Teams clients do: deliver activities, sign people in silently, and try again where nothing answers. */
export class Client {
  /** @type {Map<string, { token: string, until: number }>} */
  tokens = new Map();
  messages = 0;

  /**
   * @param {object} options
   * @param {import('./microsoft.mjs').Microsoft} options.microsoft
   * @param {string} options.url the bot's
   * @param {import('./random.mjs').Random} options.random
   * @param {Tally} [options.tally]
   */
  constructor({ microsoft, url, random, tally = new Tally() }) {
    this.microsoft = microsoft;
    this.random = random;
    this.tally = tally;
    this.endpoint = `${url}/api/messages`;
    this.http = new Agent({ connections: 128, keepAliveTimeout: 10_000 });
    this.serviceUrl = `${microsoft.connector.url}/connector/emea/`;
    const bot = { id: `28:${microsoft.app.id}`, name: 'Muster' };
    this.activities = new Activities(microsoft.tenant, bot, () => this.serviceUrl);
  }

  close() {
    return this.http.close();
  }

  /**
   * Sends a message in the person's own chat until the bot has answered; returns the message it answered with.
   * @param {User} user
   * @param {string} text
   */
  async say(user, text) {
    const chat = personalChat(user, 'Muster');
    for (let tries = 1; tries <= 60; tries++) {
      this.messages += 1;
      const message = storedMessage({ id: `m-${this.messages}`, chat, text });
      const coming = this.microsoft.connector.replyTo(message.id, 5_000);
      await this.deliver(this.activities.message(user, message));
      const reply = await coming;
      const [attachment] = objectsIn(reply?.activity, 'attachments');
      if (reply && attachment) return { id: reply.id, card: objectIn(attachment, 'content'), chat };
      if (reply) this.tally.notice(textIn(reply.activity, 'text') ?? '');
      this.tally.count('message said again');
      await sleep(1_000);
    }
    throw new Error(`Nobody answers “${text}”.`);
  }

  /**
   * Presses a button until there is an answer; signs in silently where the bot asks for it.
   * @param {User} user
   * @param {Message} message
   * @param {{ verb: string, data: Json }} button
   * @param {Json} inputs
   * @returns {Promise<{ card: Json } | { notice: string }>}
   */
  async press(user, message, { verb, data }, inputs = {}) {
    const action = { type: 'Action.Execute', verb, data: { ...data, ...inputs } };
    for (let signIns = 0; signIns < 20; signIns++) {
      const token = signIns > 0 && (await this.tokenOf(user));
      const authentication = token && { authentication: { id: 'a', connectionName: 'graph', token } };
      const answer = await this.invoke(user, message, { action, trigger: 'manual', ...authentication });
      if (textIn(answer, 'type')?.endsWith('card.adaptive')) return { card: objectIn(answer, 'value') };
      const { statusCode, value } = objectOf(answer);
      if (statusCode !== 401) return { notice: String(value) };
    }
    throw new Error('The bot asks for a sign-in again and again.');
  }

  /**
   * 1 % of the presses arrive twice at once, 1 % come again as another activity.
   * @param {User} user
   * @param {Message} message
   * @param {object} value
   */
  async invoke(user, message, value) {
    const activity = () => this.activities.invoke(user, storedMessage(message), 'adaptiveCard/action', value);
    const first = activity();
    const lot = this.random();
    const twin = lot < 0.01 ? first : lot < 0.02 ? activity() : undefined;
    if (twin) this.tally.count(twin === first ? 'same activity twice' : 'same press twice');
    if (twin) void this.deliver(twin);
    return parsed(await this.deliver(first));
  }

  /**
   * Posts an activity until the bot takes it; what a proxy says for a bot that is gone is no answer, and a message that the
   * bot could not answer is delivered again.
   * @param {Activity} activity
   */
  async deliver(activity) {
    for (;;) {
      const answer = await this.post(activity);
      if (answer?.status === 200 || answer?.status === 201) return answer.text;
      const isUnanswered = activity.type === 'message' && answer?.status === 503;
      if (answer && !isUnanswered && ![502, 504].includes(answer.status)) {
        this.tally.wrong(`HTTP ${answer.status} ${answer.text.slice(0, 100)}`);
        return '';
      }
      if (!isUnanswered) this.tally.failed++;
      this.tally.count(answer ? `delivered again after ${answer.status}` : 'delivered again after silence');
      await sleep(200 + 300 * this.random());
    }
  }

  /**
   * Undefined where no answer comes.
   * @param {Activity} activity
   */
  async post(activity) {
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      authorization: `Bearer ${await this.channelToken()}`,
    };
    try {
      const answer = await request(this.endpoint, {
        dispatcher: this.http,
        method: 'POST',
        headers,
        body: JSON.stringify(activity),
        headersTimeout: ANSWERED_WITHIN,
        bodyTimeout: ANSWERED_WITHIN,
      });
      return { status: answer.statusCode, text: await answer.body.text() };
    } catch {
      return undefined;
    }
  }

  channelToken() {
    return this.cached('', () => this.microsoft.keys.token(this.microsoft.app.id, this.serviceUrl));
  }

  /** @param {User} user */
  tokenOf(user) {
    return this.cached(user.id, () => this.microsoft.teamsToken(user));
  }

  /**
   * @param {string} name
   * @param {() => Promise<string>} make
   */
  async cached(name, make) {
    const known = this.tokens.get(name);
    if (known && known.until > Date.now()) return known.token;
    const token = await make();
    this.tokens.set(name, { token, until: Date.now() + SIGNED_FOR });
    return token;
  }
}
