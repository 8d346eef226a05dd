import { writeFileSync } from 'node:fs';
import { startContestant } from './contestant.mjs';
import { contestants } from './contestants.mjs';
import { drive } from './drive.mjs';
import { gateCost } from './gate.mjs';
import { namesCost } from './names.mjs';
import { readerCost } from './reader.mjs';
import { refusalMs } from './refusal.mjs';
import { printTable, summarise } from './report.mjs';
import { stageMuster } from './stage.mjs';
import { people } from './standIns/identities.mjs';
import { startStandIns } from './standIns/start.mjs';
import { teams } from './teams.mjs';
import { verify } from './verify.mjs';
import { formOf } from './workloads.mjs';

/** @typedef {import('./contestant.mjs').Bot} Bot */
/** @typedef {import('./standIns/start.mjs').StandIns} StandIns */
/** @typedef {import('./teams.mjs').Channel} Channel */
/** @typedef {import('./workloads.mjs').Form} Form */
/** @typedef {{ seconds: number, conc: number, profile?: string | undefined }} Load */

const warmUpSeconds = 2;

/**
 * Starts every contestant, proves that it does the work, measures them in turn, prints a table and writes results.json.
 * @param {{ seconds: number, rounds: number, conc: number, form: string, only: string[], profile: string | undefined }} options
 */
export async function bench({ seconds, rounds, conc, form, only, profile }) {
  const stage = await stageMuster(form);
  const standIns = await startStandIns();
  const bots = [];
  try {
    const channel = teams(standIns);
    for (const one of contestants(standIns, stage).filter(({ name }) => only.length === 0 || only.includes(name)))
      bots.push(await prepare(await startContestant(one, profile), channel, standIns, conc));
    const runs = [];
    for (let round = 1; round <= rounds; round += 1) {
      console.error(`round ${round} of ${rounds} …`);
      for (const workload of ['W1', 'W2'])
        for (const bot of bots) {
          const run = workload === 'W1' ? runW1 : runW2;
          runs.push({
            contestant: bot.name,
            workload,
            round,
            ...(await run(bot, channel, { seconds, conc, profile: profile && workload })),
          });
        }
    }
    const results = summarise(runs);
    if (bots.some(({ name }) => name === 'muster'))
      results.push(...(await gateCost(standIns)), ...readerCost(), namesCost());
    /** @type {Record<string, number>} */
    const refusals = {};
    for (const bot of bots) refusals[bot.name] = await refusalMs(bot, channel);
    printTable(results);
    for (const [name, ms] of Object.entries(refusals))
      console.log(`${name}: ${ms.toFixed(2)} ms to read and refuse a forged message`);
    const machine = { node: process.version, date: new Date().toISOString(), seconds, rounds, conc, form };
    writeFileSync(
      new URL('results.json', import.meta.url),
      `${JSON.stringify({ machine, results, refusals, runs }, null, 2)}\n`,
    );
  } finally {
    for (const bot of bots) await bot.stop();
    await standIns.stop();
    stage.remove();
  }
}

/**
 * @param {Bot} bot
 * @param {Channel} channel
 * @param {StandIns} standIns
 * @param {number} conc
 */
async function prepare(bot, channel, standIns, conc) {
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
function runW1(bot, channel, { seconds, conc, profile }, keep) {
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
async function runW2(bot, channel, { seconds, conc, profile }) {
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
