import { CLOUDS } from '../../src/bot/cloud/clouds';
import { GraphProblem } from '../../src/bot/graph/graphProblem';
import { complaintsAbout } from '../../src/bot/graph/remedies';
import type { Creation } from '../../src/bot/kinds/kind';
import { findTask, newTask, prepareTask } from '../../src/bot/kinds/planner/newTask';
import { plannerRefusals } from '../../src/bot/kinds/planner/plannerRefusals';
import { categoriesOf, taskOptions } from '../../src/bot/kinds/planner/plans';
import { detailsAdditions } from '../../src/bot/kinds/planner/taskDetails';
import { checkDates, type TaskValues } from '../../src/bot/kinds/planner/taskFields';
import { type PlannerTask, taskSummary } from '../../src/bot/kinds/planner/taskSummary';
import { CannedGraph } from '../support/cannedGraph';
import { english, englishLines, englishProblems } from '../support/english';

const values: TaskValues = {
  title: 'Slides',
  planId: 'plan',
  bucketId: undefined,
  assignments: undefined,
  dueDateTime: undefined,
  startDateTime: undefined,
  priority: 'medium',
  percentComplete: undefined,
  orderHint: 'first',
  appliedCategories: undefined,
  description: undefined,
  checklist: undefined,
  previewType: undefined,
};
const creation: Creation = {
  nonce: 'n',
  isOlder: (created) => String(created) === '2027-01-01T11:59:00Z',
  existingIds: [],
  facts: { plan: 'Onboarding', bucket: 'To do', p1: 'Ben', category1: 'Red', last: '85xyz' },
  requester: { id: 'me', name: 'Ann', timeZone: 'Europe/Berlin' },
  conversationUrl: 'https://teams.example/1',
  cloud: CLOUDS.public,
  localize: english,
};
const task: PlannerTask = {
  id: 't/1',
  title: 'Slides',
  planId: 'plan',
  bucketId: null,
  orderHint: '85',
  assignments: {},
  appliedCategories: {},
  startDateTime: null,
  dueDateTime: null,
  priority: 5,
  percentComplete: 0,
  createdBy: { user: { id: 'me', displayName: null } },
  createdDateTime: '2027-01-01T12:00:00Z',
  completedBy: null,
  completedDateTime: null,
  hasDescription: false,
  checklistItemCount: 0,
  activeChecklistItemCount: 0,
};
const summaryOf = (changes: Partial<PlannerTask>, more: Partial<TaskValues> = {}, made = creation) =>
  taskSummary({ ...task, ...changes }, made, { ...values, ...more }.orderHint);

describe('a new task', () => {
  const bodyOf = async (changes: Partial<TaskValues>) => {
    const graph = new CannedGraph({ '/v1.0/planner/tasks': task });
    await newTask({ ...values, ...changes }, graph, creation);
    return graph.asked[0]?.body;
  };

  it('is asked for with what was filled in, and nothing else', async () => {
    const body = { planId: 'plan', title: 'Slides', orderHint: ' !', priority: 5 };
    expect(await bodyOf({})).toEqual(body);
    expect(await bodyOf({ assignments: [], appliedCategories: [] })).toEqual(body);
  });

  it('is asked for with everything that was filled in', async () => {
    expect(
      await bodyOf({
        bucketId: 'b',
        assignments: ['p1'],
        dueDateTime: '2027-02-02',
        startDateTime: '2027-02-01',
        percentComplete: 0,
        orderHint: 'last',
        appliedCategories: ['plan.category1', 'plan.category25'],
        previewType: 'checklist',
      }),
    ).toEqual({
      planId: 'plan',
      title: 'Slides',
      bucketId: 'b',
      orderHint: '85xyz !',
      priority: 5,
      percentComplete: 0,
      startDateTime: '2027-02-01T11:00:00.000Z',
      dueDateTime: '2027-02-02T11:00:00.000Z',
      assignments: { p1: { '@odata.type': '#microsoft.graph.plannerAssignment', orderHint: ' !' } },
      appliedCategories: { category1: true, category25: true },
      previewType: 'checklist',
    });
  });

  it.each([
    ['urgent', 1],
    ['important', 3],
    ['medium', 5],
    ['low', 9],
  ] as const)('that is %s has the priority %i', async (priority, number) => {
    expect(await bodyOf({ priority })).toMatchObject({ priority: number });
  });
});

describe('dates', () => {
  it.each([
    ['2027-02-01', '2027-02-01', false],
    ['2027-02-02', '2027-02-01', true],
    ['2027-02-01', undefined, false],
    [undefined, '2027-02-01', false],
  ])('from %s to %s are refused: %s', (startDateTime, dueDateTime, isRefused) => {
    expect(englishProblems(checkDates({ ...values, startDateTime, dueDateTime }))).toEqual(
      isRefused ? { dueDateTime: 'Choose a due date that is not before the start date.' } : {},
    );
  });
});

