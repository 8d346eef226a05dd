import { at, each, type GraphFixture, person, startGraphFixture } from './graphFixture';

let fixture: GraphFixture;
let planId: unknown;
let buckets: unknown[];
beforeAll(async () => {
  fixture = await startGraphFixture();
  const plans = await fixture.call('GET', '/v1.0/me/planner/plans');
  planId = at(plans.body, 'value/0/id');
  buckets = each((await fixture.call('GET', `/v1.0/planner/plans/${planId}/buckets`)).body, 'id');
});
afterAll(() => fixture.stop());
beforeEach(() => fixture.graph.faults.clear());

const alex = person('alex').id;
const ben = person('ben').id;
const assignment = { '@odata.type': '#microsoft.graph.plannerAssignment', orderHint: ' !' };
const post = (values: object, as = 'alex') =>
  fixture.call('POST', '/v1.0/planner/tasks', { as, body: { planId, title: 'Hang the lamps', ...values } });
const answerOf = ({ status, body }: { status: number; body: unknown }) => [
  status,
  at(body, 'error/code'),
  at(body, 'error/message'),
];

async function created(values: object = {}): Promise<{ address: string; etag: string; body: unknown }> {
  const { body } = await post(values);
  return { address: `/v1.0/planner/tasks/${at(body, 'id')}`, etag: String(at(body, '@odata.etag')), body };
}

