import { CLOUDS } from '../../src/bot/cloud/clouds';
import type { Values } from '../../src/bot/forms/fields';
import { GraphProblem } from '../../src/bot/graph/graphProblem';
import { complaintsAbout } from '../../src/bot/graph/remedies';
import { Catalog } from '../../src/bot/kinds/catalog';
import type { Creation } from '../../src/bot/kinds/kind';
import { categoryChoices, listChoices } from '../../src/bot/kinds/todo/taskLists';
import { type TodoTask, taskSummary } from '../../src/bot/kinds/todo/taskSummary';
import todoTask from '../../src/bot/kinds/todoTask.kind';
import { CannedGraph } from '../support/cannedGraph';
import { english, englishLines, englishProblems } from '../support/english';
import { everyDay } from './everyDay';

type Task = Values<typeof todoTask.fields>;

const values: Task = {
  title: 'Rent',
  list: 'l/1',
  body: undefined,
  dueDateTime: undefined,
  startDateTime: undefined,
  reminderDateTime: undefined,
  reminderTime: undefined,
  isReminderOn: undefined,
  importance: 'normal',
  status: 'notStarted',
  categories: undefined,
  completedDateTime: undefined,
  contentType: 'text',
  webUrl: undefined,
  linkName: undefined,
  applicationName: undefined,
  user: undefined,
  patternType: undefined,
  ...everyDay,
};
const creation: Creation = {
  nonce: 'nonce',
  isOlder: () => false,
  existingIds: [],
  facts: {},
  requester: { id: 'me', name: 'Ann', timeZone: 'Europe/Berlin' },
  conversationUrl: 'https://teams.example/1',
  cloud: CLOUDS.public,
  localize: english,
};
const task: TodoTask = {
  id: 't/1',
  title: 'Rent',
  body: { content: '' },
  importance: 'normal',
  isReminderOn: false,
  createdDateTime: '2027-01-01T12:00:00Z',
  status: 'notStarted',
  categories: [],
};
const tasks = '/v1.0/me/todo/lists/l%2F1/tasks';

describe('a new task', () => {
  const bodyOf = async (changes: Partial<Task>, path = tasks) => {
    const graph = new CannedGraph({ [path]: task });
    await todoTask.create({ ...values, ...changes }, graph, creation);
    expect(graph.asked[0]?.path).toBe(path);
    return graph.asked[0]?.body;
  };
  const least = {
    title: 'Rent',
    importance: 'normal',
    status: 'notStarted',
    linkedResources: [
      {
        webUrl: 'https://teams.example/1',
        applicationName: 'Muster',
        displayName: 'Conversation in Teams',
        externalId: 'nonce',
      },
    ],
  };

  it('is asked for with what was filled in, and nothing else', async () => {
    expect(await bodyOf({})).toEqual(least);
    expect(await bodyOf({ categories: [], isReminderOn: true })).toEqual(least);
  });

  it('is asked for with everything that was filled in', async () => {
    const at = (day: string, clock: string) => ({ dateTime: `${day}T${clock}:00`, timeZone: 'Europe/Berlin' });
    expect(
      await bodyOf({
        body: 'For May',
        contentType: 'html',
        dueDateTime: '2027-02-02',
        startDateTime: '2027-02-01',
        completedDateTime: '2027-02-03',
        reminderDateTime: '2027-02-04',
        reminderTime: '17:30',
        importance: 'high',
        status: 'completed',
        categories: ['Home'],
        patternType: 'daily',
        webUrl: 'https://contoso.com/page',
        linkName: 'The page',
        applicationName: 'Intranet',
      }),
    ).toEqual({
      title: 'Rent',
      importance: 'high',
      status: 'completed',
      body: { content: 'For May', contentType: 'html' },
      dueDateTime: at('2027-02-02', '00:00'),
      startDateTime: at('2027-02-01', '00:00'),
      completedDateTime: at('2027-02-03', '00:00'),
      recurrence: {
        pattern: { type: 'daily', interval: 1 },
        range: { type: 'noEnd', startDate: '2027-02-02' },
      },
      reminderDateTime: at('2027-02-04', '17:30'),
      isReminderOn: true,
      categories: ['Home'],
      linkedResources: [
        {
          webUrl: 'https://contoso.com/page',
          applicationName: 'Intranet',
          displayName: 'The page',
          externalId: 'nonce',
        },
      ],
    });
  });

  it.each<[Partial<Task>, object]>([
    [{ reminderDateTime: '2027-02-04' }, { dateTime: '2027-02-04T09:00:00', timeZone: 'Europe/Berlin' }],
    [
      { reminderTime: '08:15', dueDateTime: '2027-02-02' },
      { dateTime: '2027-02-02T08:15:00', timeZone: 'Europe/Berlin' },
    ],
  ])('with %j reminds at %j', async (changes, reminderDateTime) => {
    expect(await bodyOf(changes)).toMatchObject({ reminderDateTime, isReminderOn: true });
  });

  it('whose reminder is turned off keeps it, turned off', async () => {
    expect(await bodyOf({ reminderDateTime: '2027-02-04', isReminderOn: false })).toMatchObject({
      reminderDateTime: { dateTime: '2027-02-04T09:00:00' },
      isReminderOn: false,
    });
    expect(await bodyOf({ dueDateTime: '2027-02-02' })).not.toHaveProperty('reminderDateTime');
  });

  it('calls a link after its host where it has no names', async () => {
    expect(await bodyOf({ webUrl: 'https://contoso.com:8080/page' })).toMatchObject({
      linkedResources: [{ applicationName: 'contoso.com:8080', displayName: 'contoso.com:8080' }],
    });
  });

  it('may be somebody else’s', async () => {
    expect(await bodyOf({ user: 'p1' }, '/v1.0/users/p1/todo/lists/l%2F1/tasks')).toEqual(least);
  });
});