describe('before a task is asked for', () => {
  const answers = {
    '/v1.0/me/planner/plans': [{ id: 'plan', title: 'Onboarding' }],
    '/v1.0/planner/plans/plan/buckets': [{ id: 'b', name: 'To do', orderHint: '1' }],
    '/v1.0/planner/plans/plan/details': { categoryDescriptions: { category1: 'Red', category2: null, other: 'No' } },
    '/v1.0/users': [{ id: 'p1', displayName: 'Ben' }],
    '/v1.0/planner/plans/plan/tasks': [
      { id: 't1', title: 'Slides', bucketId: null, orderHint: 'b' },
      { id: 't2', title: 'Other', orderHint: 'c' },
      { id: 't3', title: 'Slides', bucketId: 'b', orderHint: 'z' },
      { id: 't4', title: 'slides', bucketId: null, orderHint: 'a' },
    ],
    '/v1.0/planner/buckets/b/tasks': [
      { id: 't3', title: 'Slides', bucketId: 'b', orderHint: 'z' },
      { id: 't5', title: 'Slides', bucketId: 'b', orderHint: 'y' },
    ],
  };
  const prepare = (changes: Partial<TaskValues>) =>
    prepareTask({ ...values, ...changes }, new CannedGraph(answers), creation);

  it('tasks of its title and the last one outside of every bucket are noted', async () => {
    expect(await prepare({})).toEqual({
      existingIds: ['t1', 't3'],
      facts: { plan: 'Onboarding', bucket: '', last: 'c' },
    });
  });

  it('those of its bucket are noted, with the names of people and categories', async () => {
    expect(await prepare({ bucketId: 'b', assignments: ['p1'], appliedCategories: ['plan.category1'] })).toEqual({
      existingIds: ['t3', 't5'],
      facts: { p1: 'Ben', category1: 'Red', plan: 'Onboarding', bucket: 'To do', last: 'z' },
    });
  });

  it('whatever is gone is told', async () => {
    const { problems = {} } = await prepare({ planId: 'old', assignments: ['p2'] });
    expect(englishProblems(problems)).toEqual({
      planId: 'This plan is gone, or no longer open to you. Choose another one.',
      assignments: 'One person chosen here is no longer in the directory. Take them out, or choose again.',
    });
    const more = await prepare({ bucketId: 'old', appliedCategories: ['plan.category1', 'plan.category2'] });
    expect(englishProblems(more.problems ?? {})).toEqual({
      bucketId: 'This bucket is not one of “Onboarding”. Choose again.',
      appliedCategories: 'These categories are not those of “Onboarding”. Choose again.',
    });
  });
});

describe('looking for a task', () => {
  const find = (changes: Partial<PlannerTask>, existingIds: readonly string[] = []) =>
    findTask(values, new CannedGraph({ '/v1.0/planner/plans/plan/tasks': [{ ...task, ...changes }] }), {
      ...creation,
      existingIds,
    });

  it('finds the requester’s own of this title', async () => {
    expect(await find({ createdDateTime: '2027-01-01T11:59:00.001Z' })).toMatchObject({ id: 't/1' });
  });

  it.each<[string, Partial<PlannerTask>]>([
    ['older', { createdDateTime: '2027-01-01T11:59:00Z' }],
    ['of another title', { title: 'slides' }],
    ['of somebody else', { createdBy: { user: { id: 'p1', displayName: null } } }],
    ['of nobody', { createdBy: { user: null } }],
  ])('passes over one that is %s', async (_what, changes) => {
    expect(await find(changes)).toBeUndefined();
  });

  it('passes over one that was there before', async () => {
    expect(await find({}, ['t/1'])).toBeUndefined();
  });
});

