import { people } from '../standIns/identities.mjs';
import { formOf, message, press } from '../workloads.mjs';

/** @typedef {import('../contestant.mjs').Bot} Bot */
/** @typedef {import('../teams.mjs').Channel} Channel */
/** @typedef {import('../standIns/start.mjs').StandIns} StandIns */
/** @typedef {import('../workloads.mjs').Form} Form */
/** @typedef {import('./openLoop.mjs').End} End */

/** People who type `new group` and press Create on what they get, each in a chat of its own; counts what came of it. */
export class OverloadTurns {
  /** @type {Form[]} */
  forms = [];
  messages = { answered: 0, posted: 0 };
  presses = { answered: 0, before: 0 };
  chats = 0;

  /**
   * @param {Bot} bot
   * @param {Channel} channel
   * @param {StandIns} standIns
   */
  constructor(bot, channel, standIns) {
    this.bot = bot;
    this.channel = channel;
    this.standIns = standIns;
    this.presses.before = channel.groupsCreated();
  }

  /** A turn of somebody who waits for the end. */
  async closed() {
    const end = await this.open();
    if (end !== 'answered') throw new Error(`A turn was ${end} while the bot had time; see ${this.bot.log}.`);
    return true;
  }

  /** @returns {Promise<End>} */
  open() {
    const form = this.forms.shift();
    return form ? this.press(form) : this.ask();
  }

  /** What was begun and did not come to its end, or came to two. */
  lost() {
    const { messages, presses } = this;
    const created = this.channel.groupsCreated() - presses.before;
    return {
      messages: messages.answered - messages.posted,
      presses: presses.answered - created,
    };
  }

  /** @returns {Promise<End>} */
  async ask() {
    this.chats += 1;
    const known = people[this.chats % people.length];
    if (!known) throw new Error('Nobody takes part.');
    const person = { ...known, conversationId: `a:overload-${this.chats}` };
    void this.standIns.connector.nextMessage(person.conversationId).then(({ body }) => {
      this.messages.posted += 1;
      const { data } = formOf(person, body);
      this.forms.push({ person, data });
    });
    const end = await this.post(message(person, this.channel.serviceUrl));
    if (end === 'answered') this.messages.answered += 1;
    return end;
  }

  /**
   * A form whose press was refused can be pressed again.
   * @param {Form} form
   * @returns {Promise<End>}
   */
  async press(form) {
    const end = await this.post(press(form, this.channel.serviceUrl));
    if (end === 'answered') this.presses.answered += 1;
    if (end === 'refused') this.forms.push(form);
    return end;
  }

  /**
   * @param {object} activity
   * @returns {Promise<End>}
   */
  async post(activity) {
    const { status, retryAfter } = await this.bot.post(activity, this.channel.token());
    if (status === 200) return 'answered';
    return status === 503 && Number(retryAfter) > 0 ? 'refused' : 'failed';
  }
}
