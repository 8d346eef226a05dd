import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CardDeck } from '../../src/bot/cards/cardDeck';
import { FormCards } from '../../src/bot/conversation/cards/formCards';
import { Messages } from '../../src/bot/conversation/messages';
import { QuickAdd } from '../../src/bot/conversation/quickAdd';
import { Tickets } from '../../src/bot/forms/tickets';
import type { Graph } from '../../src/bot/graph/graph';
import { say } from '../../src/bot/i18n/localizedText';
import { Translators } from '../../src/bot/i18n/translators';
import { Catalog } from '../../src/bot/kinds/catalog';
import { Languages } from '../../src/bot/language/languages';
import type { Turn } from '../../src/bot/turn/turn';
import { complaints, isPressData, type Text, textsIn } from '../support/cardWalk';
import { grammars } from '../support/commandGrammars';
import { newInvitations } from '../support/newInvitations';
import { ownCommands } from '../support/ownCommands';

const ROOT = join(__dirname, '../..');
const GERMAN = join(ROOT, 'messages/de');

/** What is the same in both languages. */
const SAME = [
  'Alias',
  'Bucket',
  'EUR',
  'HTML',
  'Link',

  'Name',
  'Name *',
  'Normal',
  'Orange',
  'Plan',
  'Position',
  'Status',
  'Team',
];

const translators = Translators.load(join(ROOT, 'messages'));
const deck = CardDeck.load(join(ROOT, 'cards'), translators);
const catalog = Catalog.load();
const quickAdd = new QuickAdd(Languages.load(), catalog);
const tickets = new Tickets(['k'.repeat(32)]);
const cards = new FormCards(deck, tickets, catalog, quickAdd);
const invitations = newInvitations(deck, tickets, catalog, quickAdd);
const messages = new Messages(catalog, deck, cards, invitations, grammars, ownCommands(catalog, deck, tickets));

function turnIn(locale: string): Turn {
  return {
    requester: { teamsId: '29:1', id: '1', name: '1', timeZone: 'UTC', locale },
    tenantId: '1',
    conversation: { id: 'a:1', shared: false, url: 'https://teams.microsoft.com/' },
  };
}

/** A Graph whose lists have entries without words. */
const graph: Graph = {
  list: async () => JSON.parse('[{"id":"1","displayName":"1","title":"1","name":"1","orderHint":"1"}]'),
  get: async () => JSON.parse('{"categoryDescriptions":{"category1":"1"}}'),
  post: () => Promise.reject(new Error('not asked')),
  patch: () => Promise.reject(new Error('not asked')),
  delete: () => Promise.reject(new Error('not asked')),
};

const READ = /(^|\/)(text|title|label|placeholder|errorMessage|altText|speak|fallbackText)$/;

/** What somebody reads, without what has no words. */
function readIn(card: object): Text[] {
  return textsIn(card).filter(({ path, text }) => READ.test(path) && !isPressData(path) && /\p{L}/u.test(text));
}

/** Texts of the German card that stand on the English one, too. */
function leftInEnglish(english: object, german: object): string[] {
  const said = new Map(readIn(english).map(({ path, text }) => [path, text]));
  return readIn(german).flatMap(({ path, text }) =>
    said.get(path) === text && !SAME.includes(text) ? [`${path}: ${text}`] : [],
  );
}

test('what is the same in both languages is known', () => {
  const all = readdirSync(GERMAN).flatMap((file) => {
    const texts: Record<string, string> = JSON.parse(readFileSync(join(GERMAN, file), 'utf8'));
    return Object.entries(texts).flatMap(([key, text]) => (key === text ? [key] : []));
  });
  expect([...new Set(all)].sort()).toEqual(SAME);
});

