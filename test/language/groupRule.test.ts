import { Catalog } from '../../src/bot/kinds/catalog';
import { problemOfRule } from '../../src/bot/kinds/groups/membershipRule';
import { Languages } from '../../src/bot/language/languages';
import { readLine } from '../../src/bot/language/readLine';

const kind = Catalog.load().named('dynamicGroup');
const languages = Languages.load();

function read(text: string, locale = 'en') {
  const context = { now: new Date('2026-11-18T15:30:00Z'), timeZone: 'UTC', locale };
  const { title, found } = readLine(text, kind?.quickAdd?.layers ?? [], languages.for(locale), context);
  return [title, found.rule?.value];
}

it.each([
  ['Xy where department is Sales', 'en', 'user.department -eq "Sales"'],
  ['Xy where the job title contains Engineer', 'en', 'user.jobTitle -contains "Engineer"'],
  ['Xy whose city is New York and country is US', 'en', 'user.city -eq "New York" -and user.country -eq "US"'],
  ['Xy where city is Bergen or city is Oslo', 'en', 'user.city -eq "Bergen" -or user.city -eq "Oslo"'],
  ['Xy where department is "Sales and Marketing"', 'en', 'user.department -eq "Sales and Marketing"'],
  ['Xy where department is Research and Development', 'en', 'user.department -eq "Research and Development"'],
  ['Xy where department is not Sales, private', 'en', 'user.department -ne "Sales"'],
  ['Xy bei denen die Abteilung Vertrieb ist', 'de', undefined],
  ['Xy wo Abteilung ist Vertrieb und Stadt ist Köln', 'de', 'user.department -eq "Vertrieb" -and user.city -eq "Köln"'],
])('“%s” (%s) says who belongs to the group', (text, locale, rule) => {
  expect(read(text, locale)).toEqual([rule === undefined ? text : 'Xy', rule]);
  if (rule) expect(problemOfRule(rule)).toBeUndefined();
});

it.each([
  'Where department is Sales',
  'Xy where dreams come true',
  'Xy where department',
  'Xy where department is',
  'Xy where department is Sales and city',
  'Xy where department is a"b',
])('“%s” says nothing of the kind, or not as a whole', (text) => {
  expect(read(text)).toEqual([text, undefined]);
});

it.each(languages.all.map(({ code, groups }) => [code, groups.rule] as const))(
  'each word of %s means what it says',
  (code, words) => {
    const [where] = words.where;
    const [property] = Object.entries(words.properties)[0] ?? [''];
    const [operator] = Object.entries(words.operators)[0] ?? [''];
    for (const word of words.where)
      expect([word, read(`Xy ${word} ${property} ${operator} A`, code)[0]]).toEqual([word, 'Xy']);
    for (const [word, meant] of Object.entries(words.properties))
      expect(read(`Xy ${where} ${word} ${operator} A`, code)[1]).toBe(`${meant} -eq "A"`);
    for (const [word, meant] of Object.entries(words.operators))
      expect(read(`Xy ${where} ${property} ${word} A`, code)[1]).toBe(`user.department ${meant} "A"`);
    for (const [word, meant] of Object.entries(words.joints))
      expect(read(`Xy ${where} ${property} ${operator} A ${word} ${property} ${operator} B`, code)[1]).toBe(
        `user.department -eq "A" ${meant} user.department -eq "B"`,
      );
  },
);
