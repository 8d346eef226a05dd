import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

interface Case {
  readonly id: string;
  readonly file: string;
  readonly text: string;
  readonly trap?: boolean;
  readonly judgement: 'right' | 'asked' | 'unread' | 'wrong';
  readonly answer: unknown;
}

const ROOT = join(__dirname, '../..');

/** What `judge.mjs` makes of every file beside it: each case with its judgement. */
function judged(): readonly Case[] {
  const options = { cwd: ROOT, encoding: 'utf8', maxBuffer: 100_000_000 } as const;
  const { stdout } = spawnSync(process.execPath, ['test/language/judge.mjs', '--json'], options);
  const cases: readonly Case[] = JSON.parse(stdout);
  return cases;
}

const all = judged();
const files = [...new Set(all.map(({ file }) => file))];
const casesIn = (file: string) => all.filter((one) => one.file === file);

const textsOf = (cases: readonly Case[], judgement: Case['judgement']) =>
  cases.filter((one) => one.judgement === judgement).map(({ id, text }) => `${id} ${text}`);

describe('The words after a command', () => {
  it('are read as the published sample says, in all of its cases', () => {
    const cases = casesIn('sample.jsonl');
    expect(cases).toHaveLength(46);
    expect(cases.filter(({ judgement }) => judgement !== 'right')).toEqual([]);
  });

  it.each([
    ['English', 'lines.en.jsonl', 210],
    ['German', 'lines.de.jsonl', 130],
  ])('are read in %s, and half of the lines are traps', (_language, file, count) => {
    const cases = casesIn(file);
    expect(cases).toHaveLength(count);
    expect(cases.filter(({ trap }) => trap)).toHaveLength(count / 2);
  });

  it.each(files)('are read in 95 of 100 lines of %s, and nothing is done wrongly without asking', (file) => {
    const cases = casesIn(file);
    expect(cases.length).toBeGreaterThan(5);
    expect(textsOf(cases, 'wrong')).toEqual([]);
    expect(textsOf(cases, 'right').length).toBeGreaterThanOrEqual(0.95 * cases.length);
  });
});
