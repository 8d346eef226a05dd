import fc from 'fast-check';
import { suggestionsFor } from '../../src/bot/commands/suggestions';
import { distance } from '../../src/bot/language/distance';
import { grammars } from '../support/commandGrammars';
import { stopwatch } from '../support/stopwatch';

function suggest(text: string, locale = 'en-US'): (readonly [kind: string, rest: string])[] {
  const suggestions = suggestionsFor(text, grammars.for(locale));
  return suggestions.map(({ kind, commandText }) => [kind.name, commandText] as const);
}

it.each([
  ['new gruop Marketing', 'microsoft365Group', 'Marketing'],
  ['nwe group', 'microsoft365Group', ''],
  ['newgroup Marketing', 'microsoft365Group', 'Marketing'],
  ['new gro up Marketing', 'microsoft365Group', 'Marketing'],
  ['add taks Buy milk', 'todoTask', 'Buy milk'],
  ['add a taks to buy milk please', 'todoTask', 'buy milk'],
  ['hey bot, can yuo add a task to buy milk', 'todoTask', 'buy milk'],
  ['craete security group Ops', 'securityGroup', 'Ops'],
  ['new secruity gruop Operations', 'securityGroup', 'Operations'],
  ['can you craete a private group called Night Owls', 'microsoft365Group', 'Night Owls (private)'],
  ['create a privte group called Night Owls', 'microsoft365Group', 'Night Owls (privte)'],
  ['new grp Ops', 'microsoft365Group', 'Ops'],
  ['add tsk Buy milk', 'todoTask', 'Buy milk'],
  ['tsk Buy milk', 'todoTask', 'Buy milk'],
  ['new sec group Ops', 'securityGroup', 'Ops'],
  ['taks: Buy milk', 'todoTask', 'Buy milk'],
  ['add planer task Fix the footer', 'plannerTask', 'Fix the footer'],
  ['remnid me to call Ben at 7pm', 'todoTask', 'remind me to call Ben at 7pm'],
  ['add bread to my Shopping lsit', 'todoTask', 'bread to my Shopping lsit'],
  ['new tank for the fish', 'todoTask', 'for the fish'],
  ['new groups', 'microsoft365Group', ''],
  ['add tasks Buy milk', 'todoTask', 'Buy milk'],
  ['group', 'microsoft365Group', ''],
  ['security group Ops', 'securityGroup', 'Ops'],
])('“%s” suggests a %s and keeps “%s”', (text, kind, rest) => {
  expect(suggest(text)[0]).toEqual([kind, rest]);
});

it.each([
  ['neue Aufgbae Ablage sortieren', 'todoTask', 'Ablage sortieren'],
  ['nuee Gruppe Nachteulen', 'microsoft365Group', 'Nachteulen'],
  ['kannst du eine private Gruppe namens Nachteulen erstelen', 'microsoft365Group', 'Nachteulen (private)'],
  ['Gruppe erstelen: Nachteulen', 'microsoft365Group', 'Nachteulen'],
  ['neue Sicherheitsgrupe VPN', 'securityGroup', 'VPN'],
  ['neue Ausgabe der Teamzeitung', 'todoTask', 'der Teamzeitung'],
  ['errinere mich an den Bericht', 'todoTask', 'erinnere mich an den Bericht'],
  ['add taks Buy milk', 'todoTask', 'Buy milk'],
])('in a German chat “%s” suggests a %s and keeps “%s”', (text, kind, rest) => {
  expect(suggest(text, 'de-CH')[0]).toEqual([kind, rest]);
});

it.each([
  'remove gruop Ops',
  "don't add taks x",
  'do not add taks x',
  'please show taks',
  'delete group',
  'list taks',
  'how to add taks',
  'the weather is fine',
  'who made this group',
  'new ground rules for the team',
  'group photo tomorrow',
  'talk to Ben',
  'meeting notes',
])('“%s” suggests nothing', (text) => {
  expect(suggest(text)).toEqual([]);
});

it.each([
  'erstelle keine Gruppe',
  'bitte keine neue Aufgabe anlegen',
  'lösche die Grupe',
  'zeig neue Aufgaben',
  'wie erstele ich eine Gruppe',
  'die neue Gruppe ist echt nett',
  'Aufgabe löschen',
  'delete Grupe',
  'list neue Aufgbae',
  'das Wetter ist schön',
  'Todo erledigt',
  'Planner-Aufgabe erledigt',
])('in a German chat “%s” suggests nothing', (text) => {
  expect(suggest(text, 'de-CH')).toEqual([]);
});

it('offers every kind of that name, but never more than three', () => {
  expect(suggest('new gruop Ops').map(([kind]) => kind)).toEqual([
    'microsoft365Group',
    'securityGroup',
    'dynamicGroup',
  ]);
  expect(suggest('n w l').length).toBeLessThanOrEqual(3);
});

it('offers each line of several commands that are not alike', () => {
  expect(suggest('add task Buy milk\nnew security group Ops')).toEqual([
    ['todoTask', 'Buy milk'],
    ['securityGroup', 'Ops'],
  ]);
});

it.each(['en', 'de'])('no text at all is too much for it: %s', (locale) => {
  const word = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom('nwe', 'gruop', 'taks', 'a', '\n'),
  );
  const anyText = fc.array(word, { maxLength: 10 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(anyText, (text) => expect(suggest(text, locale).length).toBeLessThanOrEqual(3)),
    { numRuns: 300 },
  );
});

it('compares long words with nothing, and few words only', () => {
  for (const text of ['x'.repeat(4_000), 'nwe '.repeat(1_000), 'gruop nwe '.repeat(400), 'ad tsk '.repeat(500)]) {
    const spent = stopwatch();
    suggest(text, 'de');
    expect(spent()).toBeLessThan(500);
  }
});

it.each([
  ['gruop', 'group', 1],
  ['grop', 'group', 1],
  ['ggroup', 'group', 1],
  ['craete', 'create', 1],
  ['task', 'tusk', 1],
  ['', 'abc', 3],
])('from “%s” to “%s” are %d steps', (a, b, steps) => {
  expect(distance(a, b)).toBe(steps);
});
