import { elementsOf, lastCard, problemAt, Sandbox, textOf, valuesOf } from '../support/sandbox';

const ALEX = 'ff8c277c-a3ce-41c9-91c3-c4dfb140e418';
const BEN = '26be1845-4119-4801-a799-aea79d09f1a2';
const CARLA = 'ff7cb387-6688-423c-8188-3da9532a73cc';
const NOBODY = '00000000-0000-4000-8000-000000000000';

interface Named {
  readonly id: string;
  readonly title: string;
  readonly name: string;
}

interface Task extends Named {
  readonly bucketId: string | null;
  readonly orderHint: string;
}

interface Details {
  readonly description: string;
  readonly checklist: Readonly<Record<string, { readonly title: string; readonly orderHint: string }>>;
}

describe('a Planner task', () => {
  let teams: Sandbox;
  beforeAll(async () => {
    teams = await Sandbox.start();
  });
  afterAll(() => teams.stop());
  beforeEach(() => teams.forgetExchanges());

  const create = async (inputs: Readonly<Record<string, string>> = {}) =>
    lastCard(await teams.press({ verb: 'create', inputs }));
  const read = async <T>(path: string) => (await teams.graph<{ value: T[] }>(path)).value;
  const planOf = async (title: string) =>
    (await read<Named>('/v1.0/me/planner/plans')).find((plan) => plan.title === title)?.id;
  const bucketOf = async (plan: string, name: string) =>
    (await read<Named>(`/v1.0/planner/plans/${await planOf(plan)}/buckets`)).find((bucket) => bucket.name === name)?.id;
  const tasksOf = async (plan: string) => read<Task>(`/v1.0/planner/plans/${await planOf(plan)}/tasks`);
  const posted = async () => (await teams.exchanges('POST')).map(({ requestBody }) => requestBody);

  /** The titles that an input offers. */
  const offered = (card: unknown, input: string) => {
    const choices = elementsOf(card).find(({ id }) => id === input)?.choices;
    return Array.isArray(choices) ? choices.map(({ title }: { title: string }) => title) : [];
  };

  it('offers the plans that are open to the person, with the buckets and named categories of the first', async () => {
    const form = lastCard(await teams.form('add planner task Order lamps'));
    expect(valuesOf(form)).toMatchObject({
      title: 'Order lamps',
      planId: await planOf('Office Opening'),
      bucketId: '',
    });
    expect(offered(form, 'planId')).toEqual(['Office Opening', 'Onboarding', 'Website Relaunch', 'Ideas']);
    expect(offered(form, 'bucketId')).toEqual(['Rooms', 'Network', 'Party']);
    expect(offered(form, 'appliedCategories')).toEqual(['Urgent', 'Blocked', 'Purchase', 'Design', 'Legal', 'Waiting']);
  });

  it('shows the buckets of another plan, with every answer kept', async () => {
    await teams.form('add plan task Order lamps');
    const inputs = {
      title: 'Order twenty lamps',
      planId: 'Onboarding',
      checklist: 'Big ones',
      startDateTime: '2027-03-01',
    };
    const form = lastCard(await teams.press({ title: 'Show its buckets', inputs }));
    expect(offered(form, 'bucketId')).toEqual(['To do', 'In progress', 'Done']);
    expect(valuesOf(form)).toMatchObject({ ...inputs, planId: await planOf('Onboarding') });
  });

  it('says what is missing to somebody without a plan', async () => {
    const form = textOf(lastCard(await teams.form('add planner task Rest', { user: 'uma@contoso.example' })));
    expect(form).toContain('A plan shows up here once you are a member of its group; being an owner is not enough.');
  });

  it('is created as document 003 describes, at the path and with the names of today', async () => {
    await teams.form('add planner task title-value');
    const inputs = { planId: 'Office Opening', bucketId: 'Rooms', assignments: 'ben@contoso.example' };
    const summary = textOf(await create(inputs));

    const [request] = await teams.exchanges('POST');
    expect(request?.url).toMatch(/\/v1\.0\/planner\/tasks$/);
    expect(request?.status).toBe(201);
    expect(request?.requestBody).toEqual({
      title: 'title-value',
      planId: await planOf('Office Opening'),
      bucketId: await bucketOf('Office Opening', 'Rooms'),
      // The document's assignedTo.
      assignments: { [BEN]: { '@odata.type': '#microsoft.graph.plannerAssignment', orderHint: ' !' } },
      orderHint: ' !',
      // The document's createdBy is set by the service. The form shows these two, so they are said.
      priority: 5,
      percentComplete: 0,
    });
    for (const lines of [
      'Planner task created\ntitle-value',
      'Plan\nOffice Opening',
      'Bucket\nRooms',
      'Position\nFirst',
      'Assigned to\nBen Okafor',
      'Priority\nMedium',
      'Progress\nNot started',
      'Created by\nAlex Rivera',
    ])
      expect(summary).toContain(lines);
  });

  it('takes every field, its days at noon where the person is', async () => {
    await teams.form('add planner task Lay cables');
    const summary = textOf(
      await create({
        bucketId: 'Network',
        assignments: `${ALEX},${CARLA}`,
        startDateTime: '2027-03-27',
        dueDateTime: '2027-03-31',
        priority: 'Urgent',
        percentComplete: '30',
        orderHint: 'Last',
        appliedCategories: ['Urgent', 'Purchase'].join(),
        previewType: 'The checklist',
        description: 'Down the **north** wall',
        checklist: 'Buy cables\n\n  Drill holes  \nPull cables',
      }),
    );
    expect((await posted())[0]).toMatchObject({
      assignments: { [ALEX]: {}, [CARLA]: {} },
      startDateTime: new Date('2027-03-27T12:00').toISOString(),
      dueDateTime: new Date('2027-03-31T12:00').toISOString(),
      priority: 1,
      percentComplete: 30,
      appliedCategories: { category1: true, category3: true },
      previewType: 'checklist',
    });
    for (const lines of [
      'Position\nLast',
      'Assigned to\nAlex Rivera, Carla Jiménez',
      'Start\nSat, 27 Mar 2027',
      'Due\nWed, 31 Mar 2027',
      'Priority\nUrgent',
      'Progress\nIn progress, 30 %',
      'Categories\nUrgent, Purchase',
      'Description\nDown the **north** wall',
      'Checklist\nBuy cables, Drill holes, Pull cables',
      'Preview type\nchecklist',
    ])
      expect(summary).toContain(lines);
    expect(summary).not.toContain('missing');
  });

  it('keeps description and checklist in a second request, the items in their order', async () => {
    await teams.form('add planner task Paint');
    await create({ description: 'White', checklist: 'Walls\nDoors\nCeiling' });
    const [task] = (await tasksOf('Office Opening')).filter(({ title }) => title === 'Paint');
    const details = await teams.graph<Details>(`/v1.0/planner/tasks/${task?.id}/details`);
    expect(details.description).toBe('White');
    expect(Object.values(details.checklist).map(({ title }) => title)).toEqual(['Walls', 'Doors', 'Ceiling']);

    const [request, ...others] = await teams.exchanges('PATCH');
    const guid = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(others).toEqual([]);
    expect(Object.keys(Object(request?.requestBody).checklist)).toEqual([guid, guid, guid]);
    expect(Object.values(Object(request?.requestBody).checklist)).toEqual(
      ['Walls', 'Doors', 'Ceiling'].map((title, i) => ({
        '@odata.type': '#microsoft.graph.plannerChecklistItem',
        title,
        isChecked: false,
        // Each behind the one before it, as the page on order hints adds items to the bottom.
        orderHint: [' !', ' ! !', ' ! ! !'][i],
      })),
    );
  });

  it('stands first or last in its bucket', async () => {
    for (const [title, orderHint] of [
      ['Middle', 'First'],
      ['Top', 'First'],
      ['Bottom', 'Last'],
    ] as const) {
      await teams.form(`add planner task ${title}`);
      await create({ bucketId: 'Party', orderHint });
    }
    const bucket = await bucketOf('Office Opening', 'Party');
    const inBucket = (await tasksOf('Office Opening')).filter(({ bucketId }) => bucketId === bucket);
    const sorted = inBucket.sort((a, b) => (a.orderHint < b.orderHint ? -1 : 1));
    expect(sorted.map(({ title }) => title)).toEqual(['Top', 'Middle', 'Bottom']);
  });

  it('may be done already', async () => {
    await teams.form('add planner task Lock the old door');
    const summary = textOf(await create({ percentComplete: '100' }));
    expect(summary).toContain('Progress\nCompleted');
    expect(summary).toMatch(/\nCompleted\n\w{3}, \d+ \w{3} \d{4}, \d\d:\d\d .*\nCompleted by\nAlex Rivera\n/);
  });

  it.each([
    ['title', { title: ' ' }, 'Fill in this field.'],
    [
      'dueDateTime',
      { startDateTime: '2027-03-31', dueDateTime: '2027-03-30' },
      'Choose a due date that is not before the start date.',
    ],
    ['percentComplete', { percentComplete: '101' }, 'Use a whole number from 0 to 100.'],
    ['checklist', { checklist: 'x\n'.repeat(21) }, 'Use up to 20 lines (now 21).'],
    [
      'checklist',
      { checklist: 'W'.repeat(101) },
      '“WWWWWWWWWWWWWWWWWWWW…” is too long: use up to 100 characters a line.',
    ],
    [
      'assignments',
      { assignments: `${BEN},${NOBODY}` },
      'One person chosen here is no longer in the directory. Take them out, or choose again.',
    ],
    ['bucketId', { planId: 'Onboarding', bucketId: 'Rooms' }, 'This bucket is not one of “Onboarding”. Choose again.'],
    [
      'appliedCategories',
      { planId: 'Onboarding', appliedCategories: 'Legal' },
      'These categories are not those of “Onboarding”. Choose again.',
    ],
  ])('says what is wrong beside %s, and creates nothing: %j', async (field, inputs, sentence) => {
    await teams.form('add planner task Order lamps');
    expect(problemAt(await create(inputs), field)).toBe(sentence);
    expect(await posted()).toEqual([]);
  });

  it('may start and be due on one day', async () => {
    await teams.form('add planner task Open the doors');
    expect(textOf(await create({ startDateTime: '2027-03-28', dueDateTime: '2027-03-28' }))).toContain(
      'Due\nSun, 28 Mar',
    );
  });

  it('is offered the buckets of the plan that was chosen after all', async () => {
    await teams.form('add planner task Order lamps');
    const form = await create({ planId: 'Onboarding', bucketId: 'Rooms' });
    expect(offered(form, 'bucketId')).toEqual(['To do', 'In progress', 'Done']);
    expect(textOf(await create({ bucketId: 'Done' }))).toContain('Bucket\nDone');
  });

  it.each([
    ['planId', 'MaximumTasksInProject', 'This plan holds as many tasks as Planner allows.'],
    ['planId', 'MaximumActiveTasksInProject', 'This plan has as many open tasks as Planner allows.'],
    ['', 'MaximumTasksCreatedByUser', 'You have created as many tasks as Planner allows one person.'],
    ['assignments', 'MaximumTasksAssignedToUser', 'Somebody chosen here has as many tasks as Planner allows'],
    ['assignments', 'MaximumAssigneesInTasks', 'These are more people than Planner allows on one task.'],
    ['assignments', 'MaximumUsersSharedWithProject', 'This plan is shared with as many people as Planner allows.'],
    ['assignments', 'MaximumProjectsSharedWithUser', 'Somebody chosen here shares as many plans as Planner allows'],
    ['bucketId', 'MaximumBucketsInProject', 'This plan has as many buckets as Planner allows.'],
    ['checklist', 'MaximumChecklistItemsOnTask', 'The checklist is longer than Planner allows.'],
    ['', 'MaximumReferencesOnTask', 'The task has as many attachments as Planner allows.'],
    ['planId', 'MaximumProjectsOwnedByUser', 'The group behind this plan has as many plans as Planner allows.'],
    ['planId', 'MaximumPlannerPlans', 'The group behind this plan has as many plans as Planner allows.'],
    ['', 'MaximumSomethingNew', 'Planner allows no more of something here.'],
    ['planId', '', 'Only members of the group behind this plan may add tasks, and an owner must also be a member.'],
  ])('says beside “%s” in plain words why Planner refuses: %s', async (field, code, sentence) => {
    await teams.form('add planner task One too many');
    await teams.faults({ path: '/planner/tasks$', method: 'POST', status: 403, code });
    const form = await create();
    if (field === '') expect(textOf(form).split('\n')[0]).toContain(`⚠ Please check: ${sentence}`);
    else expect(problemAt(form, field)).toContain(sentence);
    expect(valuesOf(form)).toMatchObject({ title: 'One too many' });
  });

  it('says beside the plan that Planner does not find it', async () => {
    await teams.form('add planner task Too late');
    await teams.faults({ path: '/planner/tasks$', method: 'POST', status: 404, code: '' });
    expect(problemAt(await create(), 'planId')).toContain(
      'Planner does not find this plan, bucket or task, or not yet.',
    );
  });

  it('is created without its details while they fail, and completed on request by one more request', async () => {
    await teams.form('add planner task Half done');
    await teams.faults({ path: '/details$', method: 'PATCH', status: 503 });
    const summary = textOf(await create({ description: 'The rest', checklist: 'One\nTwo' }));
    expect(summary).toContain('Planner task created\nHalf done');
    expect(summary).toContain('Created, but still missing\nDescription and checklist');
    expect(summary).toContain('[Retry these]');

    const [failed] = await teams.exchanges('PATCH');
    await teams.forgetExchanges();
    const completed = textOf(lastCard(await teams.press({ verb: 'complete' })));
    expect(completed).toContain('Description\nThe rest');
    expect(completed).not.toContain('missing');
    const again = await teams.exchanges('PATCH');
    expect(again.map(({ requestBody }) => requestBody)).toEqual([failed?.requestBody]);
    expect(await posted()).toEqual([]);
    expect((await tasksOf('Office Opening')).filter(({ title }) => title === 'Half done')).toHaveLength(1);
  });

  it('says of missing details in plain words why Planner refuses them', async () => {
    await teams.form('add planner task Long list');
    await teams.faults({ path: '/details$', method: 'PATCH', status: 403, code: 'MaximumChecklistItemsOnTask' });
    const summary = textOf(await create({ checklist: 'One' }));
    expect(summary).toContain('still missing\nChecklist\nThe checklist is longer than Planner allows.');
  });

  it('is found, and not created twice, when the answer is lost, although another has its title', async () => {
    for (const bucketId of ['Network', '']) {
      await teams.form('add planner task Twins');
      await create({ bucketId });
      await teams.form('add planner task Twins');
      await teams.faults({ path: '/planner/tasks$', method: 'POST', status: 504, when: 'after' });
      const summary = textOf(await create({ bucketId, description: 'The younger' }));
      expect(summary).toContain('Planner task created\nTwins');
      expect(summary).toContain('Description\nThe younger');
    }
    const twins = (await tasksOf('Office Opening')).filter(({ title }) => title === 'Twins');
    expect(twins).toHaveLength(4);
    const details = await Promise.all(twins.map(({ id }) => teams.graph<Details>(`/v1.0/planner/tasks/${id}/details`)));
    expect(details.map(({ description }) => description)).toEqual(['The younger', '', 'The younger', '']);
  });

  it('is not mistaken for another of its title while nobody knows whether it was created', async () => {
    await teams.form('add planner task Only child');
    await create();
    await teams.form('add planner task Only child');
    await teams.faults({ path: '/planner/tasks$', method: 'POST', drop: true });
    expect(textOf(await create())).toContain('Creating the Planner task …');
  });

  it('waits for somebody else’s of its title and plan that nobody knows of yet, so that none is mistaken for the other', async () => {
    const ben = { user: 'ben@contoso.example' };
    await teams.form('add planner task Rivals');
    await teams.form('add planner task Rivals', ben);
    await teams.forgetExchanges();
    await teams.faults({ path: '/planner/tasks$', method: 'POST', drop: true, delayMs: 1_500 });
    const waiting = create();
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(textOf(lastCard(await teams.press({ verb: 'create', ...ben })))).toContain('Creating the Planner task …');
    expect(textOf(await waiting)).toContain('Creating the Planner task …');
    expect(await teams.exchanges('POST')).toHaveLength(1);
  });

  it('is not created in a plan that is gone since the form was opened', async () => {
    await teams.form('add planner task Too late');
    const [group] = await read<Named>("/v1.0/groups?$filter=displayName eq 'All Company'");
    await teams.graph(`/v1.0/groups/${group?.id}/members/${ALEX}/$ref`, undefined, 'DELETE');
    expect(problemAt(await create(), 'planId')).toBe(
      'This plan is gone, or no longer open to you. Choose another one.',
    );
    // What an earlier test has lost may be sent again meanwhile.
    expect(JSON.stringify(await posted())).not.toContain('Too late');
  });
});
