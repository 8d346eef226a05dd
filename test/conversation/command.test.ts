import { parseCommand } from '../../src/bot/conversation/command';
import { distance, suggestionsFor } from '../../src/bot/conversation/suggestions';
import { Catalog } from '../../src/bot/kinds/catalog';

const catalog = Catalog.load();
const kindAndRest = (text: string) => {
  const command = parseCommand(text, catalog);
  if (command.name === 'createMany') return [command.kind.name, ...command.lines];
  return command.name === 'create' ? [command.kind.name, command.rest] : command.name;
};

it.each([
  ['new group', 'microsoft365Group', ''],
  ['NEW   GROUP', 'microsoft365Group', ''],
  ['please create a group', 'microsoft365Group', ''],
  ['can you make a new group please', 'microsoft365Group', ''],
  ['new group.', 'microsoft365Group', ''],
  ['new group Marketing Europe', 'microsoft365Group', 'Marketing Europe'],
  ['new security group: Ops', 'securityGroup', 'Ops'],
  ['new security group', 'securityGroup', ''],
  ['add task Buy milk', 'todoTask', 'Buy milk'],
  ['add a to-do Buy milk', 'todoTask', 'Buy milk'],
  ['add todo\nBuy\nmilk', 'todoTask', 'Buy milk'],
])('“%s” asks for a %s called “%s”', (text, kind, rest) => {
  expect(kindAndRest(text)).toEqual([kind, rest]);
});

it.each([
  ['add tasks\nBuy milk\nBuy bread', 'todoTask', ['Buy milk', 'Buy bread']],
  ['add tasks:\r\n\r\n- Buy milk\r\n- Buy  bread', 'todoTask', ['Buy milk', 'Buy bread']],
  ['new security groups: Ops\nDevs', 'securityGroup', ['Ops', 'Devs']],
  [
    'please create planner tasks\n1. Ask Lee\n2) 2 chairs\n• 3-D model',
    'plannerTask',
    ['Ask Lee', '2 chairs', '3-D model'],
  ],
  ['add task Buy milk\nadd a to-do: Buy bread', 'todoTask', ['Buy milk', 'Buy bread']],
])('%j asks for several of %s: %j', (text, kind, lines) => {
  expect(kindAndRest(text)).toEqual([kind, ...lines]);
});

it.each([
  ['', 'help'],
  ['?', 'help'],
  ['Sign out.', 'signOut'],
  ['LOGOUT', 'signOut'],
  ['cancel', 'cancel'],
  ['new groups', 'unknown'],
  ['newgroup', 'unknown'],
  ['group', 'unknown'],
  ['taskmaster add', 'unknown'],
])('“%s” means %s', (text, command) => {
  expect(kindAndRest(text)).toBe(command);
});

it('reads a command of many pleases at once', () => {
  const started = performance.now();
  const words = `${'please!'.repeat(500)}x`;
  expect(kindAndRest(`new group ${words}`)).toEqual(['microsoft365Group', words]);
  expect(kindAndRest(`new group ${'please! '.repeat(500)}`)).toEqual(['microsoft365Group', expect.anything()]);
  expect(performance.now() - started).toBeLessThan(500);
});

it.each([
  ['new gruop Marketing', 'microsoft365Group', 'Marketing'],
  ['nwe group', 'microsoft365Group', ''],
  ['newgroup Marketing', 'microsoft365Group', 'Marketing'],
  ['add taks Buy milk', 'todoTask', 'Buy milk'],
  ['craete security group Ops', 'securityGroup', 'Ops'],
])('“%s” suggests a %s and keeps “%s”', (text, kind, rest) => {
  const [best] = suggestionsFor(text, catalog);
  expect([best?.kind.name, best?.rest]).toEqual([kind, rest]);
});

it.each(['remove group Ops', 'do not add task x', 'show task', 'the weather is fine', 'who made this group'])(
  '“%s” suggests nothing',
  (text) => {
    expect(suggestionsFor(text.replace('do not', "don't"), catalog)).toEqual([]);
  },
);

it('never suggests more than three', () => {
  expect(suggestionsFor('new grop', catalog).length).toBeLessThanOrEqual(3);
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
