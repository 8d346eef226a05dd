/** @seconds 20 */

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { Catalog } from '../../src/bot/kinds/catalog';
import { Languages } from '../../src/bot/language/languages';
import { readLine } from '../../src/bot/language/readLine';

const kinds = Catalog.load(join(__dirname, '../../src/bot/kinds')).kinds.filter(({ quickAdd }) => quickAdd);
const languages = Languages.load();
const known = {
  lists: ['Tasks', 'Work', 'Follow-ups (old) [x]'],
  plans: [{ title: 'Launch plan', buckets: ['To do'] }],
  people: ['Dana Fox'],
};
const zones = ['UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Auckland'];
const locales = ['en-US', 'en-GB', 'en-CA', ...languages.all.map(({ code }) => code)];

/** Words that mean something to a reader, so that chance puts them together in every order. */
const WORDS = [
  ...'tomorrow Friday next every other 5pm at 3 17:00 on by due until week month the 15th 1/4/2027 Nov 30 to remind me before'.split(
    ' ',
  ),
  ...'!high #Finance list:Work in my list for @Dana owners: private (public) priority:low "quoted words" , . — morgen jeden'.split(
    ' ',
  ),
  ...'mañana cada lunes a las recuérdame el 24 de diciembre hasta para urgente'.split(' '),
  ...'Montag um Uhr bis alle zwei Wochen erinnere mich am 24.12. täglich wichtig für 🍰 é ½ ﬁ'.split(' '),
];
const line = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 1_200 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join(' ')),
);
const said = fc.record({
  text: line,
  kind: fc.constantFrom(...kinds),
  locale: fc.constantFrom(...locales),
  timeZone: fc.constantFrom(...zones),
  now: fc.date({ min: new Date('2024-01-01'), max: new Date('2034-01-01'), noInvalidDate: true }),
});

const read = ({
  text,
  kind,
  locale,
  timeZone,
  now,
}: {
  text: string;
  kind: (typeof kinds)[number];
  locale: string;
  timeZone: string;
  now: Date;
}) => readLine(text, kind.quickAdd?.layers ?? [], languages.for(locale), { now, timeZone, locale, known });

const wordsOf = (text: string) => text.replace(/[\s"“”„«»‘’'`\uFFFB\uFFFC]/gu, '');

describe('The reader of lines', () => {
  it('takes out exactly what it says, and leaves the rest as the title', () => {
    fc.assert(
      fc.property(said, (one) => {
        const { title, removed } = read(one);
        let from = 0;
        const kept = removed.map(({ start, end }) => {
          expect(start).toBeGreaterThanOrEqual(from);
          const piece = one.text.slice(from, start);
          from = end;
          return piece;
        });
        expect(wordsOf(title)).toBe(wordsOf([...kept, one.text.slice(from)].join('')));
      }),
      { numRuns: 2_000 },
    );
  });

  it('has an answer to any Unicode text', () => {
    fc.assert(
      fc.property(said, (one) => {
        expect(typeof read(one).title).toBe('string');
      }),
      { numRuns: 2_000 },
    );
  });

  it('answers the same in any zone that the server may live in', () => {
    const input = readFileSync(join(__dirname, 'sample.jsonl'), 'utf8');
    const answers = ['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'].map((TZ) =>
      execFileSync(process.execPath, [join(__dirname, 'answer.mjs')], {
        input,
        env: { ...process.env, TZ },
      }).toString(),
    );
    expect(answers[0]).toContain('2026-11-19T17:00:00');
    expect(new Set(answers).size).toBe(1);
  });

  it('reads a line of any kind, however long, within 5 ms', () => {
    const options = { input: JSON.stringify(WORDS), encoding: 'utf8' } as const;
    const longest: { ms: number }[] = JSON.parse(
      execFileSync(process.execPath, [join(__dirname, 'pace.mjs'), '5'], options),
    );
    expect(longest.length).toBeGreaterThan(300);
    expect(longest.filter(({ ms }) => ms > 5)).toEqual([]);
  });
});
