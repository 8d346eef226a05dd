import { setTimeout as sleep } from 'node:timers/promises';
import { elementsOf, textOf } from './client.mjs';

/** Milliseconds after which a submission counts as lost. */
const LOST_AFTER = 240_000;

const kinds = [
  { share: 0.6, command: 'add task', created: 'To Do task created' },
  { share: 0.25, command: 'new security group', created: 'Security group created' },
  { share: 0.15, command: 'new group', created: 'Microsoft 365 group created' },
];

/** @param {number} lot from 0 to 1 */
export function kindFor(lot) {
  const ends = kinds.map((_, i) => kinds.slice(0, i + 1).reduce((sum, { share }) => sum + share, 0));
  return kinds[ends.findIndex((end) => lot < end)] ?? kinds[0];
}

/**
 * One form from its command to its summary, as a patient person goes through it: what is asked for is answered, what fails
 * is pressed again, and what the bot says is remembered.
 */
export async function submit(client, { user, name, kind, tally, random }) {
  const started = Date.now();
  const told = { name, user, kind, created: undefined, firstAnswer: undefined };
  const message = await client.say(user, `${kind.command} ${name}`);
  let card = message.card;
  let pressed;
  while (Date.now() - started < LOST_AFTER) {
    const step = nextStep(card);
    if (step === undefined) break;
    if (step.pending) await sleep(500 + 1_000 * random());
    if (step.verb === 'create') pressed ??= Date.now();
    const answer = await client.press(user, message, step, step.inputs);
    if (step.verb === 'create') told.firstAnswer ??= Date.now() - pressed;
    if (answer.notice) {
      tally.notice(answer.notice);
      await sleep(500 + 1_000 * random());
      continue;
    }
    card = answer.card;
    if (textOf(card).includes('⚠ Please check: ')) tally.problem(/⚠ Please check: .*/.exec(textOf(card))?.[0] ?? '');
  }
  const words = textOf(card);
  if (words.includes(`✓ ${kind.created}`)) {
    if (!words.includes(name)) tally.wrong(`The summary of ${name} is somebody else's: ${words.slice(0, 80)}`);
    told.created = /\nId\n(\S+)/.exec(words)?.[1] ?? '';
  }
  return told;
}

/** The button that a person would press next, with what stands in the inputs; undefined on a summary. */
function nextStep(card) {
  if (textOf(card).includes('✓ ')) return undefined;
  const elements = elementsOf(card);
  const inputs = Object.fromEntries(
    elements.filter(({ type, value }) => type?.startsWith('Input.') && value).map(({ id, value }) => [id, value]),
  );
  const button = (verb) => elements.find((element) => element.type === 'Action.Execute' && element.verb === verb);
  if (card.refresh?.action?.verb === 'create') return { ...card.refresh.action, inputs: {}, pending: true };
  const action = button('create') ?? button('open');
  return action && { verb: action.verb, data: action.data, inputs };
}
