// A storm of hostile requests over one bot: bodies and tokens of every bad sort, activities of odd shapes, forged presses and
// hostile words in every form. Ends with 1 when the bot died, failed, hung, grew, created what was forged, or showed a card
// with anything live in it.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { freePort } from '../infra/ports.mjs';
import { botIn } from '../infra/programs.mjs';
import { Client } from './client.mjs';
import { OddActivities } from './hostile/activities.mjs';
import { errorsIn, namesInGraph, watchGraph } from './hostile/aftermath.mjs';
import { FakeChannel } from './hostile/fakeChannel.mjs';
import { Forms, openForms } from './hostile/forms.mjs';
import { Memory } from './hostile/memory.mjs';
import { HostileOwners } from './hostile/owners.mjs';
import { FORGED, ForgedPresses } from './hostile/presses.mjs';
import { Report } from './hostile/report.mjs';
import { newKey } from './hostile/tokens.mjs';
import { transportAttacks } from './hostile/transport.mjs';
import { startMicrosoft } from './microsoft.mjs';
import { pick, randomFrom } from './random.mjs';
import { readiness } from './readiness.mjs';

const { values: flags } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    concurrency: { type: 'string', default: '32' },
    heap: { type: 'string', default: '128' },
  },
});
const [count, seed, concurrency] = [Number(flags.count), Number(flags.seed), Number(flags.concurrency)];
/** Requests before the bot's memory is measured for the first time. */
const WARM_UP = Math.min(5_000, Math.floor(count / 2));
const MOST_GROWN_MB = 100;
/** Without a limit Node leaves garbage lying while the machine has memory, and growth would say nothing of what is kept. */
const HEAP_MB = Number(flags.heap);
const LOGS = fileURLToPath(new URL('../test-results/storm', import.meta.url));
const formKey = 'the-key-of-the-forms-in-this-storm';

const report = new Report();
const port = await freePort();
const [endorsed, unendorsed] = [await newKey('endorsed', ['msteams']), await newKey('unendorsed', ['webchat'])];
const microsoft = await startMicrosoft(() => undefined, {
  moreKeys: [endorsed.jwk, unendorsed.jwk],
  posted: (activity) => channel.lookAtActivity(activity),
});
const url = `http://127.0.0.1:${port}`;
const channel = new FakeChannel({ url, signInUrl: microsoft.connector.url, report });
const client = new Client({ microsoft, url, random: () => 1 });
const graph = watchGraph(microsoft, report);

const name = `hostile-${process.pid}`;
const log = join(LOGS, `${name}.log`);
mkdirSync(LOGS, { recursive: true });
const NODE_OPTIONS = `--max-old-space-size=${HEAP_MB}`;
// Few people attack, and what they try must get further than to the budget of one person.
const budgets = { MESSAGES_PER_MINUTE: '99999', PRESSES_PER_MINUTE: '99999', QUEUED_CREATIONS: '99999' };
const bot = botIn(LOGS, name, port, { ...microsoft.environment, ...budgets, FORM_KEYS: formKey, NODE_OPTIONS });
process.on('exit', () => void bot.end());
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
await bot.start();
let over = false;

const users = microsoft.tenant.users.filter(
  ({ hasMailbox, withoutConsentTo, userType, locale }) =>
    hasMailbox && withoutConsentTo.length === 0 && userType === 'Member' && locale === 'en-US',
);
const [planner] = users;
const admin = users.find((user) => user.admin);
if (!planner || !admin) throw new Error('The tenant lacks somebody with a plan, or an administrator.');
/**
 * Only an administrator may create some kinds, and only people with a plan others.
 * @type {import('./hostile/forms.mjs').UserFor}
 */
const userFor = (kind, random) => {
  if (kind === 'roleAssignableGroup') return admin;
  return kind === 'plannerTask' ? planner : pick(random, users);
};
const activities = new OddActivities({ microsoft, client, users: microsoft.tenant.users });
const forms = new Forms({ microsoft, channel, client, activities });
const each = count < 10_000 ? 3 : 8;
const { opened, spent } = await openForms(forms, { userFor, random: randomFrom(seed), each });
const authorization = async () => (await forms.headers()).authorization;
const { serviceUrl } = client;
const attacks = await transportAttacks({
  microsoft,
  channel,
  activities,
  authorization,
  serviceUrl,
  endorsed,
  unendorsed,
});
const presses = new ForgedPresses({ microsoft, forms, users, opened, spent, formKey });
const owners = new HostileOwners({ forms, userFor });
/**
 * Shares of all cases.
 * @type {readonly [number, (random: import('./random.mjs').Random, number: number) => Promise<unknown>][]}
 */
const CASES = [
  [0.1, attacks.transport],
  [0.2, attacks.token],
  [0.45, (random) => forms.send('hostile text', activities.oddMessage(random))],
  [0.65, (random) => forms.send('odd activity', activities.odd(random), [200, 400, 401])],
  [0.97, (random, number) => presses.send(random, number)],
  [1, (random) => owners.send(random)],
];

if (bot.pid === undefined) throw new Error('The bot has ended.');
const memory = new Memory(bot.pid);
const started = Date.now();
let next = 0;
async function attacker() {
  while (next < count && !over) {
    if (!bot.runs) {
      report.found('the bot ended');
      over = true;
      return;
    }
    const number = next++;
    if (number === WARM_UP) memory.begin();
    // A number of its own for each case, so that the same seed sends the same whatever comes first.
    const random = randomFrom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
    const lot = random();
    const [, send] = CASES.find(([end]) => lot < end) ?? [];
    await send?.(random, number).catch((error) => report.found(error.message, error.stack));
    if (number % 10_000 === 9_999) console.log(`${number + 1} after ${Math.round((Date.now() - started) / 1000)} s`);
  }
}
await Promise.all(Array.from({ length: concurrency }, attacker));
const seconds = (Date.now() - started) / 1000;
// What was put off for later comes, or does not.
await sleep(count < 10_000 ? 1_000 : 12_000);
const grown = memory.end();
if (grown.grownMB > MOST_GROWN_MB) report.found('the bot has grown', JSON.stringify(grown));
await readiness(url, true, 5_000).catch((error) => report.found(error.message));

const names = await namesInGraph(microsoft, users);
const forged = names.filter((one) => one.includes(FORGED));
for (const one of forged) report.found('a forged object exists', one);
over = true;
await bot.end('SIGTERM');
await client.close();
await channel.close();
await microsoft.stop();
errorsIn(log, report);

report.print();
console.log({
  cases: count,
  perSecond: Math.round(count / seconds),
  seconds: Math.round(seconds),
  cardsLookedAt: report.cards,
  objectsFromForgeries: forged.length,
  summariesShownToOwners: owners.summaries,
  formsWithProblems: owners.withProblems,
  graph,
  objectsInGraph: names.length,
  ...grown,
});
const kept = report.findings.size === 0;
if (kept) rmSync(log);
console.log(kept ? 'Nothing hostile got through.' : `A promise was broken; the bot's log is ${log}.`);
process.exitCode = kept ? 0 : 1;