describe('looking for a task', () => {
  const marked = (id: string, externalId: string) => ({ ...task, id, linkedResources: [{ externalId }] });
  const graphWith = (...found: object[]) => new CannedGraph({ [tasks]: found });

  it('finds it by the mark of its form', async () => {
    const graph = graphWith(task, marked('t2', 'other'), marked('t3', 'nonce'));
    expect(await todoTask.find(values, graph, creation)).toMatchObject({ id: 't3' });
    expect(graph.asked).toEqual([
      {
        method: 'LIST',
        path: tasks,
        query: { $expand: 'linkedResources', $orderby: 'createdDateTime desc', $top: '100' },
      },
    ]);
    expect(await todoTask.find(values, graphWith(task), creation)).toBeUndefined();
  });

  it('reads on until a task is older than its form', async () => {
    const ends: unknown[] = [];
    const graph = new CannedGraph({});
    graph.list = async (_path, _query, isBeyond) => {
      for (const createdDateTime of ['young', 'old'])
        ends.push(isBeyond?.(JSON.parse(JSON.stringify({ ...task, createdDateTime }))));
      return [];
    };
    await todoTask.find(values, graph, { ...creation, isOlder: (created) => created === 'old' });
    expect(ends).toEqual([false, true]);
  });

  it('sweeps every other one of the same mark', async () => {
    const graph = graphWith(marked('t2', 'nonce'), marked('t3', 'nonce'), marked('t4', 'other'));
    await todoTask.sweep?.(values, graph, creation, 't3');
    expect(graph.asked.filter(({ method }) => method === 'DELETE')).toEqual([
      { method: 'DELETE', path: `${tasks}/t2` },
    ]);
  });

  it('sweeps those of somebody else where they are', async () => {
    const path = '/v1.0/users/p1/todo/lists/l%2F1/tasks';
    const graph = new CannedGraph({ [path]: [marked('t2', 'nonce')] });
    await todoTask.sweep?.({ ...values, user: 'p1' }, graph, creation, 't3');
    expect(graph.asked.at(-1)).toEqual({ method: 'DELETE', path: `${path}/t2` });
  });
});

const before = 'Choose a due date that is not before the start date.';
const completed = 'Choose Completed, or take out the day on which it was completed.';
const reminder = 'Choose the day of the reminder too.';
const link = 'Say where the link leads, or leave its names out.';

it.each<[Partial<Task>, Record<string, string>]>([
  [{}, {}],
  [{ startDateTime: '2027-02-02', dueDateTime: '2027-02-01' }, { dueDateTime: before }],
  [{ startDateTime: '2027-02-01', dueDateTime: '2027-02-01' }, {}],
  [{ startDateTime: '2027-02-02' }, {}],
  [{ completedDateTime: '2027-02-01' }, { status: completed }],
  [{ completedDateTime: '2027-02-01', status: 'completed' }, {}],
  [{ status: 'completed' }, {}],
  [{ reminderTime: '09:00' }, { reminderDateTime: reminder }],
  [{ isReminderOn: true }, { reminderDateTime: reminder }],
  [{ isReminderOn: true, dueDateTime: '2027-02-01' }, { reminderDateTime: reminder }],
  [{ isReminderOn: false }, {}],
  [{ reminderTime: '09:00', dueDateTime: '2027-02-01' }, {}],
  [{ isReminderOn: true, reminderDateTime: '2027-02-01' }, {}],
  [{ linkName: 'The page' }, { webUrl: link }],
  [{ applicationName: 'Intranet' }, { webUrl: link }],
  [{ linkName: 'The page', applicationName: 'Intranet', webUrl: 'https://a' }, {}],
  [{ patternType: 'daily' }, { dueDateTime: 'Choose a due date: the task repeats from there.' }],
])('%j is told %j', (changes, problems) => {
  expect(englishProblems(todoTask.check?.({ ...values, ...changes }) ?? {})).toEqual(problems);
});

