import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Tickets } from '../../src/bot/forms/tickets';
import { Catalog } from '../../src/bot/kinds/catalog';
import { kindsOf } from '../completeness/contract';
import { fillingsOf } from '../completeness/fillings';
import { activity, FakeChannel } from '../support/fakeChannel';
import { ALEX, Microsoft, TENANT } from '../support/microsoft';
import { freePort } from '../support/runningBot';
import { elementsOf, textOf, valuesOf } from '../support/sandbox';

const FORM_KEYS = 'a-key-of-these-tests-that-is-long-enough';
/** As a sign-in page leaves one: to look it up takes the store. */
const KEY = `0${'A'.repeat(43)}`;
const ROOT = join(__dirname, '../..');
const catalog = Catalog.load();
const tickets = new Tickets([FORM_KEYS]);
const kindsWithFillings = Object.values(kindsOf).flat();
const kinds = catalog.kinds.map(({ name }) => name);

let microsoft: Microsoft;
let away: FakeChannel;
let thrifty: FakeChannel;

beforeAll(async () => {
  microsoft = await Microsoft.start();
  const environment = { ...microsoft.environment, FORM_KEYS };
  away = await FakeChannel.open({ ...environment, STATE_URL: `redis://127.0.0.1:${await freePort()}` });
  thrifty = await FakeChannel.open({ ...environment, PRESSES_PER_MINUTE: '40' });
});

afterAll(async () => {
  await Promise.all([away.close(), thrifty.close()]);
  await microsoft.stop();
});

function ticketOf(kind: string, requester = ALEX, issuer = tickets): string {
  return issuer.issue({ kind, requester, tenant: TENANT, conversation: 'a:1personal' });
}

function answersOf(kind: string): Readonly<Record<string, string>> {
  if (!kindsWithFillings.includes(kind)) return { [Object.keys(catalog.named(kind)?.fields ?? {})[0] ?? '']: 'A name' };
  const { least, fuller } = fillingsOf(kind);
  return { ...least, ...fuller[0] };
}

interface Pressed {
  readonly type: string;
  readonly value: unknown;
  readonly said: string;
}

async function press(bot: FakeChannel, verb: string, data: object, changes: object = {}): Promise<Pressed> {
  const value = {
    action: { type: 'Action.Execute', verb, data },
    trigger: 'manual',
    ...(bot === away && { state: KEY }),
  };
  const invoke = activity(microsoft, { type: 'invoke', name: 'adaptiveCard/action', value, ...changes });
  const { body } = await bot.post(invoke, await microsoft.channelToken());
  const answer: Pressed = JSON.parse(body);
  return { ...answer, said: textOf(answer.value) || String(answer.value) };
}

/** Everything that was filled in stands in the card, as its inputs would show it. */
function expectKept(value: unknown, answers: Readonly<Record<string, string>>): void {
  const inputs = elementsOf(value).filter(({ type }) => String(type).startsWith('Input.'));
  expect(valuesOf(value)).toMatchObject(answers);
  for (const { id, choices, 'choices.data': people, style } of inputs) {
    if (!Array.isArray(choices) || people !== undefined || style === 'filtered') continue;
    const offered = choices.map((choice) => choice.value);
    expect(offered).toEqual(expect.arrayContaining((answers[String(id)] ?? '').split(',').filter(Boolean)));
  }
}

/** Verbs of buttons that carry the inputs of a form, as the cards have them. */
function verbsOf(kind: string): string[] {
  const cards = [`${kind}/form`, 'shared/form'].map((path) =>
    readFileSync(join(ROOT, 'cards', `${path}.json`), 'utf8'),
  );
  const buttons = cards.flatMap((card) => buttonsIn(JSON.parse(card)));
  const carrying = buttons.filter(({ associatedInputs }) => associatedInputs !== 'none');
  return [...new Set([...carrying.map(({ verb }) => String(verb)), 'choose'])];
}

function buttonsIn(part: unknown): Record<string, unknown>[] {
  if (Array.isArray(part)) return part.flatMap(buttonsIn);
  if (typeof part !== 'object' || part === null) return [];
  const own = 'verb' in part ? [{ ...part }] : [];
  return [...own, ...Object.values(part).flatMap(buttonsIn)];
}

test('Every form keeps its answers when the store is away, whatever is pressed', async () => {
  const presses = kinds.flatMap((kind) => verbsOf(kind).map((verb) => ({ kind, verb, ticket: ticketOf(kind) })));
  expect(presses.length).toBeGreaterThan(kinds.length * 3);
  const answered = presses.map(async ({ kind, verb, ticket }) => {
    const { type, value, said } = await press(away, verb, { kind, ticket, more: 'true', ...answersOf(kind) });
    expect([kind, verb, type]).toEqual([kind, verb, 'application/vnd.microsoft.card.adaptive']);
    expect(said).toMatch(/^⚠ Not done: I can’t note down at the moment/);
    expectKept(value, answersOf(kind));
    expect(JSON.stringify(value)).toContain(ticket);
  });
  await Promise.all(answered);
});

