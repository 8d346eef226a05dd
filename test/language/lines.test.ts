import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

interface Case {
  readonly id: string;
  readonly text: string;
  readonly trap?: boolean;
  readonly judgement: 'right' | 'asked' | 'unread' | 'wrong';
  readonly answer: unknown;
}

const ROOT = join(__dirname, '../..');

/** What `judge.mjs` makes of a file: every case with its judgement. */
function judged(file: string): readonly Case[] {
  const options = { cwd: ROOT, encoding: 'utf8', maxBuffer: 100_000_000 } as const;
  const { stdout } = spawnSync(process.execPath, ['test/language/judge.mjs', '--json', file], options);
  const cases: readonly Case[] = JSON.parse(stdout);
  return cases;
}

const textsOf = (cases: readonly Case[], judgement: Case['judgement']) =>
  cases.filter((one) => one.judgement === judgement).map(({ id, text }) => `${id} ${text}`);

describe('The words after a command', () => {
  it('are read as the published sample says, in all of its cases', () => {
    const cases = judged('sample.jsonl');
    expect(cases).toHaveLength(46);
    expect(cases.filter(({ judgement }) => judgement !== 'right')).toEqual([]);
  });

  it.each([
    ['English', 'lines.en.jsonl', 210],
    ['German', 'lines.de.jsonl', 130],
  ])(
    'are read in %s, half of them traps, 95 of 100 right and nothing done wrongly without asking',
    (_language, file, count) => {
      const cases = judged(file);
      expect(cases).toHaveLength(count);
      expect(cases.filter(({ trap }) => trap)).toHaveLength(count / 2);
      expect(textsOf(cases, 'wrong')).toEqual([]);
      expect(textsOf(cases, 'right').length).toBeGreaterThanOrEqual(0.95 * count);
    },
  );
});