describe('the summary of a task', () => {
  const linesOf = (changes: Partial<TodoTask>) =>
    englishLines(taskSummary({ ...task, ...changes }, { list: 'tasks' }, creation).lines);

  it('says what every task has', () => {
    const { url, details } = taskSummary(task, { list: 'tasks' }, creation);
    expect(linesOf({})).toEqual([
      { label: 'Reminder', value: 'Off' },
      { label: 'Importance', value: 'Normal' },
      { label: 'Status', value: 'Not started' },
    ]);
    expect(url).toBe('https://to-do.office.com/tasks/id/t%2F1/details');
    expect(englishLines(details)).toEqual([
      { label: 'Id', value: 't/1' },
      { label: 'Created', value: 'Fri, 1 Jan 2027, 13:00 (Europe/Berlin)' },
    ]);
  });

  it('says everything that there is, in order', () => {
    const at = (day: string) => ({ dateTime: `2027-02-${day}T00:00:00.0000000`, timeZone: 'UTC' });
    const full: Partial<TodoTask> = {
      dueDateTime: at('02'),
      startDateTime: at('01'),
      completedDateTime: at('03'),
      reminderDateTime: at('04'),
      isReminderOn: true,
      recurrence: { pattern: { type: 'daily', interval: 1 }, range: { type: 'noEnd', startDate: '2027-02-02' } },
      categories: ['Home', 'Work'],
      body: { content: 'For May' },
      linkedResources: [
        { webUrl: 'https://a', displayName: 'Page', applicationName: 'Intranet' },
        { webUrl: null, displayName: 'Same', applicationName: 'Same' },
      ],
    };
    expect(linesOf(full)).toEqual([
      { label: 'Due', value: 'Tue, 2 Feb 2027' },
      { label: 'Reminder', value: 'Thu, 4 Feb 2027, 01:00 (Europe/Berlin)' },
      { label: 'Repeats', value: 'Every day' },
      { label: 'Start', value: 'Mon, 1 Feb 2027' },
      { label: 'Completed', value: 'Wed, 3 Feb 2027' },
      { label: 'Importance', value: 'Normal' },
      { label: 'Status', value: 'Not started' },
      { label: 'Categories', value: 'Home, Work' },
      { label: 'Notes', value: 'For May' },
      { label: 'Link', value: 'Page · Intranet, Same' },
    ]);
    expect(englishLines(taskSummary({ ...task, ...full }, { list: 'tasks' }, creation).details)[0]).toEqual({
      label: 'Link address',
      value: 'https://a',
    });
    expect(linesOf({ ...full, isReminderOn: false })).toContainEqual({
      label: 'Reminder',
      value: 'Thu, 4 Feb 2027, 01:00 (Europe/Berlin), off',
    });
    expect(linesOf({ isReminderOn: true })).toContainEqual({ label: 'Reminder', value: 'On' });
  });

  it.each([
    ['notStarted', 'Not started'],
    ['inProgress', 'In progress'],
    ['completed', 'Completed'],
    ['waitingOnOthers', 'Waiting on others'],
    ['deferred', 'Deferred'],
  ] as const)('calls the status %s “%s”', (status, words) => {
    expect(linesOf({ status })).toContainEqual({ label: 'Status', value: words });
  });

  it.each([
    ['low', 'Low'],
    ['normal', 'Normal'],
    ['high', 'High'],
    ['odd', 'odd'],
  ])('calls the importance %s “%s”', (importance, words) => {
    expect(linesOf({ importance })).toContainEqual({ label: 'Importance', value: words });
  });
});

