import fc from 'fast-check';
import { Catalog } from '../../src/bot/kinds/catalog';
import { Languages } from '../../src/bot/language/languages';
import type { Known } from '../../src/bot/language/reading';
import { readLine } from '../../src/bot/language/readLine';

const catalog = Catalog.load();
const languages = Languages.load();
const lists = ['Tasks', 'Work', 'Home', 'Reading list', 'Follow-ups (old) [x]', 'Café', 'Weekly review', 'Friday', 'a'];
const plans = [
  { title: 'Launch', buckets: ['To do', 'In progress', 'Done'] },
  { title: 'Launch plan', buckets: ['Ideas'] },
  { title: 'Friday meetup', buckets: ['Week 1', 'Week 2'] },
  { title: 'C++ (v2.0)', buckets: ['*'] },
];

function read(text: string, kind = 'todoTask', locale = 'en-US', known: Known = { lists, plans }) {
  const context = { now: new Date('2026-11-18T15:30:00Z'), timeZone: 'America/New_York', locale, known };
  return readLine(text, catalog.named(kind)?.quickAdd?.layers ?? [], languages.for(locale), context);
}

const values = (findings?: readonly { readonly value: string }[]) => findings?.map(({ value }) => value);

describe('a list', () => {
  const listOf = (text: string, locale?: string) => {
    const { title, found } = read(text, 'todoTask', locale);
    return [title, found.list?.value, found.due?.value.day];
  };

  it.each(lists)('is found by its name, whatever signs that has: %s', (name) => {
    for (const text of [
      `Xy in ${name}`,
      `Xy to my ${name}`,
      `Xy list:${name}`,
      `Xy in list ${name}`,
      `Xy in "${name}"`,
    ])
      expect([text, ...listOf(text)]).toEqual([text, 'Xy', name, undefined]);
    expect(listOf(`Xy in ${name.toUpperCase()}`)[1]).toBe(name);
  });

  it.each(languages.all.map(({ code, places }) => [code, places] as const))(
    'is found behind each word of %s',
    (code, places) => {
      for (const into of places.into)
        expect([into, ...listOf(`Xy ${into} Work`, code)].slice(0, 3)).toEqual([into, 'Xy', 'Work']);
      for (const into of places.intoList)
        for (const word of places.list)
          expect([into, ...listOf(`Xy ${into} ${word} Work`, code)].slice(0, 3)).toEqual([into, 'Xy', 'Work']);
      for (const article of places.articles)
        expect([article, ...listOf(`Xy ${places.into[0]} ${article} Work`, code)].slice(0, 3)).toEqual([
          article,
          'Xy',
          'Work',
        ]);
      for (const any of places.anyList) {
        const text = `${places.intoList[0]} ${places.articles[0]} ${any}`;
        expect([any, ...listOf(`Xy ${text}`, code)].slice(0, 3)).toEqual([
          any,
          'Xy',
          any === 'tasks' ? 'Tasks' : undefined,
        ]);
        if (!places.list.includes(any)) expect(listOf(`Xy ${text} yz`, code)[0]).toBe(`Xy ${text} yz`);
      }
    },
  );

  it.each([
    ['Xy tomorrow in Work', 'Xy', 'Work', '2026-11-19'],
    ['Xy in Work tomorrow', 'Xy', 'Work', '2026-11-19'],
    ['Xy in my Weekly review on Monday', 'Xy', 'Weekly review', '2026-11-23'],
    ['Xy in Friday tomorrow', 'Xy', 'Friday', '2026-11-19'],
    ['Xy in Cafe', 'Xy', 'Café', undefined],
    ['Xy on my tasks tomorrow', 'Xy', 'Tasks', '2026-11-19'],
    ['Xy on my list tomorrow', 'Xy', undefined, '2026-11-19'],
    ['Xy on my list Garden', 'Xy', 'Garden', undefined],
    ['to my Work list: Xy', 'Xy', 'Work', undefined],
    ['to Work: Xy tomorrow', 'Xy', 'Work', '2026-11-19'],
    ['to my list: Xy', 'Xy', undefined, undefined],
  ])('is read before and after a day, and no day is read in its name: %s', (text, ...result) => {
    expect(listOf(text)).toEqual(result);
  });

  it.each([
    'Work on the quilt',
    'Bring Home the trophy',
    'Xy in Works',
    'Xy in Work-life',
    'Xy in Work and peace',
    'Xy un-to Work',
    'packing list: socks',
    'Xy to a list of friends',
  ])('stays title where it is none: %s', (text) => {
    expect(listOf(text).slice(0, 2)).toEqual([text, undefined]);
  });

  it.each([
    ['Xy list:Garden', 'Garden'],
    ['Xy in list Garden', 'Garden'],
    ['Xy to my Rose garden list', 'Rose garden'],
    ['Xy in list "Rose garden"', 'Rose garden'],
  ])('may be one that nobody knows, beside the word: %s', (text, list) => {
    expect(listOf(text)).toEqual(['Xy', list, undefined]);
  });
});

