import type { Graph } from '../../src/bot/graph/graph';
import { KeptReads } from '../../src/bot/graph/keptReads';

/** A graph that answers each read with its number. */
class CountingGraph implements Graph {
  reads = 0;
  fails = false;

  async get<T>(): Promise<T> {
    this.reads += 1;
    if (this.fails) throw new Error('Graph is away.');
    return JSON.parse(`{"number":${this.reads}}`);
  }

  async list<T>(): Promise<T[]> {
    return [await this.get<T>()];
  }

  post<T>(): Promise<T> {
    return this.get();
  }

  patch<T>(): Promise<T> {
    return this.get();
  }

  async delete(): Promise<void> {
    await this.get();
  }
}

const LISTS = '/v1.0/me/todo/lists';

describe('What a person’s forms read of Graph', () => {
  let graph: CountingGraph;
  let kept: KeptReads;
  beforeEach(() => {
    graph = new CountingGraph();
    kept = new KeptReads();
  });

  test('is read once by three hundred presses, at once or one after the other', async () => {
    await Promise.all(Array.from({ length: 150 }, () => kept.of('alex', graph).list(LISTS)));
    for (let i = 0; i < 150; i++) expect(await kept.of('alex', graph).list(LISTS)).toEqual([{ number: 1 }]);
    expect(graph.reads).toBe(1);
  });

  test('is each one’s own copy', async () => {
    const first = await kept.of('alex', graph).get<{ number: number }>(LISTS);
    first.number = 99;
    expect(await kept.of('alex', graph).get(LISTS)).toEqual({ number: 1 });
  });

  test('is never somebody else’s, nor that of another path or question', async () => {
    await kept.of('alex', graph).list(LISTS);
    await kept.of('megan', graph).list(LISTS);
    await kept.of('alex', graph).list('/v1.0/me/planner/plans');
    await kept.of('alex', graph).list(LISTS, { $top: '1' });
    await kept.of('alex', graph).get(LISTS);
    expect(graph.reads).toBe(5);
  });

  test('is read anew after some seconds', async () => {
    const short = new KeptReads(20);
    await short.of('alex', graph).list(LISTS);
    await new Promise((resolve) => setTimeout(resolve, 60));
    await short.of('alex', graph).list(LISTS);
    expect(graph.reads).toBe(2);
  });

  test('is read anew when something of the person’s was made', async () => {
    await kept.of('alex', graph).list(LISTS);
    kept.forget('alex');
    expect(await kept.of('alex', graph).list(LISTS)).toEqual([{ number: 2 }]);
  });

  test('is read again where it failed, and written through', async () => {
    graph.fails = true;
    await expect(kept.of('alex', graph).list(LISTS)).rejects.toThrow('Graph is away.');
    graph.fails = false;
    await kept.of('alex', graph).list(LISTS);
    for (let i = 0; i < 2; i++) await kept.of('alex', graph).post(LISTS, {});
    expect(graph.reads).toBe(4);
  });

  test('is not kept where somebody looks for one thing', async () => {
    for (let i = 0; i < 2; i++) await kept.of('alex', graph).list(LISTS, {}, () => false);
    expect(graph.reads).toBe(2);
  });
});