describe('what the form offers', () => {
  const list = (id: string, wellknownListName = 'none', displayName = id) => ({ id, displayName, wellknownListName });

  it('is the default list first, and no list that takes no tasks', async () => {
    const graph = new CannedGraph({
      '/v1.0/me/todo/lists': [list('a'), list('b', 'flaggedEmails'), list('c', 'defaultList'), list('d')],
    });
    expect((await listChoices(undefined, graph)).map(({ value }) => value)).toEqual(['c', 'a', 'd']);
  });

  it('is up to forty lists, by sixty characters of their names', async () => {
    const many = Array.from({ length: 41 }, (_, i) => list(`l${i}`, 'none', 'x'.repeat(61)));
    const choices = await listChoices('p1', new CannedGraph({ '/v1.0/users/p1/todo/lists': many }));
    expect(choices.isCut).toBe(true);
    expect(choices).toHaveLength(40);
    expect(choices[0]).toEqual({ title: 'x'.repeat(60), value: 'l0' });
  });

  const categories = (...names: string[]) =>
    new CannedGraph({ '/v1.0/me/outlook/masterCategories': names.map((displayName) => ({ displayName })) });

  it('is every category of up to a hundred characters, shown by sixty', async () => {
    const [fits, long] = ['x'.repeat(100), 'y'.repeat(101)];
    expect(await categoryChoices(categories(fits, long, 'Home'))).toEqual([
      { title: 'x'.repeat(60), value: fits },
      { title: 'Home', value: 'Home' },
    ]);
  });

  it('is up to thirty of them, and thirty that were chosen and are none of them yet', async () => {
    const own = Array.from({ length: 31 }, (_, i) => `own${i}`);
    const chosen = Array.from({ length: 31 }, (_, i) => `new${i}`);
    const values = (await categoryChoices(categories(...own), ['own1', '', ...chosen].join(','))).map(
      (one) => one.value,
    );
    expect(values).toEqual([...own.slice(0, 30), ...chosen.slice(0, 30)]);
    expect(await categoryChoices(categories(), 'z'.repeat(61))).toEqual([
      { title: 'z'.repeat(60), value: 'z'.repeat(61) },
    ]);
  });

  it('comes from whoever shares their lists, once an id says who that is', async () => {
    const id = '26be1845-4119-4801-a799-aea79d09f1a2';
    const pathsFor = async (user: string) => {
      const graph = new CannedGraph();
      await todoTask.options?.(graph, { user });
      return graph.asked.map(({ path }) => path);
    };
    expect(await pathsFor(id)).toEqual([`/v1.0/users/${id}/todo/lists`, '/v1.0/me/outlook/masterCategories']);
    expect(await pathsFor('nobody')).toEqual(['/v1.0/me/todo/lists', '/v1.0/me/outlook/masterCategories']);
  });
});

const refusal = { outcome: 'refused', code: '', message: '', requestId: '', targets: [], status: 400 } as const;

it.each([
  [
    'todoTask',
    { code: 'ErrorAccessDenied', operation: 'POST /users/7/todo/lists/8/tasks' },
    'user',
    /^This person shares no list with you/,
  ],
  [
    'todoTask',
    { code: 'ErrorItemNotFound', operation: 'POST /me/todo/lists/8/tasks' },
    'list',
    /^This list is not there/,
  ],
  ['todoTask', { code: 'ErrorInvalidIdMalformed' }, 'list', /^This list is not there/],
  ['todoTask', { code: 'Other' }, undefined, /^$/],
  ['outlookTaskGroup', { code: 'ErrorFolderExists' }, 'name', /^There is a task group of this name already/],
  ['outlookTaskGroup', { code: 'ErrorAccessDenied' }, 'invitedUser', /^The tasks of this guest are not open to you/],
  ['outlookTaskGroup', { status: 400 }, undefined, /^Microsoft has retired Outlook task groups/],
  ['outlookTaskGroup', { status: 404 }, undefined, /^Microsoft has retired Outlook task groups/],
  ['outlookTaskGroup', { status: 410 }, undefined, /^Microsoft has retired Outlook task groups/],
  ['outlookTaskGroup', { status: 501 }, undefined, /^Microsoft has retired Outlook task groups/],
  ['outlookTaskGroup', { status: 403 }, undefined, /^$/],
  ['outlookTaskGroup', { status: 404, code: 'MailboxNotEnabledForRESTAPI' }, undefined, /no Exchange mailbox/],
  ['roleAssignableGroup', { status: 403 }, undefined, /^You may not create or change groups that roles/],
  ['roleAssignableGroup', { status: 404 }, undefined, /^$/],
])('a refusal of a %s, %j, stands at %s', (kind, changes, field, sentence) => {
  const own = Catalog.load().named(kind)?.refusals ?? [];
  const operation = 'POST /me/outlook/taskGroups';
  const [complaint] = complaintsAbout(new GraphProblem({ operation, ...refusal, ...changes }), own);
  // What the kind has no row of is told as of any kind.
  const told = own.some((row) => row === complaint?.row) ? complaint : undefined;
  expect(told?.row?.field).toBe(field);
  expect(english(told?.sentence ?? '')).toMatch(sentence);
});

it('a retired task group may become a list', () => {
  const own = Catalog.load().named('outlookTaskGroup')?.refusals;
  const [complaint] = complaintsAbout(
    new GraphProblem({ ...refusal, operation: 'POST /me/outlook/taskGroups', status: 410 }),
    own,
  );
  expect(complaint?.row?.instead).toBe('todoTaskList');
});