describe('the summary of a task', () => {
  it('says what every task has', () => {
    const { lines, details, url } = summaryOf({});
    expect(englishLines(lines)).toEqual([
      { label: 'Plan', value: 'Onboarding' },
      { label: 'Bucket', value: 'To do' },
      { label: 'Priority', value: 'Medium' },
      { label: 'Progress', value: 'Not started' },
      { label: 'Position', value: 'First' },
    ]);
    expect(englishLines(details)).toEqual([
      { label: 'Created by', value: 'Ann' },
      { label: 'Id', value: 't/1' },
      { label: 'Order hint', value: '85' },
      { label: 'Created', value: 'Fri, 1 Jan 2027, 13:00 (Europe/Berlin)' },
    ]);
    expect(url).toBe('https://tasks.office.com/Home/Task/t%2F1');
  });

  it('says everything that there is, in order', () => {
    const { lines } = summaryOf(
      {
        assignments: { p1: {}, p9: {} },
        startDateTime: '2027-01-31T23:30:00Z',
        dueDateTime: '2027-02-02T11:00:00Z',
        percentComplete: 100,
        completedDateTime: '2027-02-02T12:00:00Z',
        completedBy: { user: { id: 'p1', displayName: null } },
        appliedCategories: { category1: true, category7: true },
      },
      { orderHint: 'last' },
    );
    expect(englishLines(lines)).toEqual([
      { label: 'Plan', value: 'Onboarding' },
      { label: 'Bucket', value: 'To do' },
      { label: 'Assigned to', value: 'Ben, p9' },
      { label: 'Start', value: 'Mon, 1 Feb 2027' },
      { label: 'Due', value: 'Tue, 2 Feb 2027' },
      { label: 'Priority', value: 'Medium' },
      { label: 'Progress', value: 'Completed' },
      { label: 'Completed', value: 'Tue, 2 Feb 2027, 13:00 (Europe/Berlin)' },
      { label: 'Completed by', value: 'Ben' },
      { label: 'Categories', value: 'Red, category7' },
      { label: 'Position', value: 'Last' },
    ]);
  });

  it.each([
    [0, 'Urgent'],
    [1, 'Urgent'],
    [2, 'Important'],
    [4, 'Important'],
    [5, 'Medium'],
    [7, 'Medium'],
    [8, 'Low'],
    [10, 'Low'],
  ])('calls the priority %i “%s”', (priority, word) => {
    expect(englishLines(summaryOf({ priority }).lines)).toContainEqual({ label: 'Priority', value: word });
  });

  it.each([
    [0, 'Not started'],
    [1, 'In progress, 1 %'],
    [99, 'In progress, 99 %'],
    [100, 'Completed'],
  ])('calls %i percent “%s”', (percentComplete, words) => {
    expect(englishLines(summaryOf({ percentComplete }).lines)).toContainEqual({ label: 'Progress', value: words });
  });

  it.each([
    [{ id: 'me', displayName: 'Graph’s own' }, 'Graph’s own'],
    [{ id: 'p1', displayName: null }, 'Ben'],
    [{ id: 'p9', displayName: null }, 'p9'],
    [{ id: 'me', displayName: null }, 'Ann'],
  ])('knows who made it: %j is %s', (user, name) => {
    expect(englishLines(summaryOf({ createdBy: { user } }).details)[0]).toEqual({ label: 'Created by', value: name });
  });

  it('says “You” to somebody without a name, and nothing of nobody', () => {
    const nameless = { ...creation, requester: { ...creation.requester, name: '' } };
    expect(englishLines(summaryOf({}, {}, nameless).details)[0]?.value).toBe('You');
    expect(englishLines(summaryOf({ createdBy: {} }).details)[0]?.label).toBe('Id');
  });
});

describe('details', () => {
  const item = (title: string, orderHint: string) => ({
    '@odata.type': '#microsoft.graph.plannerChecklistItem',
    title,
    isChecked: false,
    orderHint,
  });
  const read = (changes: Partial<TaskValues>, nonce = 'n') =>
    detailsAdditions('t/1', { ...values, ...changes }, { ...creation, nonce }).map(({ label, lines, ...rest }) => ({
      ...rest,
      label: english(label),
      lines: englishLines(lines),
    }));

  it('are no request where there are none', () => {
    expect(read({})).toEqual([]);
    expect(read({ description: '' })).toEqual([]);
  });

  it('are one request', () => {
    const request = { name: 'details', method: 'PATCH', path: '/v1.0/planner/tasks/t%2F1/details', ifMatch: true };
    expect(read({ description: 'All' })).toEqual([
      {
        ...request,
        label: 'Description',
        body: { description: 'All' },
        lines: [{ label: 'Description', value: 'All' }],
      },
    ]);
    const [both] = read({ description: 'All', checklist: ['a', 'b', 'c'] });
    expect(both).toMatchObject({
      ...request,
      label: 'Description and checklist',
      lines: [
        { label: 'Description', value: 'All' },
        { label: 'Checklist', value: 'a, b, c' },
      ],
    });
    expect(read({ checklist: ['a'] })[0]?.label).toBe('Checklist');
    const { checklist }: { checklist?: object } = both?.body ?? {};
    expect(Object.values(checklist ?? {})).toEqual([item('a', ' !'), item('b', ' ! !'), item('c', ' ! ! !')]);
  });

  it('name their items after the form, so that a repeated request changes the same ones', () => {
    const namesOf = (nonce: string) => {
      const [first] = read({ checklist: ['a', 'b'] }, nonce);
      const { checklist }: { checklist?: object } = first?.body ?? {};
      return Object.keys(checklist ?? {});
    };
    expect(namesOf('n')).toEqual(namesOf('n'));
    expect(new Set([...namesOf('n'), ...namesOf('m')]).size).toBe(4);
    for (const name of namesOf('n'))
      expect(name).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
  });
});

