import { allocatedIn } from '../../bench/guard/allocated.mjs';
import { yardsticks } from '../../bench/guard/history.mjs';
import { interval } from '../../bench/guard/interval.mjs';

describe('The interval of a ratio that was measured nine times', () => {
  test('holds the ratio of builds that cost the same', () => {
    const { low, middle, high } = interval([1.02, 0.97, 1.01, 0.99, 1.03, 0.96, 1.0, 1.04, 0.98]);
    expect(low).toBeLessThan(1);
    expect(high).toBeGreaterThan(1);
    expect(middle).toBeCloseTo(1, 2);
  });

  // By hand: logarithms with mean 0.2231 and standard deviation 0.05; t of 8 degrees is 1.86, so 0.2231 ± 0.0310.
  test('is as wide as Student’s t makes it', () => {
    const logs = [-1, -1, -1, -1, 0, 1, 1, 1, 1].map((sign) => 0.2231 + sign * 0.05);
    const { low, high } = interval(logs.map(Math.exp));
    expect([low, high]).toEqual([expect.closeTo(1.2119, 3), expect.closeTo(1.2895, 3)]);
  });

  test('lies above what is allowed where one build is surely dearer', () => {
    expect(interval([1.26, 1.22, 1.29, 1.24, 1.27, 1.21, 1.28, 1.25, 1.23]).low).toBeGreaterThan(1.15);
  });
});

test('What was allocated is what the heap has grown by between collections', () => {
  const log = `muster listens
[73:0x6a1b000]      161 ms: Scavenge 20.0 (24.5) -> 12.0 (28.5) MB, 1.47 / 0.00 ms  (average mu = 1.000) allocation failure;
[73:0x6a1b000]      281 ms: Scavenge 28.0 (34.5) -> 14.5 (38.0) MB, 2.10 / 0.00 ms  (average mu = 1.000) task;
{"level":30,"msg":"turn"}
[73:0x6a1b000]      941 ms: Mark-Compact 34.5 (42.0) -> 10.0 (40.0) MB, 9.1 / 0.0 ms  (average mu = 0.98) allocation failure;
`;
  expect(allocatedIn(log)).toBe(16 + 20);
  expect(allocatedIn('no collection yet')).toBe(0);
});

test('Today’s build is held against the last release and the one that costs least beside the floor', () => {
  const line = (what: string, cpu: number, floor: number, release = true) => ({
    ...{ what, commit: what, release, date: '2026-11-28', node: 'v20.20.2' },
    ...{ cpu: { W1: cpu, W2: cpu }, floor: { W1: floor, W2: floor }, allocated: { W1: 1, W2: 1 } },
  });
  const lines = [line('0.1.0', 2, 0.2), line('0.2.0', 3, 0.4), line('0.3.0', 4, 0.3), line('a step', 1, 0.3, false)];
  const { last, best } = yardsticks(lines);
  expect([last?.what, best?.what]).toEqual(['0.3.0', '0.2.0']);
});
