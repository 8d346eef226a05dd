import { connect } from 'node:net';
import { Agent, request } from 'undici';
import { objectIn, objectOf, objectsIn, parsed, textIn } from '../../dist/sandbox/teams/json.js';
import { cardFindings } from './cardFindings.mjs';
import { Clock } from './clock.mjs';

/** @typedef {import('../../dist/sandbox/teams/json.js').Json} Json */
/** @typedef {{ card?: Json, notice?: unknown, signIn?: true }} Answer to an invoke */

/** Milliseconds within which everything is answered. */
const ANSWERED_WITHIN = 5_000;
/** Milliseconds after which nobody waits any longer. */
const TIMEOUT = 20_000;
const LIVE = /https?:|\]\(|<at\b|!\[|\$\{/i;

/** Sends the bot what a channel could send, and looks through every answer. */
export class FakeChannel {
  /** @param {{ url: string, signInUrl: string, report: import('./report.mjs').Report }} options `url` is the bot's */
  constructor({ url, signInUrl, report }) {
    this.url = url;
    this.signInUrl = signInUrl;
    this.report = report;
    this.clock = new Clock();
    this.http = new Agent({
      connections: 64,
      keepAliveTimeout: 10_000,
      bodyTimeout: TIMEOUT,
      headersTimeout: TIMEOUT,
    });
  }

  close() {
    return this.http.close();
  }

  /**
   * Posts a body as it is; `allowed` are the statuses that it may be answered with.
   * @param {string} name
   * @param {{ headers: Record<string, string>, body: string | Buffer, allowed: readonly number[] }} options
   * @returns {Promise<Answer>}
   */
  async post(name, { headers, body, allowed }) {
    const started = this.clock.now();
    const { status, text } = await this.request(headers, body);
    this.took(name, status, started, body);
    if (!allowed.some((one) => one === status))
      this.report.found(`${name}: answered ${status}`, text || describe(body));
    if (status !== 200 && text !== '') this.report.found(`${name}: ${status} with words`, text);
    return status === 200 ? this.read(name, text, body) : {};
  }

  /**
   * The status, or what went wrong with the connection.
   * @param {Record<string, string>} headers
   * @param {string | Buffer} body
   */
  async request(headers, body) {
    const options = { dispatcher: this.http, method: 'POST', headers, body };
    try {
      const answer = await request(`${this.url}/api/messages`, options);
      return { status: answer.statusCode, text: await answer.body.text() };
    } catch (error) {
      return { status: error instanceof Error && 'code' in error ? `${error.code}` : `${error}`, text: '' };
    }
  }

  /**
   * Writes bytes as they are and waits for the first line of an answer, or for the end of the connection.
   * @param {string} name
   * @param {string | Buffer} bytes
   */
  async write(name, bytes, { end = false } = {}) {
    const started = this.clock.now();
    const answer = await this.firstLine(bytes, end);
    const status = /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? (answer || 'closed');
    this.took(name, status, started, bytes);
    if (/^[25]/.test(status)) this.report.found(`${name}: answered ${status}`, describe(bytes));
  }

  /**
   * @param {string | Buffer} bytes
   * @param {boolean} end
   * @returns {Promise<string>}
   */
  firstLine(bytes, end) {
    const { hostname, port } = new URL(this.url);
    return new Promise((resolve) => {
      const socket = connect(Number(port), hostname);
      let text = '';
      socket.setTimeout(TIMEOUT, () => socket.destroy(new Error('hangs')));
      socket.on('data', (part) => {
        text += part;
        if (text.includes('\r\n')) socket.destroy();
      });
      socket.on('error', (error) => resolve(text || error.message));
      socket.on('close', () => resolve(text));
      socket.write(bytes);
      if (end) socket.end();
    });
  }

  /**
   * @param {string} name
   * @param {string | number} status
   * @param {number} started
   * @param {string | Buffer} body
   */
  took(name, status, started, body) {
    const milliseconds = this.clock.now() - started;
    this.report.answered(name, status, milliseconds);
    if (milliseconds > ANSWERED_WITHIN || status === 'hangs')
      this.report.found(`${name}: ${Math.round(milliseconds)} ms`, describe(body));
    if (Number(status) >= 500) this.report.found(`${name}: ${status}`, describe(body));
  }

  /**
   * The answer to an invoke: a card, a sentence or a request to sign in.
   * @param {string} name
   * @param {string} text
   * @param {string | Buffer} sent
   * @returns {Answer}
   */
  read(name, text, sent) {
    if (text === '') return {};
    const answer = parsed(text);
    const type = textIn(answer, 'type') ?? '';
    const { statusCode, value } = objectOf(answer);
    if (Number(statusCode) >= 500) this.report.found(`${name}: ${statusCode} inside`, text);
    if (type.endsWith('loginRequest')) return this.readSignIn(name, value);
    if (type.endsWith('card.adaptive')) {
      const card = objectIn(answer, 'value');
      this.look(name, card);
      return { card };
    }
    if (type.endsWith('activity.message')) this.readSentence(name, value, sent);
    return { notice: value };
  }

  /**
   * @param {string} name
   * @param {unknown} sentence
   * @param {string | Buffer} sent
   */
  readSentence(name, sentence, sent) {
    if (typeof sentence !== 'string' || LIVE.test(sentence)) this.report.found(`${name}: a live sentence`, sentence);
    if (/went wrong on my side/.test(`${sentence}`)) this.report.found(`${name}: an apology`, describe(sent));
  }

  /**
   * @param {string} name
   * @param {unknown} card
   * @returns {Answer}
   */
  readSignIn(name, card) {
    for (const { value } of objectsIn(card, 'buttons'))
      if (!String(value).startsWith(`${this.signInUrl}/auth/start?`)) this.report.found(`${name}: signs in at`, value);
    return { signIn: true };
  }

  /**
   * @param {string} name
   * @param {Json} card
   */
  look(name, card) {
    this.report.cards += 1;
    for (const finding of cardFindings(card)) this.report.found(`${name}: card with ${finding}`, JSON.stringify(card));
  }

  /**
   * What the bot posts to a conversation or puts into a message.
   * @param {Json} activity
   */
  lookAtActivity(activity) {
    const { text } = activity;
    if (text) this.readSentence('posted', text, `${text}`);
    for (const attachment of objectsIn(activity, 'attachments')) {
      const { contentType } = attachment;
      if (contentType === 'application/vnd.microsoft.card.adaptive')
        this.look('posted', objectIn(attachment, 'content'));
      else this.report.found('posted: an attachment', contentType);
    }
    for (const { type } of objectsIn(activity, 'entities')) this.report.found('posted: an entity', type);
  }
}

/** @param {string | Buffer} body */
function describe(body) {
  const text = String(body);
  return text.length > 280 ? `${text.slice(0, 200)} … (${text.length})` : text;
}
