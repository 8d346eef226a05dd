import { setTimeout as sleep } from 'node:timers/promises';
import { objectIn, textIn } from '../dist/sandbox/teams/json.js';
import { elementsOf, textOf } from './cards.mjs';

/** @typedef {import('../dist/sandbox/teams/json.js').Json} Json */
/** @typedef {import('./random.mjs').Random} Random */
/** @typedef {{ share: number, command: string, created: string }} StormKind a kind that is created in storms */

/** Milliseconds after which a submission counts as lost. */
const LOST_AFTER = 240_000;

const task = { share: 0.6, command: 'add task', created: 'To Do task created' };
const kinds = [
  task,
  { share: 0.25, command: 'new security group', created: 'Security group created' },
  { share: 0.15, command: 'new group', created: 'Microsoft 365 group created' },
];

/** @param {number} lot from 0 to 1 */
export function kindFor(lot) {
  const ends = kinds.map((_, i) => kinds.slice(0, i + 1).reduce((sum, { share }) => sum + share, 0));
  return kinds[ends.findIndex((end) => lot < end)] ?? task;
}

/**
 * One form from its command to its summary: the person answers what is asked for and presses again what fails; what the
 * bot says is remembered.
 * @param {import('./client.mjs').Client} client
 * @param {object} options
 * @param {import('../dist/sandbox/tenant.js').User} options.user
 * @param {string} options.name of what is created
 * @param {StormKind} options.kind
 * @param {import('./tally.mjs').Tally} options.tally
 * @param {Random} options.random
 */
export async function submit(client, { user, name, kind, tally, random }) {
  const started = Date.now();
  /** @type {import('./tally.mjs').Told} */
  const told = { name, created: undefined, firstAnswer: undefined };
  const message = await client.say(user, `${kind.command} ${name}`);
  let { card } = message;
  let pressed = 0;
  while (Date.now() - started < LOST_AFTER) {
    const step = nextStep(card);
    if (step === undefined) break;
    if (step.pending) await sleep(500 + 1_000 * random());
    if (step.verb === 'create') pressed ||= Date.now();
    const answer = await client.press(user, message, step, step.inputs);
    if (step.verb === 'create') told.firstAnswer ??= Date.now() - pressed;
    if ('notice' in answer) {
      tally.notice(answer.notice);
      await sleep(500 + 1_000 * random());
      continue;
    }
    card = answer.card;
    const [problem] = /⚠ Please check: .*/.exec(textOf(card)) ?? [];
    if (problem !== undefined) tally.problem(problem);
  }
  const text = textOf(card);
  if (text.includes(`✓ ${kind.created}`)) {
    if (!text.includes(name)) tally.wrong(`The summary of ${name} is somebody else's: ${text.slice(0, 80)}`);
    told.created = /\nId\n(\S+)/.exec(text)?.[1] ?? '';
  }
  return told;
}

/**
 * The button that a person would press next, with what stands in the inputs; undefined on a summary.
 * @param {Json} card
 */
function nextStep(card) {
  if (textOf(card).includes('✓ ')) return undefined;
  const refresh = objectIn(objectIn(card, 'refresh'), 'action');
  if (refresh.verb === 'create') return { verb: 'create', data: objectIn(refresh, 'data'), inputs: {}, pending: true };
  const elements = elementsOf(card);
  const inputs = elements.filter((element) => textIn(element, 'type')?.startsWith('Input.') && element.value);
  for (const verb of ['create', 'open']) {
    const button = elements.find((element) => element.type === 'Action.Execute' && element.verb === verb);
    const answers = Object.fromEntries(inputs.map(({ id, value }) => [`${id}`, value]));
    if (button) return { verb, data: objectIn(button, 'data'), inputs: answers, pending: false };
  }
  return undefined;
}
