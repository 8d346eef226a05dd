import { join } from 'node:path';
import { CardDeck } from '../../src/bot/cards/cardDeck';
import { contextOf } from '../../src/bot/conversation/cards/cardWords';
import { QuickAdd } from '../../src/bot/conversation/quickAdd';
import { Tickets } from '../../src/bot/forms/tickets';
import { Catalog } from '../../src/bot/kinds/catalog';
import type { ObjectKind } from '../../src/bot/kinds/kind';
import { Languages } from '../../src/bot/language/languages';
import type { Layer } from '../../src/bot/language/layer';
import type { Turn } from '../../src/bot/turn/turn';
import { newInvitations } from '../support/newInvitations';
import { newPresses } from '../support/newPresses';
import { valuesOf } from '../support/sandbox';

const ROOT = join(__dirname, '../..');
const tickets = new Tickets(['k'.repeat(32)]);
const deck = CardDeck.load(join(ROOT, 'cards'));
const turn: Turn = {
  requester: { teamsId: '29:1alex', id: 'alex', name: 'Alex', timeZone: 'Europe/Berlin' },
  tenantId: 'contoso',
  conversation: { id: 'a:1', shared: false, url: 'https://teams.microsoft.com/l/chat/0/0' },
};
const said = (text: string) => ({ text, at: Date.parse('2026-11-18T15:30:00Z'), people: [] });

/** All kinds, of which groups count how often the words after their command are read. */
function countedGroups(): { catalog: Catalog; kind: ObjectKind; readings: () => number } {
  let count = 0;
  const counted: Layer = () => {
    count++;
    return {};
  };
  const kinds = Catalog.load().kinds.map((kind) => {
    const { quickAdd } = kind;
    if (!quickAdd || kind.options) return kind;
    return { ...kind, quickAdd: { ...quickAdd, layers: [counted, ...quickAdd.layers] } };
  });
  const catalog = new Catalog(kinds);
  const kind = catalog.named('microsoft365Group');
  if (!kind) throw new Error('There is no such kind.');
  return { catalog, kind, readings: () => count };
}

function invitationsFor(catalog: Catalog) {
  return newInvitations(deck, tickets, catalog, new QuickAdd(Languages.load(), catalog));
}

it('reads the words after a command once for its form', async () => {
  const { catalog, kind, readings } = countedGroups();
  const { card } = await invitationsFor(catalog).toOne(kind, said('Night Owls private'), turn);
  expect(valuesOf(card)).toMatchObject({ displayName: 'Night Owls', visibility: 'Private' });
  expect(readings()).toBe(1);
});

it('reads them once more where they ask for another kind', async () => {
  const { catalog, kind, readings } = countedGroups();
  const { trace } = await invitationsFor(catalog).toOne(kind, said('Night Owls type:security'), turn);
  expect(trace.kind).toBe('securityGroup');
  expect(readings()).toBe(2);
});

it('reads each of several lines once', async () => {
  const { catalog, kind, readings } = countedGroups();
  const lines = ['Night Owls', 'Early Birds'].map((text) => ({ commandText: said(text), done: false }));
  await invitationsFor(catalog).toBatch(
    kind,
    { lines, omitted: 0, commandText: said('Night Owls\nEarly Birds') },
    turn,
  );
  expect(readings()).toBe(2);
});

it('reads them once for a form that is opened by its button', async () => {
  const { catalog, kind, readings } = countedGroups();
  const ticket = tickets.issue(contextOf(kind, turn));
  const data = { kind: kind.name, ticket, said: 'Night Owls private', at: String(Date.now()), people: '' };
  const answer = await newPresses(catalog, tickets).onPress({ verb: 'open', data, automatic: false }, turn, undefined);
  expect('show' in answer && valuesOf(answer.show)).toMatchObject({ displayName: 'Night Owls' });
  expect(readings()).toBe(1);
});
