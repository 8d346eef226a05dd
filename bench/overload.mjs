// node bench/overload.mjs [--seconds 30] [--times 2] [--busy 5]
// More turns than the bot can do: as many a second as it sustained for a third of the time before, twice over, come whether
// it answers or not. `--busy` is how many milliseconds each turn keeps the bot beyond what it takes anyway, see bots/busy.cjs.
// Says what became of each, and ends with 1 where something is not as SECURITY.md promises.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startContestant } from './contestant.mjs';
import { contestants } from './contestants.mjs';
import { drive } from './drive.mjs';
import { findings, printFindings } from './overload/findings.mjs';
import { startHealthProbe } from './overload/healthProbe.mjs';
import { openLoop } from './overload/openLoop.mjs';
import { OverloadTurns } from './overload/turns.mjs';
import { stageMuster } from './stage.mjs';
import { people } from './standIns/identities.mjs';
import { startStandIns } from './standIns/start.mjs';
import { teams } from './teams.mjs';

const RECOVERY_SECONDS = 2;
const CONCURRENCY = 64;

/** @param {{ seconds: number, times: number, busy: number }} options */
async function overload({ seconds, times, busy }) {
  const stage = await stageMuster('own');
  const standIns = await startStandIns();
  const [muster] = contestants(standIns, stage);
  if (!muster) throw new Error('There is no bot to measure.');
  const preload = ['--require', fileURLToPath(new URL('bots/busy.cjs', import.meta.url))];
  const heavier = { ...muster, args: [...preload, ...muster.args], env: { ...muster.env, BUSY_MS: `${busy}` } };
  const bot = await startContestant(heavier, undefined, 8_000);
  const channel = teams(standIns);
  const probe = startHealthProbe(bot.url);
  try {
    for (const person of people) await channel.firstPress(bot, person);
    const turns = new OverloadTurns(bot, channel, standIns);
    const closed = () => drive({ bot, seconds: seconds / 3, conc: CONCURRENCY, turn: () => turns.closed() });
    await closed();
    const before = await closed();
    const rate = before.turnsPerSecond;
    console.error(`sustained ${rate.toFixed(0)} turns/s, now ${(rate * times).toFixed(0)} turns/s for ${seconds} s …`);
    probe.reset();
    const storm = await openLoop({ rate: rate * times, seconds, turn: () => turns.open() });
    const health = await probe.read();
    await new Promise((resolve) => setTimeout(resolve, RECOVERY_SECONDS * 1000));
    const after = await closed();
    await new Promise((resolve) => setTimeout(resolve, RECOVERY_SECONDS * 1000));
    return findings({ rate, seconds, storm, health, before, after, lost: turns.lost() });
  } finally {
    probe.stop();
    await bot.stop();
    await standIns.stop();
    stage.remove();
  }
}

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    times: { type: 'string', default: '2' },
    busy: { type: 'string', default: '5' },
  },
});
const found = await overload({
  seconds: Number(values.seconds),
  times: Number(values.times),
  busy: Number(values.busy),
});
process.exitCode = printFindings(found) ? 0 : 1;
