import type { Graph } from '../../src/bot/graph/graph';
import { KindAccess } from '../../src/bot/houseRules/kindAccess';
import { underRules } from '../../src/bot/houseRules/ruledKinds';
import { Catalog } from '../../src/bot/kinds/catalog';
import type { ObjectKind } from '../../src/bot/kinds/kind';
import type { Turn } from '../../src/bot/turn/turn';
import { CannedGraph } from '../support/cannedGraph';

const MINUTE = 60_000;
const idOf = (number: number) => `33333333-3333-4333-8333-${String(number).padStart(12, '0')}`;
const turnOf = (id: string): Turn => ({
  requester: { teamsId: `29:${id}`, id, name: id, timeZone: 'UTC' },
  tenantId: 'contoso',
  conversation: { id: 'a:1', shared: false, url: '' },
});

/** Graph as far as it knows who belongs where. */
class Membership extends CannedGraph {
  readonly questions: (readonly string[])[] = [];

  constructor(readonly belongs: Set<string>) {
    super();
  }

  override post: Graph['post'] = async (path, body) => {
    expect(path).toBe('/v1.0/me/checkMemberGroups');
    const groupIds: string[] = Object(body).groupIds;
    this.questions.push(groupIds);
    return Object({ value: groupIds.filter((id) => this.belongs.has(id)) });
  };
}

function kindFor(count: number): ObjectKind {
  const groups = Object.fromEntries(Array.from({ length: count }, (_, i) => [`Group ${i}`, idOf(i)]));
  const rules = { groups, kinds: { todoTask: { onlyFor: Object.keys(groups) } } };
  const kind = underRules(Catalog.load(), rules).named('todoTask');
  if (!kind) throw new Error('There are no tasks.');
  return kind;
}

describe('Membership', () => {
  let now: number;
  let access: KindAccess;
  beforeEach(() => {
    now = 1_000;
    access = new KindAccess(() => now);
  });
  const isRefused = async (kind: ObjectKind, graph: Graph, who = 'ann') =>
    (await access.refused(kind, turnOf(who), graph)) !== undefined;

  test('is kept for five minutes, and then asked for again', async () => {
    const graph = new Membership(new Set([idOf(0)]));
    const kind = kindFor(1);
    for (const at of [0, 2, 4]) {
      now = 1_000 + at * MINUTE;
      expect(await isRefused(kind, graph)).toBe(false);
    }
    expect(graph.questions).toHaveLength(1);
    graph.belongs.clear();
    now += 2 * MINUTE;
    expect(await isRefused(kind, graph)).toBe(true);
    expect(graph.questions).toHaveLength(2);
  });

  test('is one person’s alone', async () => {
    expect(await isRefused(kindFor(1), new Membership(new Set([idOf(0)])))).toBe(false);
    expect(await isRefused(kindFor(1), new Membership(new Set()), 'ben')).toBe(true);
  });

  test('of somebody who has none is asked for each time: they may have just got it', async () => {
    const graph = new Membership(new Set());
    expect(await isRefused(kindFor(1), graph)).toBe(true);
    graph.belongs.add(idOf(0));
    expect(await isRefused(kindFor(1), graph)).toBe(false);
  });

  test('is asked for twenty groups at a time, which is as many as Graph takes', async () => {
    const graph = new Membership(new Set([idOf(44)]));
    expect(await isRefused(kindFor(45), graph)).toBe(false);
    expect(graph.questions.map(({ length }) => length)).toEqual([20, 20, 5]);
  });

  test('is nobody’s question where there is no such rule', async () => {
    const graph = new Membership(new Set());
    for (const kind of Catalog.load().kinds) expect(await isRefused(kind, graph)).toBe(false);
    expect(graph.questions).toEqual([]);
  });
});