describe('the plans', () => {
  test('of a person are those of the groups the person is a member of', async () => {
    const { status, body } = await fixture.call('GET', '/v1.0/me/planner/plans');
    const groups = await fixture.call('GET', "/v1.0/groups?$filter=displayName eq 'All Company'");
    const owner = at(groups.body, 'value/0/id');
    expect(status).toBe(200);
    expect(each(body, 'title')).toEqual(['Office Opening', 'Onboarding', 'Website Relaunch', 'Ideas']);
    expect(at(body, 'value/0')).toMatchObject({
      '@odata.etag': expect.stringMatching(/^W\//),
      id: expect.stringMatching(/^[\w-]{28}$/),
      owner,
      container: { containerId: owner, type: 'group' },
    });
  });

  test('of a group are listed there too', async () => {
    const groups = await fixture.call('GET', "/v1.0/groups?$filter=displayName eq 'All Company'");
    const { body } = await fixture.call('GET', `/v1.0/groups/${at(groups.body, 'value/0/id')}/planner/plans`);
    expect(each(body, 'title')).toHaveLength(4);
  });

  test('have buckets, which sort by order hint', async () => {
    const { body } = await fixture.call('GET', `/v1.0/planner/plans/${planId}/buckets`);
    const hints = each(body, 'orderHint').map(String);
    expect(each(body, 'name')).toEqual(['Rooms', 'Network', 'Party']);
    expect(each(body, 'planId')).toEqual([planId, planId, planId]);
    expect(hints).toEqual(hints.toSorted());
  });

  test('name their categories in their details', async () => {
    const { body } = await fixture.call('GET', `/v1.0/planner/plans/${planId}/details`);
    expect(at(body, 'categoryDescriptions/category1')).toBe('Urgent');
    expect(at(body, 'categoryDescriptions/category25')).toBeNull();
  });

  test('show the tasks of one bucket alone', async () => {
    const { body } = await fixture.call('GET', `/v1.0/planner/buckets/${buckets[0]}/tasks`);
    const other = await fixture.call('GET', `/v1.0/planner/buckets/${buckets[1]}/tasks`);
    const one = await fixture.call('GET', `/v1.0/planner/buckets/${buckets[1]}`);
    expect(each(body, 'title').toSorted()).toEqual(['Book the movers', 'Choose the carpets', 'Order new badges']);
    expect(each(other.body, 'title')).toEqual([]);
    expect(one.body).toMatchObject({ name: 'Network', planId, id: buckets[1] });
  });

  test('keep their buckets closed too', async () => {
    const address = `/v1.0/planner/buckets/${buckets[0]}/tasks`;
    expect((await fixture.call('GET', address, { as: 'ella' })).status).toBe(403);
    expect((await fixture.call('GET', address, { scopes: ['User.Read'] })).status).toBe(403);
    const unknown = await fixture.call('GET', '/v1.0/planner/buckets/hsOf2dhOJkqyYYZEtdzDe2QAIUCR/tasks');
    expect(answerOf(unknown)).toEqual([404, '', 'The requested item is not found.']);
  });

  test('of other groups are closed, and unknown ones are not found', async () => {
    const carlas = await fixture.call('GET', '/v1.0/me/planner/plans', { as: 'carla' });
    const closed = `/v1.0/planner/plans/${at(carlas.body, 'value/0/id')}`;
    const refusal = [403, '', 'You do not have the required permissions to access this item.'];
    expect(at(carlas.body, 'value/0/title')).toBe('Reading List');
    expect(answerOf(await fixture.call('GET', closed))).toEqual(refusal);
    expect(answerOf(await fixture.call('GET', `${closed}/tasks`))).toEqual(refusal);
    const unknown = await fixture.call('GET', '/v1.0/planner/plans/xqQg5FS2LkCp935s-FIFm2QAFkHM');
    expect(answerOf(unknown)).toEqual([404, '', 'The requested item is not found.']);
  });
});

describe('a new task', () => {
  test('has the defaults of the service', async () => {
    const { status, body } = await post({});
    expect(status).toBe(201);
    expect(body).toMatchObject({
      '@odata.etag': expect.stringMatching(/^W\//),
      planId,
      title: 'Hang the lamps',
      bucketId: null,
      orderHint: expect.stringMatching(/^[^ !]+$/),
      assigneePriority: '',
      percentComplete: 0,
      startDateTime: null,
      dueDateTime: null,
      createdDateTime: expect.stringMatching(/^\d{4}-.+Z$/),
      hasDescription: false,
      previewType: 'automatic',
      completedDateTime: null,
      completedBy: null,
      referenceCount: 0,
      checklistItemCount: 0,
      activeChecklistItemCount: 0,
      conversationThreadId: null,
      priority: 5,
      id: expect.stringMatching(/^[\w-]{28}$/),
      createdBy: { user: { displayName: null, id: alex }, application: { id: fixture.app.id } },
      appliedCategories: {},
      assignments: {},
    });
  });

  test('keeps every property that can be set', async () => {
    const sent = {
      bucketId: buckets[1],
      startDateTime: '2027-03-01T08:00:00Z',
      priority: 1,
      percentComplete: 50,
      previewType: 'checklist',
      conversationThreadId: 'AAQkAD',
      appliedCategories: { category1: true, category25: true },
    };
    const { status, body } = await post({
      ...sent,
      dueDateTime: '2027-03-05T18:00:00+01:00',
      assignments: { [ben]: assignment },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...sent, dueDateTime: '2027-03-05T17:00:00Z' });
    expect(at(body, `assignments/${ben}`)).toMatchObject({
      '@odata.type': '#microsoft.graph.plannerAssignment',
      assignedBy: { user: { id: alex } },
      orderHint: expect.stringMatching(/^[^ !]+$/),
    });
  });

  test('stands where its order hint says: first, last, and between', async () => {
    const bucketId = buckets[2];
    const middle = await post({ bucketId, title: 'middle', orderHint: ' !' });
    const hint = at(middle.body, 'orderHint');
    const last = await post({ bucketId, title: 'last', orderHint: `${hint} !` });
    await post({ bucketId, title: 'first', orderHint: ` ${hint}!` });
    await post({ bucketId, title: 'between', orderHint: `${hint} ${at(last.body, 'orderHint')}!` });
    await post({ bucketId, title: 'top' });

    const { body } = await fixture.call('GET', `/v1.0/planner/plans/${planId}/tasks`);
    const items = each({ value: at(body, 'value') }, 'orderHint').map((orderHint, index) => ({
      orderHint: String(orderHint),
      title: at(body, `value/${index}/title`),
      bucketId: at(body, `value/${index}/bucketId`),
    }));
    const sorted = items
      .filter((item) => item.bucketId === bucketId)
      .sort((a, b) => (a.orderHint < b.orderHint ? -1 : 1));
    expect(sorted.map(({ title }) => title)).toEqual(['top', 'first', 'middle', 'between', 'last']);
  });

  test('is finished when all of it is complete', async () => {
    const { body } = await post({ percentComplete: 100 });
    expect(body).toMatchObject({
      completedDateTime: expect.stringMatching(/Z$/),
      completedBy: { user: { id: alex } },
    });
  });

  test("is in the list of the plan's tasks, and in the assignee's own", async () => {
    const { body } = await post({ assignments: { [ben]: assignment } });
    const inPlan = await fixture.call('GET', `/v1.0/planner/plans/${planId}/tasks`);
    const bens = await fixture.call('GET', '/v1.0/me/planner/tasks', { as: 'ben' });
    const alexs = await fixture.call('GET', '/v1.0/me/planner/tasks');
    expect(each(inPlan.body, 'id')).toContain(at(body, 'id'));
    expect(each(bens.body, 'id')).toContain(at(body, 'id'));
    expect(each(alexs.body, 'id')).not.toContain(at(body, 'id'));
  });

  test.each([
    ['no title', { title: null }],
    ['an empty title', { title: ' ' }],
    ['no plan', { planId: undefined }],
    ['a bucket of no plan', { bucketId: 'gcrYAaAkgU2EQUvpkNNXLGQAGTtu' }],
    ['a start after the end', { startDateTime: '2027-03-02T00:00:00Z', dueDateTime: '2027-03-01T00:00:00Z' }],
    ['a day that is in no calendar', { dueDateTime: '2027-02-30T00:00:00Z' }],
    ['a time without offset', { dueDateTime: '2027-03-01T00:00:00' }],
    ['a percentage above 100', { percentComplete: 101 }],
    ['a priority above 10', { priority: 11 }],
    ['an unknown preview', { previewType: 'photo' }],
    ['a category that is none', { appliedCategories: { category26: true } }],
    ['an order hint as the service answers it', { orderHint: '8585269241124027581' }],
    ['an assignment without its type', { assignments: { [ben]: { orderHint: ' !' } } }],
    ['an assignment without order hint', { assignments: { [ben]: { '@odata.type': assignment['@odata.type'] } } }],
    ['an assignment with a bad order hint', { assignments: { [ben]: { ...assignment, orderHint: '8585' } } }],
    ['an assignee who is nobody', { assignments: { 'fbab97d0-4932-4511-b675-204639209557': assignment } }],
    ['createdBy as text', { createdBy: 'createdBy-value' }],
    ['a read-only property', { hasDescription: true }],
    ['an unknown property', { assignedTo: 'assignedTo-value' }],
  ])('is refused with %s', async (_name, values) => {
    const { status, body } = await post(values);
    expect([status, at(body, 'error/code')]).toEqual([400, '']);
    expect(at(body, 'error/message')).toMatch(/^The request is invalid: /);
  });

  test('cannot lie in a bucket of another plan', async () => {
    const plans = await fixture.call('GET', '/v1.0/me/planner/plans');
    const reply = await post({ planId: at(plans.body, 'value/1/id'), bucketId: buckets[0] });
    expect(reply.status).toBe(400);
  });

  test('needs a plan that is there and open', async () => {
    expect((await post({ planId: 'xqQg5FS2LkCp935s-FIFm2QAFkHM' })).status).toBe(404);
    expect((await post({}, 'carla')).status).toBe(403);
  });

  test('cannot be made under /me', async () => {
    const reply = await fixture.call('POST', '/v1.0/me/planner/tasks', { body: { planId, title: 'x' } });
    const message = 'Write requests are only supported on contained entities or navigation properties with bindings.';
    expect(answerOf(reply)).toEqual([400, 'BadRequest', message]);
  });

  test('meets a limit of Planner on request', async () => {
    fixture.graph.faults.add({ path: '/planner/tasks$', status: 403, code: 'MaximumActiveTasksInProject' });
    expect(answerOf(await post({}))).toEqual([
      403,
      'MaximumActiveTasksInProject',
      'The request exceeded allowed limits.',
    ]);
    expect((await post({})).status).toBe(201);
  });

  test('needs Tasks.ReadWrite or Group.ReadWrite.All', async () => {
    const status = async (scope: string) =>
      (await fixture.call('POST', '/v1.0/planner/tasks', { body: { planId, title: 'x' }, scopes: [scope] })).status;
    expect(await Promise.all(['Tasks.ReadWrite', 'Group.ReadWrite.All', 'Tasks.Read'].map(status))).toEqual([
      201, 201, 403,
    ]);
  });
});

describe('an existing task', () => {
  const patch = (address: string, body: object, headers: Record<string, string>) =>
    fixture.call('PATCH', address, { body, headers });

  test('is changed without an answer, or with one when the caller prefers it', async () => {
    const { address, etag } = await created();
    const quiet = await patch(address, { title: 'Hang two lamps' }, { 'if-match': etag });
    const read = await fixture.call('GET', address);
    const etag2 = String(at(read.body, '@odata.etag'));
    const loud = await patch(address, { priority: 1 }, { 'if-match': etag2, prefer: 'return=representation' });
    expect([quiet.status, quiet.body]).toEqual([204, '']);
    expect(loud.status).toBe(200);
    expect(loud.body).toMatchObject({ title: 'Hang two lamps', priority: 1 });
    expect(etag2 > etag).toBe(true);
  });

  test('needs If-Match for a change and for its end', async () => {
    const { address } = await created();
    const refusal = [412, '', 'The If-Match header must be specified for this kind of request.'];
    expect(answerOf(await patch(address, { title: 'x' }, {}))).toEqual(refusal);
    expect(answerOf(await fixture.call('DELETE', address))).toEqual(refusal);
  });

  test('refuses an etag that it never had', async () => {
    const { address } = await created();
    const other = await created();
    for (const etag of ['*', 'W/"x"', other.etag]) {
      const refusal = [412, '', 'The If-Match header contains an invalid value.'];
      expect(answerOf(await patch(address, { title: 'x' }, { 'if-match': etag }))).toEqual(refusal);
    }
  });

  test('takes a change with an older etag unless the same property has changed since', async () => {
    const { address, etag } = await created();
    await patch(address, { title: 'By Ben' }, { 'if-match': etag });
    expect((await patch(address, { priority: 3 }, { 'if-match': etag })).status).toBe(204);
    expect((await patch(address, { title: 'By Alex' }, { 'if-match': etag })).status).toBe(409);
    expect((await fixture.call('GET', address)).body).toMatchObject({ title: 'By Ben', priority: 3 });
  });

  test('loses an assignee by null and a category by false', async () => {
    const { address, etag } = await created({
      assignments: { [ben]: assignment, [alex]: assignment },
      appliedCategories: { category1: true, category2: true },
    });
    const changes = { assignments: { [ben]: null }, appliedCategories: { category1: false } };
    await patch(address, changes, { 'if-match': etag });
    const { body } = await fixture.call('GET', address);
    expect(Object.keys(at(body, 'assignments') ?? {})).toEqual([alex]);
    expect(at(body, 'appliedCategories')).toEqual({ category2: true });
  });

  test('cannot be due before it starts, wherever the start was set', async () => {
    const { address, etag } = await created({ startDateTime: '2027-03-02T00:00:00Z' });
    const reply = await patch(address, { dueDateTime: '2027-03-01T00:00:00Z' }, { 'if-match': etag });
    expect(reply.status).toBe(400);
  });

  test('is deleted with its latest etag, once', async () => {
    const { address, etag } = await created();
    await patch(address, { title: 'x' }, { 'if-match': etag });
    const latest = String(at((await fixture.call('GET', address)).body, '@odata.etag'));
    const remove = async (value: string) =>
      (await fixture.call('DELETE', address, { headers: { 'if-match': value } })).status;
    expect(await remove(etag)).toBe(412);
    expect(await remove(latest)).toBe(204);
    expect(await remove(latest)).toBe(404);
  });
});

describe('the details', () => {
  const item = { '@odata.type': 'microsoft.graph.plannerChecklistItem', title: 'Buy screws' };
  const key = '95e27074-6c4a-447a-aa24-9d718a0b86fa';

  async function details(): Promise<{ address: string; task: string; etag: string }> {
    const { address: task } = await created();
    const { body } = await fixture.call('GET', `${task}/details`);
    return { address: `${task}/details`, task, etag: String(at(body, '@odata.etag')) };
  }

  test('of a new task are empty, and have an etag of their own', async () => {
    const { address, etag: taskEtag } = await created();
    const { status, body } = await fixture.call('GET', `${address}/details`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ description: '', previewType: 'automatic', references: {}, checklist: {} });
    expect(at(body, '@odata.etag')).not.toBe(taskEtag);
  });

  test('hold description, checklist and references, which the task sums up', async () => {
    const { address, task, etag } = await details();
    const reply = await fixture.call('PATCH', address, {
      headers: { 'if-match': etag, prefer: 'return=representation' },
      body: {
        description: 'Six of them',
        checklist: { [key]: item, other: { ...item, isChecked: true } },
        references: {
          'http%3A//developer%2Emicrosoft%2Ecom': {
            '@odata.type': 'microsoft.graph.plannerExternalReference',
            alias: 'Documentation',
            previewPriority: ' !',
            type: 'Other',
          },
        },
      },
    });
    expect(reply.status).toBe(200);
    expect(at(reply.body, `checklist/${key}`)).toMatchObject({
      '@odata.type': '#microsoft.graph.plannerChecklistItem',
      title: 'Buy screws',
      isChecked: false,
      orderHint: expect.stringMatching(/^[^ !]+$/),
      lastModifiedBy: { user: { id: alex } },
    });
    expect((await fixture.call('GET', task)).body).toMatchObject({
      hasDescription: true,
      checklistItemCount: 2,
      activeChecklistItemCount: 1,
      referenceCount: 1,
    });
  });

  test('lose an entry by null, and change one without its title', async () => {
    const { address, etag } = await details();
    const headers = { 'if-match': etag, prefer: 'return=representation' };
    const first = await fixture.call('PATCH', address, { headers, body: { checklist: { [key]: item, gone: item } } });
    const second = await fixture.call('PATCH', address, {
      headers: { ...headers, 'if-match': String(at(first.body, '@odata.etag')) },
      body: { checklist: { [key]: { '@odata.type': item['@odata.type'], isChecked: true }, gone: null } },
    });
    expect(at(second.body, 'checklist')).toEqual({
      [key]: expect.objectContaining({ title: 'Buy screws', isChecked: true }),
    });
  });

  test.each([
    ['a checklist item without its type', { checklist: { [key]: { title: 'x' } } }],
    [
      'a checklist item without title',
      { checklist: { [key]: { '@odata.type': item['@odata.type'], isChecked: true } } },
    ],
    [
      'an address with its dots',
      {
        references: { 'http://a.example': { '@odata.type': '#microsoft.graph.plannerExternalReference', alias: 'x' } },
      },
    ],
    ['an unknown property', { notes: 'x' }],
  ])('are refused with %s', async (_name, body) => {
    const { address, etag } = await details();
    const reply = await fixture.call('PATCH', address, { headers: { 'if-match': etag }, body });
    expect(reply.status).toBe(400);
  });

  test('need the etag of the details, not that of the task', async () => {
    const { address, task } = await details();
    const etag = String(at((await fixture.call('GET', task)).body, '@odata.etag'));
    const reply = await fixture.call('PATCH', address, { headers: { 'if-match': etag }, body: { description: 'x' } });
    expect(reply.status).toBe(412);
  });
});
