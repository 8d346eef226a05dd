import { elementsOf, textOf } from '../client.mjs';
import { answersOf, KINDS } from './forms.mjs';
import { hostileText, hostileTextOfAnyLength, oddValue, pick } from './words.mjs';

/** People who fill hostile texts into forms that are their own; what is created by that is theirs to create. */
export class HostileOwners {
  summaries = 0;
  withProblems = 0;

  constructor({ forms, userFor }) {
    Object.assign(this, { forms, userFor });
  }

  async send(random) {
    const kind = pick(random, KINDS);
    const user = this.userFor(kind, random);
    const chat = this.forms.activities.chatOf(user, random);
    const form = await this.forms.open('owner: form', user, chat, kind, hostileText(random));
    if (!form) return;
    const data = { ...form.data, ...(random() < 0.6 ? textsOf(form, random) : everythingOf(form, random)) };
    const pressed = await this.forms.press('owner: create', form, 'create', data);
    this.count(pressed);
    const verb = pick(random, ['create', 'switch', 'more', 'open', 'complete', 'refresh', 'cancel']);
    const to = pick(random, [...KINDS, oddValue(random)]);
    this.count(
      await this.forms.press(`owner: ${verb} afterwards`, form, verb, { ...data, ...(verb === 'switch' && { to }) }),
    );
  }

  count({ card }) {
    if (!card) return;
    const words = textOf(card);
    if (/^✓ /m.test(words) || elementsOf(card).some(({ text }) => text?.startsWith?.('✓ '))) this.summaries += 1;
    if (words.includes('⚠ Please check: ')) this.withProblems += 1;
  }
}

/** Hostile words in every input for text, and the rest as the form had it: most of it can be created. */
function textsOf(form, random) {
  const name = hostileText(random);
  const texts = form.inputs.filter(({ type, maxLength = 0 }) => type === 'Input.Text' && maxLength > 200);
  const words = Object.fromEntries(texts.map(({ id }) => [id, hostileText(random)]));
  return { ...words, ...answersOf(form, name) };
}

function everythingOf({ inputs }, random) {
  return Object.fromEntries(
    inputs.map(({ id }) => [id, random() < 0.1 ? oddValue(random) : hostileTextOfAnyLength(random)]),
  );
}
