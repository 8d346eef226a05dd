import fc from 'fast-check';
import { crossed, readAs } from './crossing';
import { PARTS } from './parts';
import { readIn, SPOKEN, shown } from './shown';

const TODAY = '2026-11-18';
/** What the clock shows where the people of each language live. */
const NOW = { en: '10:30', de: '16:30', es: '16:30' };

describe.each(SPOKEN)('Days, times, repetitions and their ends in $code', (spoken) => {
  const all = crossed(PARTS[spoken.code], TODAY, NOW[spoken.code]);

  it('mean the same whichever of them stand together, in either order', () => {
    expect(all.length).toBeGreaterThan(1_000);
    const expected = all.map(({ line: _line, ...one }) => one);
    const read = all.map(({ line }) => readAs(spoken, line));
    expect(all.flatMap(({ line }, i) => (same(read[i], expected[i]) ? [] : [{ line, ...read[i] }]))).toEqual([]);
  });

  it('are read alike in any order behind the title, with a category and a list between them', () => {
    const { title, days, times, list } = PARTS[spoken.code];
    const permuted = fc.record({
      day: fc.constantFrom(...Object.keys(days)),
      time: fc.constantFrom(...Object.keys(times)),
      order: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
    });
    fc.assert(
      fc.property(permuted, ({ day, time, order }) => {
        const parts = [day, time, '#Farm', list];
        const line = [title, ...order.map((place) => parts[place])].join(' ');
        expect(shown(readIn(spoken, line))).toBe(shown(readIn(spoken, [title, ...parts].join(' '))));
      }),
      { numRuns: 200 },
    );
  });

  it('are no longer in the title when they are shown', () => {
    for (const { line } of all.slice(0, 300)) {
      const { title, found } = readIn(spoken, line);
      const words = [found.due, found.recurrence].flatMap((one) => one?.words.split(' … ') ?? []);
      expect(words.filter((some) => title.includes(some))).toEqual([]);
    }
  });
});

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** The order of properties does not count. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .map(([name, one]) => [name, sorted(one)])
    .sort(([a], [b]) => (`${a}` < `${b}` ? -1 : 1));
}