describe('a plan', () => {
  const planOf = (text: string, locale?: string) => {
    const { title, found } = read(text, 'plannerTask', locale);
    return [title, found.plan?.value, found.bucket?.value, found.due?.value.day, values(found.assignees)];
  };

  it.each([
    ['Xy to Launch', 'Xy', 'Launch', undefined, undefined, undefined],
    ['Xy to Launch plan', 'Xy', 'Launch plan', undefined, undefined, undefined],
    ['Xy to Launch board', 'Xy', 'Launch', undefined, undefined, undefined],
    ['Xy to Launch tomorrow', 'Xy', 'Launch', undefined, '2026-11-19', undefined],
    ['Xy tomorrow to Launch', 'Xy', 'Launch', undefined, '2026-11-19', undefined],
    ['Xy to Friday meetup on Monday', 'Xy', 'Friday meetup', undefined, '2026-11-23', undefined],
    ['Xy to Launch @Uma @Gus by Monday', 'Xy', 'Launch', undefined, '2026-11-23', ['Uma', 'Gus']],
    ['Xy to Launch / Done', 'Xy', 'Launch', 'Done', undefined, undefined],
    ['Xy to Launch Done bucket', 'Xy', 'Launch', 'Done', undefined, undefined],
    ['Xy to Launch bucket Done tomorrow', 'Xy', 'Launch', 'Done', '2026-11-19', undefined],
    ['Xy in bucket Done in Launch', 'Xy', 'Launch', 'Done', undefined, undefined],
    ['Xy to Friday meetup / Week 2 for @Uma', 'Xy', 'Friday meetup', 'Week 2', undefined, ['Uma']],
    ['Xy to C++ (v2.0) / *', 'Xy', 'C++ (v2.0)', '*', undefined, undefined],
    ['Xy in plan Launch', 'Xy', 'Launch', undefined, undefined, undefined],
    ['Xy plan:Garden', 'Xy', 'Garden', undefined, undefined, undefined],
    ['Xy in the Done bucket', 'Xy', undefined, 'Done', undefined, undefined],
    ['Xy to In progress', 'Xy', undefined, 'In progress', undefined, undefined],
    ['Xy to Launch > Done', 'Xy', 'Launch', 'Done', undefined, undefined],
    ['Xy to Launch, Done, tomorrow', 'Xy', 'Launch', 'Done', '2026-11-19', undefined],
  ])('is found with its bucket: %s', (text, ...result) => {
    expect(planOf(text)).toEqual(result);
  });

  it.each([
    ['Xy the ideas to Launch', 'Xy the ideas', 'Launch', undefined],
    ['Xy to Launch / Ideas', 'Xy / Ideas', 'Launch', undefined],
    ['Xy to do to Launch', 'Xy to do', 'Launch', undefined],
    ['Xy to Launch rockets', 'Xy to Launch rockets', undefined, undefined],
    ['Xy either/Done', 'Xy either/Done', undefined, undefined],
    ['Xy, Done, yz', 'Xy, Done, yz', undefined, undefined],
  ])('has no bucket of another plan, and none in a title: %s', (text, ...result) => {
    expect(planOf(text).slice(0, 3)).toEqual(result);
  });
});

