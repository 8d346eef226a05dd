import { contextOf } from '../../src/bot/conversation/cards/cardWords';
import { Tickets } from '../../src/bot/forms/tickets';
import { Catalog } from '../../src/bot/kinds/catalog';
import type { Turn } from '../../src/bot/turn/turn';
import { CannedGraph } from '../support/cannedGraph';
import { newPresses } from '../support/newPresses';

const catalog = Catalog.load();
const tickets = new Tickets(['k'.repeat(32)]);
const turnOf = (id: string): Turn => ({
  requester: { teamsId: `29:${id}`, id, name: id, timeZone: 'UTC' },
  tenantId: 'contoso',
  conversation: { id: 'a:1', shared: false, url: 'https://teams.microsoft.com/l/chat/0/0' },
});

describe.each(['todoTask', 'plannerTask'])('Forms of the kind %s that are opened again and again', (name) => {
  const kind = catalog.named(name);
  if (!kind) throw new Error(`There is no kind ${name}.`);
  const graph = Object.assign(new CannedGraph(), { requestId: '' });
  const presses = newPresses(catalog, tickets);
  const open = (id: string) => {
    const turn = turnOf(id);
    const ticket = tickets.issue(contextOf(kind, turn));
    return presses.onPress({ verb: 'open', data: { kind: name, ticket }, automatic: false }, turn, {
      graph: async () => graph,
    });
  };

  test('read no more of Graph than one does, and somebody else’s reads are their own', async () => {
    await open('alex');
    const once = graph.asked.length;
    expect(once).toBeGreaterThan(0);
    for (let i = 0; i < 20; i++) await open('alex');
    await Promise.all(Array.from({ length: 20 }, () => open('alex')));
    expect(graph.asked).toHaveLength(once);
    await open('megan');
    expect(graph.asked).toHaveLength(2 * once);
  });
});
