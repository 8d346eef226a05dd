import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Grammar } from '../../../src/bot/language/time/chart';
import { readIn, SPOKEN, type Spoken, shown } from './shown';

/** By the form that it needs: a line, and what is read in it. */
type Table = Readonly<Record<string, readonly [line: string, reading: string]>>;

function tableOf({ code }: Spoken): Table {
  const table: Table = JSON.parse(readFileSync(join(__dirname, `forms.${code}.json`), 'utf8'));
  return table;
}

const nameOf = ({ of, looks }: { of: string; looks: string }) => `${of}: ${looks}`;

/** The words of a language without one of its forms. */
function without({ words }: Spoken, name: string) {
  return { ...words, grammar: new Grammar(words.grammar.forms.filter((form) => nameOf(form) !== name)) };
}

describe('Each form of days, times and repetitions', () => {
  it.each(SPOKEN)('reads its line in $code, which is read otherwise without it', (spoken) => {
    for (const [name, [line, reading]] of Object.entries(tableOf(spoken))) {
      expect([name, shown(readIn(spoken, line))]).toEqual([name, reading]);
      expect([name, shown(readIn(spoken, line, without(spoken, name)))]).not.toEqual([name, reading]);
    }
  });

  it('has such a line in one language or another, and no line is of a form that is gone', () => {
    const tried = new Set(SPOKEN.flatMap((spoken) => Object.keys(tableOf(spoken))));
    const forms = new Set(SPOKEN.flatMap(({ words }) => words.grammar.forms.map(nameOf)));
    expect([...tried].sort()).toEqual([...forms].sort());
  });
});
