import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';

const require = createRequire(import.meta.url);
const { Activities } = require('../dist/sandbox/teams/activities.js');
const { personalChat } = require('../dist/sandbox/teams/chat.js');

/** Milliseconds that Teams waits for an answer. */
const PATIENCE = 15_000;
const SIGNED_FOR = 30 * 60 * 1000;

/**
 * What Teams clients do: deliver activities, sign people in silently, and try again where nothing answers.
 * @param {{ microsoft: object, url: string, random: () => number, tally: object }} options `url` is the bot's
 */
export class Client {
  constructor({ microsoft, url, random, tally }) {
    Object.assign(this, { microsoft, random, tally });
    this.endpoint = `${url}/api/messages`;
    this.http = new Agent({ connections: 128, keepAliveTimeout: 10_000 });
    this.serviceUrl = `${microsoft.connector.url}/connector/emea/`;
    const bot = { id: `28:${microsoft.app.id}`, name: 'Muster' };
    this.activities = new Activities(microsoft.tenant, bot, this.serviceUrl);
    this.tokens = new Map();
    this.messages = 0;
  }

  close() {
    return this.http.close();
  }

  /** Says something in the person's own chat until the bot has answered; returns the message it answered with. */
  async say(user, text) {
    const chat = personalChat(user, 'Muster');
    for (let tries = 1; tries <= 60; tries++) {
      this.messages += 1;
      const message = { id: `m-${this.messages}`, chat, text, mentions: [], threadId: null };
      const reply = this.microsoft.connector.replyTo(message.id, 5_000);
      const activity = this.activities.message(user, message);
      await this.deliver(activity, () => true);
      const there = await reply;
      const card = there?.activity.attachments?.[0]?.content;
      if (card) return { id: there.id, card, chat };
      if (there) this.tally.notice(there.activity.text);
      this.tally.count('message said again');
      await sleep(1_000);
    }
    throw new Error(`Nobody answers “${text}”.`);
  }

  /** Presses a button until there is an answer; signs in silently where the bot asks for it. */
  async press(user, message, { verb, data }, inputs = {}) {
    const action = { type: 'Action.Execute', verb, data: { ...data, ...inputs } };
    for (let signIns = 0; signIns < 20; signIns++) {
      const token = signIns > 0 && (await this.tokenOf(user));
      const value = {
        action,
        trigger: 'manual',
        ...(token && { authentication: { id: 'a', connectionName: 'graph', token } }),
      };
      const { statusCode, type, value: shown } = await this.invoke(user, message, value);
      if (statusCode !== 401) return type?.endsWith('card.adaptive') ? { card: shown } : { notice: String(shown) };
    }
    throw new Error('The bot asks for a sign-in again and again.');
  }

  /** 1 % of the presses arrive twice at once, 1 % come again as another activity. */
  async invoke(user, message, value) {
    const activity = () => this.activities.invoke(user, { ...message, threadId: null }, 'adaptiveCard/action', value);
    const first = activity();
    const lot = this.random();
    const twin = lot < 0.01 ? first : lot < 0.02 ? activity() : undefined;
    if (twin) this.tally.count(twin === first ? 'same activity twice' : 'same press twice');
    if (twin) void this.deliver(twin);
    return this.deliver(first);
  }

  /** Posts an activity until the bot takes it; what a proxy says for a bot that is gone is no answer. */
  async deliver(activity, read = (text) => JSON.parse(text)) {
    for (;;) {
      const answer = await this.post(activity);
      if (answer?.status === 200 || answer?.status === 201) return read(answer.text);
      if (answer && ![502, 504].includes(answer.status)) {
        this.tally.wrong(`HTTP ${answer.status} ${answer.text.slice(0, 100)}`);
        return {};
      }
      this.tally.failed++;
      this.tally.count(answer ? 'delivered again after 502 or 504' : 'delivered again after silence');
      await sleep(200 + 300 * this.random());
    }
  }

  async post(activity) {
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      authorization: `Bearer ${await this.channelToken()}`,
    };
    const options = { dispatcher: this.http, method: 'POST', headers, body: JSON.stringify(activity) };
    try {
      const answer = await request(this.endpoint, { ...options, headersTimeout: PATIENCE, bodyTimeout: PATIENCE });
      return { status: answer.statusCode, text: await answer.body.text() };
    } catch {
      return undefined;
    }
  }

  channelToken() {
    return this.kept('', () => this.microsoft.keys.token(this.microsoft.app.id, this.serviceUrl));
  }

  tokenOf(user) {
    return this.kept(user.id, () => this.microsoft.teamsToken(user));
  }

  async kept(name, make) {
    const there = this.tokens.get(name);
    if (there && there.until > Date.now()) return there.token;
    const token = await make();
    this.tokens.set(name, { token, until: Date.now() + SIGNED_FOR });
    return token;
  }
}

/** Every element of a card, however deep. */
export function elementsOf(node) {
  if (Array.isArray(node)) return node.flatMap(elementsOf);
  if (typeof node !== 'object' || node === null) return [];
  return [node, ...[node.body, node.items, node.columns, node.actions].flatMap(elementsOf)];
}

export function textOf(card) {
  return elementsOf(card)
    .flatMap(({ text, inlines }) =>
      Array.isArray(inlines) ? inlines.map((inline) => inline.text).join('') : (text ?? []),
    )
    .join('\n');
}
