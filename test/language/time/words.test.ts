import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readIn, SPOKEN, type Spoken, shown } from './shown';

/** By the type and the words of an entry: a line, what is read in it, and a line that misses the entry by one letter. */
type Table = Readonly<Record<string, readonly [line: string, reading: string, nearMiss: string]>>;

function tableOf({ code }: Spoken): Table {
  const table: Table = JSON.parse(readFileSync(join(__dirname, `words.${code}.json`), 'utf8'));
  return table;
}

describe.each(SPOKEN)('Each word of time in $code', (spoken) => {
  const table = tableOf(spoken);

  it('has a line', () => {
    const entries = spoken.words.lexicon.all.map(({ type, words }) => `${type}: ${words.join(' ')}`);
    expect(Object.keys(table).sort()).toEqual([...new Set(entries)].sort());
  });

  it('is read in it', () => {
    const rows = Object.entries(table);
    expect(rows.map(([entry, [line]]) => [entry, shown(readIn(spoken, line))])).toEqual(
      rows.map(([entry, [, reading]]) => [entry, reading]),
    );
  });

  it('is not read where a letter is too many', () => {
    const same = Object.values(table).filter(([, reading, nearMiss]) => shown(readIn(spoken, nearMiss)) === reading);
    expect(same).toEqual([]);
  });
});
