import assert from 'node:assert/strict';
import { objectOf, textIn } from '../dist/sandbox/teams/json.js';
import { people, person } from './standIns/identities.mjs';
import { answers, forge, formOf, message } from './workloads.mjs';

/** @typedef {import('./contestant.mjs').Bot} Bot */
/** @typedef {import('./standIns/start.mjs').StandIns} StandIns */
/** @typedef {import('./teams.mjs').Channel} Channel */

const [, other = person] = people;

/**
 * Proves before anything is timed that a bot does the work: the right cards, the right group, no stranger let in.
 * @param {Bot} bot
 * @param {Channel} channel
 * @param {StandIns} standIns
 */
export async function verify(bot, channel, standIns) {
  const { card } = formOf(person, await channel.askForForm(bot, person));
  for (const id of Object.keys(answers(0))) assert.match(JSON.stringify(card), new RegExp(`"id":"${id}"`), bot.name);
  const { form, text } = await channel.firstPress(bot, person);
  verifySummary(bot, objectOf(JSON.parse(text)));
  verifyGroup(bot, standIns.lastGroup);
  await verifyRefusals(bot, channel);
  if (bot.oneFormOnePress) await verifyOnce(bot, channel, standIns, form);
}

/**
 * @param {Bot} bot
 * @param {import('../dist/sandbox/teams/json.js').Json} answer
 */
function verifySummary(bot, { statusCode, type, value }) {
  assert.equal(statusCode, 200, `${bot.name}: ${JSON.stringify(value).slice(0, 300)}`);
  assert.equal(type, 'application/vnd.microsoft.card.adaptive', bot.name);
  assert.match(JSON.stringify(value), /Marketing Europe \d+/, bot.name);
  assert.doesNotMatch(JSON.stringify(value), /Input\.Text/, `${bot.name}: a form instead of the summary`);
}

/**
 * @param {Bot} bot
 * @param {import('./standIns/start.mjs').LastGroup} posted
 */
function verifyGroup(bot, { body, authorization }) {
  const group = objectOf(JSON.parse(body.toString()));
  const [number] = /\d+$/.exec(textIn(group, 'displayName') ?? '') ?? [];
  const { owners, members, ...text } = answers(Number(number));
  const expected = { ...text, mailEnabled: true, securityEnabled: false, groupTypes: ['Unified'] };
  for (const [name, value] of Object.entries(expected)) assert.deepEqual(group[name], value, `${bot.name}: ${name}`);
  assert.match(authorization ?? '', /^Bearer ey/, bot.name);
}

/**
 * @param {Bot} bot
 * @param {Channel} channel
 */
async function verifyRefusals(bot, { serviceUrl, token }) {
  for (const [name, wrong] of Object.entries({ forged: forge(token()), missing: undefined })) {
    const { status } = await bot.post(message(person, serviceUrl), wrong);
    assert.ok(status >= 400, `${bot.name} took a ${name} token: ${status}`);
  }
}

/**
 * A form creates one group, whoever presses it and however often.
 * @param {Bot} bot
 * @param {Channel} channel
 * @param {StandIns} standIns
 * @param {import('./workloads.mjs').Form} form
 */
async function verifyOnce(bot, channel, standIns, form) {
  const before = standIns.lastGroup.count;
  await channel.pressCreate(bot, form);
  await channel.pressCreate(bot, { ...form, person: other });
  assert.equal(standIns.lastGroup.count, before, `${bot.name} created a group twice`);
}
