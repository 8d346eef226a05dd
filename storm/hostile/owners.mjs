import { textIn } from '../../dist/sandbox/teams/json.js';
import { elementsOf, textOf } from '../cards.mjs';
import { pick } from '../random.mjs';
import { answersOf, KINDS } from './forms.mjs';
import { hostileText, hostileTextOfAnyLength, oddValue } from './hostileText.mjs';

/** @typedef {import('../random.mjs').Random} Random */
/** @typedef {import('./forms.mjs').Form} Form */

/** People who fill hostile texts into forms that are their own; what is created by that is theirs to create. */
export class HostileOwners {
  summaries = 0;
  withProblems = 0;

  /** @param {{ forms: import('./forms.mjs').Forms, userFor: import('./forms.mjs').UserFor }} options */
  constructor({ forms, userFor }) {
    this.forms = forms;
    this.userFor = userFor;
  }

  /** @param {Random} random */
  async send(random) {
    const kind = pick(random, KINDS);
    const user = this.userFor(kind, random);
    const chat = this.forms.activities.chatOf(user, random);
    const form = await this.forms.open('owner: form', { user, chat, kind }, hostileText(random));
    if (!form) return;
    const data = { ...form.data, ...(random() < 0.6 ? textsOf(form, random) : everythingOf(form, random)) };
    const pressed = await this.forms.press('owner: create', form, 'create', data);
    this.count(pressed);
    const verb = pick(random, ['create', 'switch', 'more', 'open', 'complete', 'refresh', 'cancel']);
    /** @type {readonly unknown[]} */
    const targets = [...KINDS, oddValue(random)];
    const to = pick(random, targets);
    const again = { ...data, ...(verb === 'switch' && { to }) };
    this.count(await this.forms.press(`owner: ${verb} afterwards`, form, verb, again));
  }

  /** @param {import('./fakeChannel.mjs').Answer} answer */
  count({ card }) {
    if (!card) return;
    const text = textOf(card);
    if (/^✓ /m.test(text) || elementsOf(card).some((element) => textIn(element, 'text')?.startsWith('✓ ')))
      this.summaries += 1;
    if (text.includes('⚠ Please check: ')) this.withProblems += 1;
  }
}

/**
 * Hostile text in every input for text, and the rest as the form had it: most of it can be created.
 * @param {Form} form
 * @param {Random} random
 */
function textsOf(form, random) {
  const name = hostileText(random);
  const texts = form.inputs.filter(({ type, maxLength }) => type === 'Input.Text' && maxLength > 200);
  const answers = Object.fromEntries(texts.map(({ id }) => [id, hostileText(random)]));
  return { ...answers, ...answersOf(form, name) };
}

/**
 * @param {Form} form
 * @param {Random} random
 */
function everythingOf({ inputs }, random) {
  return Object.fromEntries(
    inputs.map(({ id }) => [id, random() < 0.1 ? oddValue(random) : hostileTextOfAnyLength(random)]),
  );
}
