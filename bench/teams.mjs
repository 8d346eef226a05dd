import { objectIn, objectOf, textIn } from '../dist/sandbox/teams/json.js';
import { formOf, message, press } from './workloads.mjs';

/** @typedef {import('./contestant.mjs').Bot} Bot */
/** @typedef {import('./standIns/identities.mjs').Person} Person */
/** @typedef {ReturnType<typeof teams>} Channel */

/**
 * Plays the channel towards a bot: signed activities in, cards out. Throws when an answer is not what Teams needs.
 * @param {import('./standIns/start.mjs').StandIns} standIns
 */
export function teams(standIns) {
  const { connector, serviceUrl } = standIns;
  const tokens = standIns.channelTokens(16);
  let turns = 0;
  const token = () => tokens[turns++ % tokens.length] ?? '';

  /**
   * W1: says `new group` and waits for the form.
   * @param {Bot} bot
   * @param {Person} person
   */
  async function askForForm(bot, person) {
    const arrived = connector.nextMessage(person.conversationId);
    const { status, text } = await bot.post(message(person, serviceUrl), token());
    if (status >= 300) throw new Error(`${bot.name} answered a message with ${status}: ${text.slice(0, 300)}`);
    return (await arrived).body;
  }

  /**
   * W2: presses Create and expects a card in the answer.
   * @param {Bot} bot
   * @param {import('./workloads.mjs').Form} form
   * @param {object} [authentication]
   */
  async function pressCreate(bot, form, authentication) {
    const { status, text } = await bot.post(press(form, serviceUrl, authentication), token());
    if (status !== 200) throw new Error(`${bot.name} answered a press with ${status}: ${text.slice(0, 300)}`);
    return text;
  }

  /**
   * The first press of a person: repeated with a token when the bot asks for sign-in, as Teams does by itself.
   * @param {Bot} bot
   * @param {Person} person
   */
  async function firstPress(bot, person) {
    const form = formOf(person, await askForForm(bot, person));
    const text = await pressCreate(bot, form);
    const answer = JSON.parse(text);
    if (objectOf(answer).statusCode !== 401) return { form, text };
    const value = objectIn(answer, 'value');
    const { id } = objectIn(value, 'tokenExchangeResource');
    const authentication = { id, connectionName: textIn(value, 'connectionName'), token: standIns.teamsToken(person) };
    return { form, text: await pressCreate(bot, form, authentication) };
  }

  return { askForForm, pressCreate, firstPress, token, serviceUrl, groupsCreated: () => standIns.lastGroup.count };
}
