import { connect } from 'node:net';
import { Agent, request } from 'undici';
import { cardFindings } from './cardFindings.mjs';
import { Clock } from './clock.mjs';

/** Milliseconds within which everything is answered. */
const PATIENCE = 5_000;
/** Milliseconds after which nobody waits any longer. */
const GIVES_UP = 20_000;
const LIVE = /https?:|\]\(|<at\b|!\[|\$\{/i;

/** The bot's address, at which every answer is looked through. */
export class FakeChannel {
  /** @param {{ url: string, signInUrl: string, report: import('./report.mjs').Report }} options */
  constructor({ url, signInUrl, report }) {
    Object.assign(this, { url, signInUrl, report });
    this.clock = new Clock();
    this.http = new Agent({
      connections: 64,
      keepAliveTimeout: 10_000,
      bodyTimeout: GIVES_UP,
      headersTimeout: GIVES_UP,
    });
  }

  close() {
    return this.http.close();
  }

  /** Posts a body as it is; `allowed` are the statuses that it may be answered with. */
  async post(name, { headers, body, allowed }) {
    const started = this.clock.now();
    const options = { dispatcher: this.http, method: 'POST', headers, body };
    const { status, text } = await request(`${this.url}/api/messages`, options).then(
      async (answer) => ({ status: answer.statusCode, text: await answer.body.text() }),
      (error) => ({ status: error.code ?? error.message, text: '' }),
    );
    this.took(name, status, started, body);
    if (!allowed.includes(status)) this.report.found(`${name}: answered ${status}`, text || describe(body));
    if (status !== 200 && text !== '') this.report.found(`${name}: ${status} with words`, text);
    return status === 200 ? this.read(name, text, body) : {};
  }

  /** Writes bytes as they are and waits for the first line of an answer, or for the end of the connection. */
  async write(name, bytes, { end = false } = {}) {
    const started = this.clock.now();
    const { hostname, port } = new URL(this.url);
    const answer = await new Promise((resolve) => {
      const socket = connect(Number(port), hostname);
      let text = '';
      socket.setTimeout(GIVES_UP, () => socket.destroy(new Error('hangs')));
      socket.on('data', (part) => {
        text += part;
        if (text.includes('\r\n')) socket.destroy();
      });
      socket.on('error', (error) => resolve(text || error.message));
      socket.on('close', () => resolve(text));
      socket.write(bytes);
      if (end) socket.end();
    });
    const status = /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? (answer || 'closed');
    this.took(name, status, started, bytes);
    if (/^[25]/.test(status)) this.report.found(`${name}: answered ${status}`, describe(bytes));
  }

  took(name, status, started, body) {
    const milliseconds = this.clock.now() - started;
    this.report.answered(name, status, milliseconds);
    if (milliseconds > PATIENCE || status === 'hangs')
      this.report.found(`${name}: ${Math.round(milliseconds)} ms`, describe(body));
    if (Number(status) >= 500) this.report.found(`${name}: ${status}`, describe(body));
  }

  /** The answer to an invoke: a card, a sentence or a request to sign in. */
  read(name, text, sent) {
    if (text === '') return {};
    const { statusCode, type = '', value } = JSON.parse(text);
    if (statusCode >= 500) this.report.found(`${name}: ${statusCode} inside`, text);
    if (type.endsWith('loginRequest')) return this.readSignIn(name, value);
    if (type.endsWith('card.adaptive')) {
      this.look(name, value);
      return { card: value };
    }
    if (type.endsWith('activity.message')) this.readSentence(name, value, sent);
    return { notice: value };
  }

  readSentence(name, sentence, sent) {
    if (typeof sentence !== 'string' || LIVE.test(sentence)) this.report.found(`${name}: a live sentence`, sentence);
    if (/went wrong on my side/.test(sentence)) this.report.found(`${name}: an apology`, describe(sent));
  }

  readSignIn(name, { buttons = [] } = {}) {
    for (const { value } of buttons)
      if (!String(value).startsWith(`${this.signInUrl}/auth/start?`)) this.report.found(`${name}: signs in at`, value);
    return { signIn: true };
  }

  look(name, card) {
    this.report.cards += 1;
    for (const finding of cardFindings(card)) this.report.found(`${name}: card with ${finding}`, JSON.stringify(card));
  }

  /** What the bot posts to a conversation or puts into a message. */
  lookAtActivity({ text, attachments = [], entities = [] }) {
    if (text) this.readSentence('posted', text, text);
    for (const { contentType, content } of attachments) {
      if (contentType === 'application/vnd.microsoft.card.adaptive') this.look('posted', content);
      else this.report.found('posted: an attachment', contentType);
    }
    for (const { type } of entities) this.report.found('posted: an entity', type);
  }
}

function describe(body) {
  const text = String(body ?? '');
  return text.length > 280 ? `${text.slice(0, 200)} … (${text.length})` : text;
}
