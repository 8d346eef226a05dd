import { join } from 'node:path';
import { CardDeck } from '../../src/bot/cards/cardDeck';
import { FormCards } from '../../src/bot/conversation/cards/formCards';
import { Messages } from '../../src/bot/conversation/messages';
import { QuickAdd } from '../../src/bot/conversation/quickAdd';
import { Tickets } from '../../src/bot/forms/tickets';
import { Translators } from '../../src/bot/i18n/translators';
import { Catalog } from '../../src/bot/kinds/catalog';
import { Languages } from '../../src/bot/language/languages';
import type { Turn } from '../../src/bot/turn/turn';
import { grammars } from '../support/commandGrammars';
import { newInvitations } from '../support/newInvitations';
import { ownCommands } from '../support/ownCommands';
import { elementsOf, textOf, valuesOf } from '../support/sandbox';

const root = join(__dirname, '../..');
const catalog = Catalog.load();
const deck = CardDeck.load(join(root, 'cards'), Translators.load(join(root, 'messages')));
const quickAdd = new QuickAdd(Languages.load(), catalog);
const tickets = new Tickets(['k'.repeat(32)]);
const cards = new FormCards(deck, tickets, catalog, quickAdd);
const invitations = newInvitations(deck, tickets, catalog, quickAdd);

/** What the bot answers to somebody of this locale. */
async function answerTo(text: string, locale?: string, shared = false): Promise<{ card: object; forgotten: boolean }> {
  let forgotten = false;
  const messages = new Messages(
    catalog,
    deck,
    cards,
    invitations,
    grammars,
    ownCommands(catalog, deck, tickets, async () => {
      forgotten = true;
    }),
  );
  const turn: Turn = {
    requester: { teamsId: '29:1alex', id: 'alex', name: 'Alex', timeZone: 'Europe/Berlin', ...(locale && { locale }) },
    tenantId: 'contoso',
    conversation: { id: 'a:1', shared, url: 'https://teams.microsoft.com/l/chat/0/0' },
  };
  const { card } = await messages.onMessage({ text, at: Date.parse('2026-11-18T15:30:00Z'), people: [] }, turn);
  return { card, forgotten };
}

it.each([
  ['neue Liste Geschenke', 'de-DE'],
  ['kannst du bitte eine Liste namens Geschenke anlegen?', 'de-AT'],
  ['please create a list called Geschenke', 'de-DE'],
  ['¿puede crear una lista llamada Geschenke, por favor?', 'es-MX'],
  ['nueva lista Geschenke', 'es'],
  ['please create a list called Geschenke', 'es-ES'],
  ['please create a list called Geschenke', 'fr-FR'],
  ['please create a list called Geschenke', undefined],
])('“%s” is understood from somebody of %s', async (text, locale) => {
  const { card } = await answerTo(text, locale);
  expect(valuesOf(card)).toMatchObject({ displayName: 'Geschenke' });
});

it('helps in Spanish, in whose words everything is', async () => {
  const help = textOf((await answerTo('hola', 'es-ES')).card);
  expect(help.split('\n')).toEqual(
    expect.arrayContaining(['Lo que sé hacer', 'Grupo de seguridad', 'nuevo grupo de seguridad Llaveros']),
  );
  expect(help).toContain('nueva tarea Comprar leche mañana a las 17:00 #Casa');
  expect(help).not.toMatch(/\b(?:the|and|new|group)\b/i);
  expect((await answerTo('cierra sesión', 'es-ES')).forgotten).toBe(true);
});

it('forgets whoever signs out in German', async () => {
  expect((await answerTo('bitte abmelden', 'de-DE')).forgotten).toBe(true);
  expect((await answerTo('bitte abmelden', 'en-US')).forgotten).toBe(false);
});

it('offers what was nearly said, with the words after it on the button', async () => {
  const { card } = await answerTo('can you craete a list called Gifts please', 'en-GB');
  const [button, ...others] = elementsOf(card).filter(({ type }) => type === 'Action.Execute');
  expect(button).toMatchObject({ title: 'New To Do list: Gifts', data: { kind: 'todoTaskList', said: 'Gifts' } });
  expect(others).toEqual([]);
});

it('offers names of up to eighty characters on a button, and repeats two hundred of what was said', async () => {
  const long = 'x'.repeat(300);
  const { card } = await answerTo(`craete a list called ${long}`, 'en-GB');
  const [button] = elementsOf(card).filter(({ type }) => type === 'Action.Execute');
  expect(button).toMatchObject({ title: `New To Do list: ${'x'.repeat(64)}`, data: { said: long } });
  const said = `craete a list called ${long}`.slice(0, 200);
  expect(textOf(card)).toContain(said);
  expect(textOf(card)).not.toContain(`${said}x`);
});

it.each(['task failed successfully', 'talk to Ben', 'delete group Ops'])(
  'says one sentence to everybody where “%s” asks for nothing, and shows one person buttons as well',
  async (text) => {
    const everybody = (await answerTo(text, 'en-GB', true)).card;
    expect(textOf(everybody)).toBe(
      'Type a command such as “new group”, “add task” or “add planner task”, or help to see them all.',
    );
    expect(elementsOf(everybody).filter(({ type }) => type === 'Action.Execute')).toEqual([]);
    const own = elementsOf((await answerTo(text, 'en-GB')).card).filter(({ type }) => type === 'Action.Execute');
    expect(own.map(({ title }) => title)).toEqual(['New Microsoft 365 group', 'New To Do task', 'New Planner task']);
    expect(own.map(({ data }) => data)).toEqual(own.map(() => expect.objectContaining({ said: '' })));
  },
);

it.each([
  ['sign out', 'You are signed out here.', true],
  ['cancel', 'Nothing is waiting for an answer here.', false],
])('answers “%s” with “%s”', async (text, sentence, forgotten) => {
  const answer = await answerTo(text);
  expect(textOf(answer.card)).toContain(sentence);
  expect(answer.forgotten).toBe(forgotten);
});

it('names every kind in help, with what to type', async () => {
  const help = textOf((await answerTo('help')).card);
  for (const { command } of catalog.kinds) expect(help).toContain(command);
});

it('keeps four thousand characters of what was said, and reads thirty thousand of a message', async () => {
  const { card } = await answerTo(`new list ${'x'.repeat(5_000)}`);
  expect(String(valuesOf(card).displayName)).toHaveLength(4_000);
  const lines = (count: number) => Array.from({ length: count }, () => 'x'.repeat(999)).join('\n');
  expect(textOf((await answerTo(`new lists\n${lines(20)}`)).card)).toContain('12 more lines do not fit on this card.');
  expect(textOf((await answerTo(`new lists\n${lines(40)}`)).card)).toContain('22 more lines do not fit on this card.');
});
