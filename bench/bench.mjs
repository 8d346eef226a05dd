import { writeFileSync } from 'node:fs';
import { startContestant } from './contestant.mjs';
import { contestants } from './contestants.mjs';
import { gateCost } from './gate.mjs';
import { namesCost } from './names.mjs';
import { readerCost } from './reader.mjs';
import { refusalMs } from './refusal.mjs';
import { printTable, summarise } from './report.mjs';
import { stageMuster } from './stage.mjs';
import { startStandIns } from './standIns/start.mjs';
import { teams } from './teams.mjs';
import { prepare, workloads } from './turns.mjs';

/**
 * Starts every contestant, proves that it does the work, measures them in turn, prints a table and writes results.json.
 * @param {{ seconds: number, rounds: number, conc: number, form: string, only: string[], profile: string | undefined, folder?: string | undefined }} options
 */
export async function bench({ seconds, rounds, conc, form, only, profile, folder }) {
  const stage = await stageMuster(form, folder || undefined);
  const standIns = await startStandIns();
  const bots = [];
  try {
    const channel = teams(standIns);
    for (const one of contestants(standIns, stage).filter(({ name }) => only.length === 0 || only.includes(name)))
      bots.push(await prepare(await startContestant(one, profile), channel, standIns, conc));
    const runs = [];
    for (let round = 1; round <= rounds; round += 1) {
      console.error(`round ${round} of ${rounds} …`);
      for (const [workload, run] of Object.entries(workloads))
        for (const bot of bots) {
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
    return results;
  } finally {
    for (const bot of bots) await bot.stop();
    await standIns.stop();
    stage.remove();
  }
}
