// A storm over Muster: people who submit forms through several bots, while Graph fails in every way it can, activities come
// twice, bots are killed and Redis goes away. Ends with 1 when anything was lost, doubled or told wrong.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { contoso } from '../dist/sandbox/tenant.js';
import { startCluster } from '../infra/cluster.mjs';
import { auditProblems, startAuditReceiver } from './auditReceiver.mjs';
import { Client } from './client.mjs';
import { crowded } from './crowd.mjs';
import { faultSchedule } from './faultSchedule.mjs';
import { startMicrosoft } from './microsoft.mjs';
import { killer, redisOutage, rollingRestart } from './outages.mjs';
import { pick, randomFrom } from './random.mjs';
import { kindFor, submit } from './submission.mjs';
import { percentile, reckon, Tally } from './tally.mjs';

const { values: flags } = parseArgs({
  options: {
    submissions: { type: 'string', default: '10000' },
    bots: { type: 'string', default: '3' },
    people: { type: 'string', default: '24' },
    seed: { type: 'string', default: '1' },
    'kill-every': { type: 'string', default: '1500' },
    redis: { type: 'string', default: 'calm' },
    weather: { type: 'string', default: 'storm' },
    restart: { type: 'string', default: 'no' },
  },
});
/** For each person of the sample tenant, so that none is over the budget of one person. */
const CROWD = 20;
const [submissions, people] = [Number(flags.submissions), Number(flags.people)];
const random = randomFrom(Number(flags.seed));
const tally = new Tally();
const { chance, injected } = faultSchedule(randomFrom(Number(flags.seed) + 1), flags.weather === 'calm');

const microsoft = await startMicrosoft(chance, { tenant: crowded(contoso, CROWD) });
const audit = await startAuditReceiver(randomFrom(Number(flags.seed) + 3));
const environment = { ...microsoft.environment, AUDIT_URL: audit.url };
const fleet = await startCluster({ bots: Number(flags.bots), environment });
const client = new Client({ microsoft, url: fleet.url, random, tally });
const users = microsoft.tenant.users.filter(
  ({ hasMailbox, withoutConsentTo, admin, userType, locale }) =>
    hasMailbox && withoutConsentTo.length === 0 && !admin && userType === 'Member' && locale === 'en-US',
);

const started = Date.now();
const killing = killer(fleet.bots, Number(flags['kill-every']), randomFrom(Number(flags.seed) + 2));
/** @type {import('./tally.mjs').Told[]} */
const told = [];
let next = 0;
const restarting = rollingRestart(flags.restart === 'rolling', fleet);
const redis = redisOutage(flags.redis, fleet, () => next > submissions / 3, tally);
async function person() {
  while (next < submissions) {
    const number = next++;
    const user = pick(random, users);
    const options = { user, name: `Storm ${flags.seed} ${number}`, kind: kindFor(random()), tally, random };
    told.push(await submit(client, options));
    if (told.length % 500 === 0)
      console.log(`${told.length} of ${submissions} after ${Math.round((Date.now() - started) / 1000)} s`);
  }
}
await Promise.all(Array.from({ length: people }, person));
const kills = await killing.stop();
const restarts = await restarting.stop();
const outage = await redis.done;
const seconds = (Date.now() - started) / 1000;
// Whatever was on its way arrives, and what was sent twice is looked after.
await sleep(12_000);

const objects = [];
for (const user of users) {
  const tasks = await microsoft.all(user, '/me/todo/lists/Tasks/tasks?$top=500');
  objects.push(...tasks.map(({ title, id }) => ({ name: `${title}`, id: `${id}` })));
}
const groups = await microsoft.all(pick(random, users), '/groups?$top=999');
objects.push(...groups.map(({ displayName, id }) => ({ name: `${displayName}`, id: `${id}` })));
const result = reckon(told, objects);
const own = objects.filter(({ name }) => name.startsWith(`Storm ${flags.seed} `));
const printed = fleet.bots.map((bot) => bot.printed).join('');
for (const problem of await auditProblems(printed, own, audit.taken)) tally.wrong(problem);
await client.close();
await fleet.stop();
await microsoft.stop();
await audit.stop();

const firsts = told.map(({ firstAnswer }) => firstAnswer ?? Number.POSITIVE_INFINITY);
const { examples, ...figures } = result;
if (flags.restart === 'rolling' && tally.failed > 0) tally.wrong(`${tally.failed} presses failed during the restart`);
console.log('\nPeople were told:', { ...tally.notices, ...tally.problems });
console.log('Graph and the network:', { ...injected, ...tally.counts });
console.log({
  ...figures,
  kills,
  restarts,
  audited: audit.taken.size,
  ...outage,
  wrongAnswers: tally.wrongs.length,
  seconds: Math.round(seconds),
  firstAnswerMs: { p50: percentile(firsts, 0.5), p99: percentile(firsts, 0.99), max: Math.max(...firsts) },
});
for (const line of [...tally.wrongs, ...examples].slice(0, 20)) console.log(`  ${line}`);
const kept = result.once === result.submissions && result.toldWrong === 0 && tally.wrongs.length === 0;
console.log(kept ? 'Every submission created one object, and everybody was told the truth.' : 'A promise was broken.');
process.exitCode = kept ? 0 : 1;
