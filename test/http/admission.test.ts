import { Admission, type EventLoop } from '../../src/bot/http/admission';
import { OverloadLog } from '../../src/bot/http/overload';

/** A loop whose rounds a test runs, each as long as it says. */
class TestLoop implements EventLoop {
  private time = 0;
  private next: (() => void)[] = [];

  now(): number {
    return this.time;
  }

  nextRound(work: () => void): void {
    this.next.push(work);
  }

  get isIdle(): boolean {
    return this.next.length === 0;
  }

  async round(milliseconds: number): Promise<void> {
    this.time += milliseconds;
    const [now, later] = [this.next, []];
    this.next = later;
    for (const work of now) work();
    // Whoever waits for what was said just now has its turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('Turns', () => {
  let loop: TestLoop;
  let admission: Admission;
  let begun: number[];
  let refused: number[];
  let waiting: number;

  beforeEach(() => {
    loop = new TestLoop();
    admission = new Admission(loop);
    [begun, refused, waiting] = [[], [], 0];
  });

  async function come(count: number): Promise<void> {
    for (let i = 0; i < count; i++) {
      const number = begun.length + refused.length + waiting;
      waiting += 1;
      void admission.enter().then((isAdmitted) => {
        waiting -= 1;
        (isAdmitted ? begun : refused).push(number);
      });
    }
    await new Promise((resolve) => setImmediate(resolve));
  }

  test('begin at once where there is time, and leave no watch behind', async () => {
    await come(4);
    expect([begun.length, waiting]).toEqual([4, 0]);
    for (let i = 0; i < 3; i++) await loop.round(1);
    expect(loop.isIdle).toBe(true);
    await come(4);
    expect(begun.length).toBe(8);
  });

  test('that come all at once begin in their order, over some rounds, and none is refused', async () => {
    await come(300);
    expect(begun.length).toBeLessThan(10);
    for (let i = 0; i < 1_000; i++) await loop.round(1);
    expect(begun).toEqual(Array.from({ length: 300 }, (_, number) => number));
    expect(loop.isIdle).toBe(true);
  });

  test('leave rounds between them in which new connections are taken', async () => {
    await come(300);
    const before = begun.length;
    for (let i = 0; i < 60; i++) await loop.round(1);
    expect(begun.length - before).toBe(20);
  });

  test('that come when the oldest has waited two seconds are refused at once', async () => {
    await come(200);
    for (let i = 0; i < 10; i++) await loop.round(195);
    expect(admission.isOver).toBe(false);
    await come(1);
    expect(refused).toEqual([]);
    await loop.round(60);
    expect(admission.isOver).toBe(true);
    await come(7);
    expect(refused).toHaveLength(7);
  });

  test('wait for two and a quarter seconds at most, then they are refused, and those that have begun are not', async () => {
    await come(200);
    for (let i = 0; i < 12; i++) await loop.round(200);
    expect(waiting).toBe(0);
    expect(begun.length + refused.length).toBe(200);
    expect(begun).toEqual(Array.from({ length: begun.length }, (_, number) => number));
  });

  test('are taken again as soon as those before them have begun', async () => {
    await come(200);
    for (let i = 0; i < 12; i++) await loop.round(200);
    await come(1);
    expect(begun.at(-1)).toBe(200);
  });
});

test('What is refused for want of time is logged at once, and then once in ten seconds with its number', () => {
  const lines: object[] = [];
  let now = 0;
  const log = new OverloadLog({ warn: (fields: object) => void lines.push(fields) }, () => now);
  for (; now < 25_000; now += 100) log.tell();
  expect(lines).toEqual([{ refused: 1 }, { refused: 100 }, { refused: 100 }]);
});