describe('people', () => {
  const known = { people: ['Dana Fox', 'Ann-Marie O’Neil', 'Mr. X (ext)'] };

  it.each([
    ['Xy for @Dana and @Lee', ['Dana', 'Lee']],
    ['Xy @Dana, @Lee', ['Dana', 'Lee']],
    ['Xy assign to @lee.kim', ['lee.kim']],
    ['Xy for Dana Fox', ['Dana Fox']],
    ['Xy for dana fox and @Lee', ['Dana Fox', 'Lee']],
    ['Xy for Ann-Marie O’Neil', ['Ann-Marie O’Neil']],
    ['Xy for Mr. X (ext)', ['Mr. X (ext)']],
    ['Xy for Dana', undefined],
    ['Xy me@lee', undefined],
    ['Xy for Dana Foxtrot', undefined],
  ])('are assigned: %s', (text, people) => {
    const { title, found } = read(text, 'plannerTask', 'en-US', known);
    expect([title, values(found.assignees)]).toEqual([people ? 'Xy' : text, people]);
  });

  it.each([
    ['Xy owners:@Dana members:@Lee,@Max', ['Dana'], ['Lee', 'Max']],
    ['Xy owners: Dana Fox, Lee Kim members: Max', ['Dana Fox', 'Lee Kim'], ['Max']],
    ['Xy with owner @Dana and members @Lee and @Max', ['Dana'], ['Lee', 'Max']],
    ['Xy with Sam and Yuki', undefined, ['Sam', 'Yuki']],
    ['Xy with Sam, Lee Kim and Yuki', undefined, ['Sam', 'Lee Kim', 'Yuki']],
  ])('own a group, or are its members: %s', (text, owners, members) => {
    const { title, found } = read(text, 'microsoft365Group', 'en-US', known);
    expect([title, values(found.owners), values(found.members)]).toEqual(['Xy', owners, members]);
  });

  it.each(['Xy with Pride', 'Fun with flags and maps', 'Xy with Sam and Yuki forever', 'With Sam and Yuki'])(
    'are none in a name: %s',
    (text) => {
      expect(read(text, 'microsoft365Group')).toMatchObject({ title: text, found: {} });
    },
  );

  it.each(languages.all.map(({ code, people }) => [code, people] as const))(
    'are found behind each word of %s',
    (code, words) => {
      for (const label of words.assign)
        expect([label, read(`Xy ${label} @Lee`, 'plannerTask', code).title]).toEqual([label, 'Xy']);
      for (const label of words.owners)
        expect([label, values(read(`Xy ${label} @Lee`, 'microsoft365Group', code).found.owners)]).toEqual([
          label,
          ['Lee'],
        ]);
      for (const label of words.members)
        expect([label, values(read(`Xy ${label}: Lee, Max`, 'microsoft365Group', code).found.members)]).toEqual([
          label,
          ['Lee', 'Max'],
        ]);
      for (const word of words.and)
        expect(values(read(`Xy @Lee ${word} @Max`, 'plannerTask', code).found.assignees)).toEqual(['Lee', 'Max']);
      for (const word of words.company)
        expect(values(read(`Xy ${word} Lee ${words.and[0]} Max`, 'microsoft365Group', code).found.members)).toEqual([
          'Lee',
          'Max',
        ]);
    },
  );
});

it('finds any name at all that may be given, or leaves the line as it is', () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), (names) => {
      const [first = ''] = names;
      const { title, found } = read(`Xy list:${first}`, 'todoTask', 'en-US', { lists: names });
      expect(typeof title).toBe('string');
      if (/^[\p{L}\p{N}]+$/u.test(first)) expect(found.list?.value.toLowerCase()).toBe(first.toLowerCase());
    }),
    { numRuns: 300 },
  );
});

describe('quotes, marks and brackets', () => {
  it.each([
    ['new group', '"Private Label" private', 'Private Label', { visibility: 'Private' }],
    ['new group', '`ops-eu` (public)', 'ops-eu', { visibility: 'Public' }],
    ['new group', '**Falcon** private', 'Falcon', { visibility: 'Private' }],
    [
      'new group',
      'Xy description: Tuesday games (public)',
      'Xy',
      { visibility: 'Public', description: 'Tuesday games' },
    ],
    ['new group', 'Xy description: our (private) notes', 'Xy', { description: 'our (private) notes' }],
    ['new group', 'Xy description: "a b" private', 'Xy', { visibility: 'Private', description: 'a b' }],
    ['new group', 'Xy description "a b"', 'Xy', { description: 'a b' }],
    ['new group', '"Xy" with the description "a b"', 'Xy', { description: 'a b' }],
    ['new group', 'Xy and description: a b', 'Xy', { description: 'a b' }],
    ['new group', 'Xy description: "Big" plans', 'Xy', { description: '"Big" plans' }],
    ['new group', 'Xy description of it', 'Xy description of it', {}],
    ['new group', 'Private "Label"', 'Private "Label"', {}],
  ])('hold the name of a group: %s %s', (_command, text, title, found) => {
    const reading = read(text, 'microsoft365Group');
    const said = Object.fromEntries(
      Object.entries(reading.found).map(([name, finding]) => [name, Array.isArray(finding) ? [] : finding.value]),
    );
    expect([reading.title, said]).toEqual([title, found]);
  });

  it.each([
    ['Xy (tomorrow)', 'Xy'],
    ['Xy [tomorrow] yz', 'Xy [tomorrow] yz'],
    ['Xy (tomorrow, urgent)', 'Xy'],
    ['Xy (yz) tomorrow', 'Xy (yz)'],
    ['Xy () tomorrow', 'Xy ()'],
    ['"Tomorrow" tomorrow', 'Tomorrow'],
    ['`tomorrow` xy tomorrow', '`tomorrow` xy'],
  ])('leave no empty brackets, and are not read within: %s', (text, title) => {
    expect(read(text).title).toBe(title);
  });
});