describe('what the form offers', () => {
  const named = (count: number, key: string, length: number) =>
    Array.from({ length: count }, (_, i) => ({ id: `${key}${i}`, [key]: 'x'.repeat(length), orderHint: `${100 + i}` }));

  it('is up to 60 plans and 50 buckets, by 50 characters of their names and 30 of a category', async () => {
    const graph = new CannedGraph({
      '/v1.0/me/planner/plans': named(61, 'title', 51),
      '/v1.0/planner/plans/title0/buckets': named(51, 'name', 51).reverse(),
      '/v1.0/planner/plans/title0/details': { categoryDescriptions: { category1: 'x'.repeat(31), category2: '' } },
    });
    const { planId = [], bucketId = [], appliedCategories } = await taskOptions(graph, {});
    expect([planId.length, bucketId.length]).toEqual([60, 50]);
    expect(planId[0]).toEqual({ title: 'x'.repeat(50), value: 'title0' });
    expect(bucketId.map(({ value }) => value)).toEqual(named(50, 'name', 1).map(({ id }) => id));
    expect(bucketId[0]).toEqual({ title: 'x'.repeat(50), value: 'name0' });
    expect(appliedCategories).toEqual([{ title: 'x'.repeat(30), value: 'title0.category1' }]);
  });

  it('is nothing of a plan that is not there', async () => {
    const graph = new CannedGraph({ '/v1.0/me/planner/plans': [{ id: 'plan', title: 'Onboarding' }] });
    expect(await taskOptions(graph, { planId: 'old' })).toEqual({
      planId: [{ title: 'Onboarding', value: 'plan' }],
      bucketId: [],
      appliedCategories: [],
    });
    expect(graph.asked).toHaveLength(1);
  });

  it('are the categories that the plan has a name for', async () => {
    const graph = new CannedGraph({
      '/v1.0/planner/plans/plan/details': {
        categoryDescriptions: { '@odata.type': 'x', category1: 'Red', category2: null, category25: 'Blue' },
      },
    });
    expect([...(await categoriesOf('plan', graph))]).toEqual([
      ['plan.category1', 'Red'],
      ['plan.category25', 'Blue'],
    ]);
  });
});

describe('a refusal of Planner’s', () => {
  it.each([
    ['MaximumTasksInProject', 'planId', /^This plan holds as many tasks/],
    ['MaximumActiveTasksInProject', 'planId', /^This plan has as many open tasks/],
    ['MaximumTasksCreatedByUser', undefined, /^You have created as many tasks/],
    ['MaximumTasksAssignedToUser', 'assignments', /^Somebody chosen here has as many tasks/],
    ['MaximumAssigneesInTasks', 'assignments', /^These are more people/],
    ['MaximumUsersSharedWithProject', 'assignments', /^This plan is shared with as many people/],
    ['MaximumProjectsSharedWithUser', 'assignments', /^Somebody chosen here shares as many plans/],
    ['MaximumBucketsInProject', 'bucketId', /^This plan has as many buckets/],
    ['MaximumChecklistItemsOnTask', 'checklist', /^The checklist is longer/],
    ['MaximumReferencesOnTask', undefined, /^The task has as many attachments/],
    ['MaximumProjectsOwnedByUser', 'planId', /^The group behind this plan has as many plans/],
    ['MaximumPlannerPlans', 'planId', /^The group behind this plan has as many plans/],
    ['MaximumOfSomethingNew', undefined, /^Planner allows no more of something here/],
    ['', 'planId', /^Only members of the group behind this plan/],
    ['Forbidden', 'planId', /^Only members of the group behind this plan/],
  ])('for %s stands at %s', (code, field, sentence) => {
    const operation = 'POST /planner/tasks';
    const refusal = { operation, outcome: 'refused', code, message: '', requestId: '', targets: [] } as const;
    const complaint = (status: number, message = '') =>
      complaintsAbout(new GraphProblem({ ...refusal, status, message }), plannerRefusals)[0];
    expect(complaint(403)?.field).toBe(field ?? '');
    expect(english(complaint(403)?.sentence ?? '')).toMatch(sentence);
    expect(english(complaint(400, 'Odd.')?.sentence ?? '')).toMatch(/^Microsoft 365 refused: “Odd\.”/);
    expect(english(complaint(404)?.sentence ?? '')).toMatch(/^Planner does not find/);
    expect(complaint(404)?.field).toBe('planId');
  });
});
