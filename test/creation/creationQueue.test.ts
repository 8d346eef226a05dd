import { BoundedQueue, type CreationQueue } from '../../src/bot/creation/creationQueue';
import { MemoryStore } from '../../src/bot/state/memoryStore';
import type { Turn } from '../../src/bot/turn/turn';
import { english } from '../support/english';

function turnOf(id: string): Turn {
  const requester = { teamsId: `29:${id}`, id, name: id, timeZone: 'UTC' };
  return { requester, tenantId: 'contoso', conversation: { id: 'a:1', shared: false, url: '' } };
}

/** Lets so many of a person in that are let in; returns what each has to call when it is done. */
function enter(queue: CreationQueue, id: string, times: number): (() => void)[] {
  return Array.from({ length: times }, () => queue.enter(turnOf(id))).filter((leave) => typeof leave === 'function');
}

describe('Creations under way', () => {
  test('are twenty of a person at most, who hears so, and nobody else', () => {
    const queue = new BoundedQueue(20, new MemoryStore());
    expect(enter(queue, 'alex', 300)).toHaveLength(20);
    const refusal = queue.enter(turnOf('alex'));
    expect(typeof refusal === 'function' ? '' : english(refusal)).toMatch(/^Many of your creations/);
    expect(enter(queue, 'megan', 20)).toHaveLength(20);
  });

  test('make room when they end', () => {
    const queue = new BoundedQueue(20, new MemoryStore());
    for (const leave of enter(queue, 'alex', 20)) leave();
    expect(enter(queue, 'alex', 300)).toHaveLength(20);
  });

  test('are a thousand of a tenant at most', () => {
    const queue = new BoundedQueue(20, new MemoryStore());
    const all = Array.from({ length: 60 }, (_, person) => enter(queue, `person ${person}`, 20).length);
    expect(all.reduce((sum, one) => sum + one, 0)).toBe(1_000);
  });

  test('are counted over all instances, but for a few', async () => {
    const store = new MemoryStore();
    const [one, other] = [new BoundedQueue(20, store), new BoundedQueue(20, store)];
    let entered = 0;
    for (let i = 0; i < 100; i++) {
      entered += enter(i % 2 ? one : other, 'alex', 1).length;
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(entered).toBeGreaterThanOrEqual(20);
    expect(entered).toBeLessThanOrEqual(24);
  });
});