describe.each(catalog.kinds.map((kind) => [kind.name, kind] as const))('in German, %s', (_name, kind) => {
  const [english, german] = [turnIn('en-US'), turnIn('de-DE')];
  const problem = { '': say`Fill in this field.` };
  const other = catalog.kinds.find((one) => one !== kind);
  const filled = { problems: problem, more: kind.more !== undefined, instead: other };
  const made = {
    id: '1',
    name: '1',
    url: 'https://to-do.office.com/',
    lines: [{ label: say`Visibility`, value: say`Private` }],
    details: [{ label: say`Yes`, value: say`No` }],
    additions: [{ name: 'members ben', label: say`Member` }],
    problem: say`Fill in this field.`,
  };

  test.each<[string, (turn: Turn) => object | Promise<object>]>([
    ['invitation', (turn) => cards.plain.invitation(kind, turn, { text: '', at: 0, people: [] })],
    ['form', (turn) => cards.form(kind, turn, filled, graph)],
    ['wait', (turn) => cards.plain.pending(kind, turn, '1', {}, { for: 'graph' })],
    ['look for a trace', (turn) => cards.plain.pending(kind, turn, '1', {}, { for: 'trace' })],
    ['throttling', (turn) => cards.plain.pending(kind, turn, '1', {}, { for: 'throttling', until: 0 })],
    ['summary', (turn) => cards.summaries.forMaker(kind, made, turn, { nonce: '1', issued: Date.now() })],
  ])('leaves no English in its %s, and nothing for Microsoft’s client to say', async (_card, of) => {
    const card = await of(german);
    expect(leftInEnglish(await of(english), card)).toEqual([]);
    expect(complaints(card)).toEqual([]);
    expect(readIn(card).length).toBeGreaterThan(3);
  });
});

test.each(['help', 'sign out', 'cancel', '123', 'new gruop'])('leaves no English in the answer to %s', async (text) => {
  const said = { text, at: 0, people: [] };
  const [english, german] = [
    await messages.onMessage(said, turnIn('en-US')),
    await messages.onMessage(said, turnIn('de')),
  ];
  expect(leftInEnglish(english.card, german.card).filter((found) => !found.endsWith(`: ${text}`))).toEqual([]);
});

test('shows what was written down when summaries were still in English as it is', () => {
  const kind = catalog.named('todoTask');
  if (!kind) throw new Error('There is no kind todoTask.');
  const old = {
    id: '1',
    name: 'Rent',
    url: 'https://to-do.office.com/',
    lines: [{ label: 'Due', value: 'Fri, 1 Jan 2027' }],
  };
  const made = { ...old, details: [], additions: [], problem: 'Try again.' };
  const read = readIn(cards.summaries.forMaker(kind, made, turnIn('de-DE'), { nonce: '1', issued: Date.now() })).map(
    ({ text }) => text,
  );
  expect(read).toEqual(expect.arrayContaining(['✓ To Do-Aufgabe erstellt', 'Due', 'Fri, 1 Jan 2027']));
});

test('greets in German', () => {
  expect(leftInEnglish(messages.welcome('en-US').card, messages.welcome('de-AT').card)).toEqual([]);
});

test('offers in the German app package the commands that the help names', () => {
  const texts: Record<string, string> = JSON.parse(readFileSync(join(ROOT, 'dist/manifest/de.json'), 'utf8'));
  const { everyday, kinds } = catalog;
  const first = [...everyday, ...kinds.filter((kind) => !everyday.includes(kind))];
  for (const [i, { command, description, name }] of first.slice(0, 5).entries()) {
    const place = `bots[0].commandLists[0].commands[${i}]`;
    const german = [command, description].map((text) => translators.of('de').text(text, name));
    expect([texts[`${place}.title`], texts[`${place}.description`]]).toEqual(german);
    expect(german).not.toContain(command);
    expect(german).not.toContain(description);
  }
});

it('says Sie to everybody, in messages and in the app package', () => {
  const files = [...readdirSync(GERMAN).map((file) => join(GERMAN, file)), join(ROOT, 'manifest/de.json')];
  const said = files.flatMap((file) => {
    const texts: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'));
    return Object.values(texts);
  });
  expect(said.length).toBeGreaterThan(400);
  expect(
    said.filter((text) => /(?<!\p{L})(?:du|dir|dich|deins?|deine[mnrs]?|euch|euer|eure[mnrs]?)(?!\p{L})/iu.test(text)),
  ).toEqual([]);
});
