import { LineReader, mistakesOf, requiredLists, startingAnswers } from '../../src/bot/conversation/batch/lineReader';
import { QuickAdd } from '../../src/bot/conversation/quickAdd';
import { Translators } from '../../src/bot/i18n/translators';
import { Catalog } from '../../src/bot/kinds/catalog';
import type { ObjectKind } from '../../src/bot/kinds/kind';
import { Languages } from '../../src/bot/language/languages';
import type { Turn } from '../../src/bot/turn/turn';
import { CannedGraph } from '../support/cannedGraph';
import { englishProblems } from '../support/english';

const catalog = Catalog.load();
const reader = new LineReader(new QuickAdd(Languages.load(), catalog));
const translator = new Translators().of('en-US');
const turn: Turn = {
  requester: { teamsId: '29:ann', id: 'ann', name: 'Ann', timeZone: 'Europe/Berlin', locale: 'en-US' },
  tenantId: 'contoso',
  conversation: { id: 'a:1', shared: false, url: '' },
};

function kindOf(name: string): ObjectKind {
  const kind = catalog.named(name);
  if (!kind) throw new Error(`There is no kind ${name}.`);
  return kind;
}

function textOf(lines: readonly string[], done: readonly number[] = []) {
  const said = { at: Date.parse('2026-11-18T15:30:00Z'), people: [] };
  return {
    lines: lines.map((text, i) => ({ commandText: { ...said, text }, done: done.includes(i) })),
    omitted: 0,
    commandText: { ...said, text: lines.join('\n') },
  };
}

const todo = () =>
  new CannedGraph({
    '/v1.0/me/todo/lists': [
      { id: 'tasks', displayName: 'Tasks', wellknownListName: 'defaultList' },
      { id: 'work', displayName: 'Work', wellknownListName: 'none' },
    ],
    '/v1.0/me/outlook/masterCategories': [{ displayName: 'Home' }],
  });

async function rowsOf(name: string, lines: readonly string[], graph?: CannedGraph, done: readonly number[] = []) {
  return (await reader.rows(reader.read(kindOf(name), textOf(lines, done), turn), translator, graph)).rows;
}

it('each line is a row of its own, with what it says', async () => {
  const graph = todo();
  const rows = await rowsOf('todoTask', ['Pay rent tomorrow to my Work list', 'Call Ben'], graph, [1]);
  expect(rows).toMatchObject([
    {
      number: 1,
      answers: { title: 'Pay rent', dueDateTime: '2026-11-19', list: 'work' },
      reading: 'List: Work · Due: Thu, 19 Nov 2026',
      questions: [],
      state: 'open',
      problem: '',
    },
    { number: 2, answers: { title: 'Call Ben' }, reading: '', state: 'left', problem: '' },
  ]);
  expect(graph.asked.map(({ path }) => path)).toEqual(['/v1.0/me/todo/lists', '/v1.0/me/outlook/masterCategories']);
});

const idOf = (place: number) => `26be1845-4119-4801-a799-aea79d09f1a${place}`;
const people = (...names: string[]) =>
  new CannedGraph({ '/v1.0/users': names.map((displayName, i) => ({ id: idOf(i), displayName })) });

it('words that lead nowhere are marked', async () => {
  const [row] = await rowsOf('securityGroup', ['Ops owner: Zoe'], people());
  expect([row?.reading, row?.state]).toEqual(['⚠ Owners: Nobody found who is called Zoe. Choose below.', 'open']);
});

it('words that can mean two things are asked about, and not filled in', async () => {
  const [row] = await rowsOf('securityGroup', ['Ops owner: Jo'], people('Jo A', 'Jo B'));
  expect(row).toMatchObject({ answers: { displayName: 'Ops' }, reading: '', state: 'open' });
  expect(row?.answers).not.toHaveProperty('owners');
  expect(row?.questions).toEqual([
    {
      label: 'Owners',
      words: 'Jo',
      chosen: '',
      ways: [
        { title: 'Jo A', answers: { owners: idOf(0) } },
        { title: 'Jo B', answers: { owners: idOf(1) } },
      ],
    },
  ]);
});

it('a line that asks for another kind, or cannot be told in a line, is doubtful', async () => {
  const [other] = await rowsOf('microsoft365Group', ['Ops type:security']);
  expect(other).toMatchObject({
    answers: { displayName: 'Ops type:security' },
    state: 'doubtful',
    problem: 'This line asks for something else (security group). Send it in a message of its own.',
  });
  const [rule] = await rowsOf('dynamicGroup', ['Ops']);
  expect(rule).toMatchObject({
    state: 'doubtful',
    problem: 'Dynamic group: one line cannot say all that it needs. Use its form: new dynamic group.',
  });
});

it('the lines decide about their kind together', () => {
  const kind = kindOf('microsoft365Group');
  const asked = (...lines: string[]) => reader.readAsAsked(kind, textOf(lines), turn).kind.name;
  expect(asked('Ops type:security', 'Devs type:security')).toBe('securityGroup');
  expect(asked('Ops type:security', 'Devs')).toBe('microsoft365Group');
  expect(asked('Ops', 'Devs')).toBe('microsoft365Group');
});

it('a required list is one that the form preselects from', () => {
  const lists = { list: [{ title: 'Tasks', value: 't' }], categories: [{ title: 'Home', value: 'Home' }], unknown: [] };
  expect(requiredLists(kindOf('todoTask'), lists)).toEqual(['list']);
  expect(requiredLists(kindOf('todoTask'), { list: [] })).toEqual([]);
});

it('a form says something by itself, and what is wrong beside each field', () => {
  const kind = kindOf('plannerTask');
  expect(startingAnswers(kind)).toEqual({ priority: 'medium', percentComplete: '0', orderHint: 'first' });
  expect(englishProblems(mistakesOf(kind, { title: 'x'.repeat(256), dueDateTime: 'x' }))).toEqual({
    title: 'Use at most 255 characters (now 256).',
    planId: 'Fill in this field.',
    dueDateTime: 'Use a date that exists, such as 2027-03-31.',
  });
  const dates = { title: 'x', planId: 'p', startDateTime: '2027-02-02', dueDateTime: '2027-02-01' };
  expect(englishProblems(mistakesOf(kind, dates))).toEqual({
    dueDateTime: 'Choose a due date that is not before the start date.',
  });
});