test.each(kinds)(
  'A form of the kind %s keeps its answers when the press is of no version that is known',
  async (kind) => {
    const data = { kind, ticket: ticketOf(kind), more: 'true', ...answersOf(kind) };
    const { value, said } = await press(thrifty, 'of-old', data);
    expect(said).toMatch(/comes from an older version of me/);
    expectKept(value, answersOf(kind));
  },
);

/** Somebody whom no budget knows yet. */
function stranger(): object {
  const id = `00000000-0000-4000-8000-${String(++strangers).padStart(12, '0')}`;
  return { from: { id: `29:${id}`, name: 'Somebody', aadObjectId: id } };
}
let strangers = 0;

const answers = { title: 'Order paper', body: 'A4, [two](x) boxes', list: 'list-7', dueDateTime: '2027-03-01' };
const task = () => ({ kind: 'todoTask', ticket: ticketOf('todoTask'), more: 'false', ...answers });

test.each<[string, object, RegExp]>([
  [
    'of another tenant',
    { conversation: { id: 'a:1personal', tenantId: '99999999-0000-4000-8000-000000000009' } },
    /an account of this organisation/,
  ],
  ['without an object id', { from: { id: '29:1alex', name: 'Alex Rivera' } }, /an account of this organisation/],
])('Somebody %s keeps the answers', async (_name, changes, says) => {
  const { value, said } = await press(thrifty, 'create', task(), changes);
  expect(said).toMatch(says);
  expectKept(value, answers);
});

test('Somebody over their budget keeps the answers', async () => {
  const somebody = stranger();
  for (let i = 0; i < 40; i++) await press(thrifty, 'cancel', task(), somebody);
  const { value, said } = await press(thrifty, 'create', task(), somebody);
  expect(said).toMatch(/That was a lot at once/);
  expectKept(value, answers);
});

test('A form that is not the person’s own becomes one that is, with the answers they gave', async () => {
  const somebody = stranger();
  const data = task();
  const { value, said } = await press(thrifty, 'create', data, somebody);
  expect(said).toMatch(/belongs to somebody else/);
  expectKept(value, answers);
  expect(JSON.stringify(value)).not.toContain(data.ticket);
});

test('A form of keys that are used no more is shown anew', async () => {
  const old = ticketOf('todoTask', ALEX, new Tickets(['keys-of-last-year-that-nobody-has-any-more']));
  const { value } = await press(thrifty, 'create', { ...task(), ticket: old });
  expectKept(value, answers);
  expect(JSON.stringify(value)).not.toContain(old);
});

test('The words that a form was read from go on in its buttons', async () => {
  const words = { said: 'Order paper tomorrow', at: '1700000000000', people: 'Ben Okafor', asked: 'true' };
  const { value } = await press(away, 'create', { ...task(), ...words });
  const [create] = buttonsIn(value).filter(({ verb }) => verb === 'create');
  expect(create?.data).toMatchObject(words);
});

test('Rows keep their names, their ticks and what is chosen for them', async () => {
  const row = (title: string) => ({ answers: { title }, questions: [], state: 'open' });
  const inputs = { title1: 'Buy milk', include1: 'true', title2: 'Buy bread (two)', include2: 'false', list: 'list-7' };
  const data = {
    kind: 'todoTask',
    ticket: ticketOf('todoTask'),
    many: true,
    rows: [row('Buy milk'), row('Buy bread')],
  };
  const { value, said } = await press(away, 'create', { ...data, ...inputs });
  expect(said).toMatch(/I can’t note down at the moment/);
  expectKept(value, inputs);
});

test('A card without inputs stays as it is', async () => {
  const verbs = ['itIsMine', 'createAnother', 'complete'];
  const answered = await Promise.all(verbs.map((verb) => press(away, verb, { ...task(), found: 'x' })));
  expect(new Set(answered.map(({ type }) => type))).toEqual(new Set(['application/vnd.microsoft.activity.message']));
});

test('Nobody but these two can answer a press with a bare sentence', () => {
  const sources = ['cardActions', 'bot'].map((name) => readFileSync(join(ROOT, `src/bot/teams/${name}.ts`), 'utf8'));
  const calls = sources.flatMap((source) => source.split('\n').filter((line) => /[^.\w]sentence\(/.test(line)));
  expect(calls.map((line) => line.trim())).toEqual([
    'return card ? cardBody(card) : sentence(this.translators.of(turn.requester.locale).localize(words, kind));',
    'export function sentence(text: string): object {',
    'return sentence(this.localize(words, activity));',
  ]);
});
