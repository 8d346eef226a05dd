import { drive } from './drive.mjs';
import { people } from './standIns/identities.mjs';
import { verify } from './verify.mjs';
import { formOf } from './workloads.mjs';

/** @typedef {import('./contestant.mjs').Bot} Bot */
/** @typedef {import('./standIns/start.mjs').StandIns} StandIns */
/** @typedef {import('./teams.mjs').Channel} Channel */
/** @typedef {import('./workloads.mjs').Form} Form */
/** @typedef {{ seconds: number, conc: number, profile?: string | undefined }} Load */

const warmUpSeconds = 2;

/**
 * Proves that a bot does the work, signs everybody in and warms it up.
 * @param {Bot} bot
 * @param {Channel} channel
 * @param {StandIns} standIns
 * @param {number} conc
 */
export async function prepare(bot, channel, standIns, conc) {
  console.error(`${bot.name}: verifying and warming up …`);
  await verify(bot, channel, standIns);
  for (const person of people) await channel.firstPress(bot, person);
  for (const run of [runW1, runW2]) await run(bot, channel, { seconds: warmUpSeconds, conc });
  return bot;
}

/**
 * W1; what a bot sends is handed to `keep`.
 * @param {Bot} bot
 * @param {Channel} channel
 * @param {Load} load
 * @param {(form: Form) => void} [keep]
 */
export function runW1(bot, channel, { seconds, conc, profile }, keep) {
  const free = [...people];
  return drive({
    bot,
    seconds,
    conc,
    profile,
    async turn() {
      const person = free.shift();
      if (!person) throw new Error('More turns at a time than people: give a smaller --conc.');
      const body = await channel.askForForm(bot, person);
      free.push(person);
      keep?.(formOf(person, body));
      return true;
    },
  });
}

/**
 * W2, for bots whose forms can be used once after W1 turns that are not counted: each press has a form of its own.
 * @param {Bot} bot
 * @param {Channel} channel
 * @param {Load} load
 */
export async function runW2(bot, channel, { seconds, conc, profile }) {
  /** @type {Form[]} */
  const forms = [];
  if (bot.oneFormOnePress)
    await runW1(bot, channel, { seconds: seconds * 1.5, conc }, ({ person, data }) => forms.push({ person, data }));
  else for (const person of people) forms.push(formOf(person, await channel.askForForm(bot, person)));
  let next = 0;
  const before = channel.groupsCreated();
  const run = await drive({
    bot,
    seconds,
    conc,
    profile,
    async turn() {
      const form = forms[next++ % forms.length];
      if (!form) throw new Error(`${bot.name} sent no form.`);
      await channel.pressCreate(bot, form);
      return !bot.oneFormOnePress || next + conc < forms.length;
    },
  });
  const created = channel.groupsCreated() - before;
  if (created !== run.turns)
    throw new Error(`${bot.name} created ${created} groups for ${run.turns} presses; see ${bot.log}.`);
  return run;
}

/** What is measured of every bot, by the names of the table's rows. */
export const workloads = { W1: runW1, W2: runW2 };
