import { eventually } from '../../support/eventually';
import { elementsOf, lastCard, Sandbox, type Seen, textOf } from '../../support/sandbox';

const CARLA = 'carla@contoso.example';
const GROUP = { user: 'alex@contoso.example', chat: 'group' } as const;
const DAY = 24 * 60 * 60 * 1000;

interface List {
  readonly value: readonly { readonly id: string; readonly displayName: string }[];
}

interface Task {
  readonly id: string;
  readonly title: string;
  readonly status: string;
}

const dayFrom = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
const lines = (seen: Seen) => textOf(lastCard(seen)).split('\n');
const idOf = ({ messages }: Seen) => messages.at(-1)?.id ?? '';

describe('“my tasks”', () => {
  let teams: Sandbox;
  beforeAll(async () => {
    teams = await Sandbox.start();
  });
  afterAll(() => teams.stop());
  beforeEach(() => teams.forgetExchanges());

  const add = (title: string, due?: string, user = CARLA) =>
    teams.graph<Task>('/v1.0/me/todo/lists/{default}/tasks', user, 'POST', {
      title,
      ...(due && { dueDateTime: { dateTime: `${due}T00:00:00`, timeZone: 'UTC' } }),
    });
  const tasks = async (user = CARLA) =>
    (await teams.graph<{ value: Task[] }>('/v1.0/me/todo/lists/{default}/tasks?$top=1000', user)).value;
  const statusOf = async (title: string, user = CARLA) =>
    (await tasks(user)).find((task) => task.title === title)?.status;
  const shown = async (where: object = { user: CARLA }, command = 'my tasks') => {
    await teams.say(command, where);
    return teams.press({ ...where, verb: 'mine' });
  };
  /** Presses the button beside what is called so. */
  const pressBeside = async (title: string, verb: string, where: { user: string } = { user: CARLA }) => {
    const seen = await teams.chat(where);
    const row = elementsOf(lastCard(seen)).find((one) => one.type === 'ColumnSet' && textOf(one).includes(title));
    const button = elementsOf(row).find((one) => one.verb === verb);
    if (!button) throw new Error(`There is no ${verb} beside ${title}.`);
    const value = { action: { type: 'Action.Execute', verb, data: button.data }, trigger: 'manual' };
    const activity = { type: 'invoke', name: 'adaptiveCard/action', value, replyToId: idOf(seen) };
    return teams.script<Seen>('activity', { ...where, chat: 'personal', activity });
  };

  test('has a button that shows them, sorted by what is due, each where it can be completed', async () => {
    await add('Water the plants', dayFrom(-2));
    await add('Feed the cat', dayFrom(0));
    await add('Plan the summer', dayFrom(40));
    const said = await teams.say('my tasks', { user: CARLA });
    expect(lines(said)).toEqual(['Your tasks', '[Show my tasks]']);
    const asked = (await teams.exchanges()).filter(({ method }) => method !== 'POST');
    expect(asked).toEqual([]);
    const text = textOf(lastCard(await teams.press({ user: CARLA, verb: 'mine' })));
    expect(text).toMatch(
      /^Your tasks\nOverdue\nWater the plants\n\w{3}, .* · Tasks\n\[Complete\]\nToday\nFeed the cat\n/,
    );
    expect(text).toMatch(/\nLater\nPlan the summer\n[\s\S]*\nNo due date\n/);
    expect(text).toContain('Order new badges\nTasks\n[Complete]');
  });

  test('completes in place, and reopens, and Graph has it so', async () => {
    await add('Renew the passport');
    await shown();
    const done = textOf(lastCard(await pressBeside('Renew the passport', 'completeTask')));
    expect(done).toContain('✓ Renew the passport\nTasks\n[Reopen]');
    expect(await statusOf('Renew the passport')).toBe('completed');
    const open = textOf(lastCard(await pressBeside('Renew the passport', 'reopenTask')));
    expect(open).toContain('\nRenew the passport\nTasks\n[Complete]');
    expect(await statusOf('Renew the passport')).toBe('notStarted');
  });

  test('completes once, however often it is pressed', async () => {
    await add('Press me twice');
    await shown();
    await teams.forgetExchanges();
    const presses = [1, 2, 3].map(() => pressBeside('Press me twice', 'completeTask').catch(() => undefined));
    await Promise.all(presses);
    expect(await teams.exchanges('PATCH')).toHaveLength(1);
    expect(textOf(lastCard(await teams.chat({ user: CARLA })))).toContain('✓ Press me twice');
  });

  test('finds out what became of a change that had no answer', async () => {
    await add('Answer me');
    await shown();
    await teams.faults({ method: 'PATCH', path: '/tasks/', when: 'after', status: 504, times: 1 });
    const seen = textOf(lastCard(await pressBeside('Answer me', 'completeTask')));
    expect(seen).toContain('✓ Answer me');
    expect(await teams.exchanges('PATCH')).toHaveLength(1);
  });

  test('says how long Graph asks to wait, and the task is done once after that', async () => {
    await add('Busy day');
    await shown();
    await teams.faults({ method: 'PATCH', path: '/tasks/', status: 429, retryAfter: 4, times: 1 });
    const seen = textOf(lastCard(await pressBeside('Busy day', 'completeTask')));
    expect(seen).toMatch(/Microsoft asks me to wait until \d+:\d\d:\d\d/);
    expect(seen).toContain('Busy day\nTasks\n[Complete]');
    await eventually(async () => (await statusOf('Busy day')) === 'completed' || undefined);
    expect(textOf(lastCard(await teams.press({ user: CARLA, title: 'Refresh' })))).not.toContain('Busy day');
    expect((await teams.exchanges('PATCH')).map(({ status }) => status)).toEqual([429, 200]);
  });

  test('takes out what somebody has deleted, and says so', async () => {
    const { id } = await add('Going away');
    await shown();
    await teams.graph(`/v1.0/me/todo/lists/{default}/tasks/${id}`, CARLA, 'DELETE');
    const seen = textOf(lastCard(await pressBeside('Going away', 'completeTask')));
    expect(seen).toContain('It’s no longer there');
    expect(seen).not.toContain('Going away');
  });

  test('has tasks of Planner beside those of To Do, and completes them by the version that it has read', async () => {
    const { value: plans } = await teams.graph<List>('/v1.0/me/planner/plans', CARLA);
    const me = await teams.graph<{ id: string }>('/v1.0/me', CARLA);
    const assignments = {
      [me.id]: { '@odata.type': '#microsoft.graph.plannerAssignment', orderHint: ' !' },
    };
    const made = await teams.graph<{ id: string }>('/v1.0/planner/tasks', CARLA, 'POST', {
      planId: plans[0]?.id,
      title: 'Print the posters',
      dueDateTime: `${dayFrom(-1)}T12:00:00Z`,
      assignments,
    });
    expect(textOf(lastCard(await shown()))).toMatch(/Overdue[\s\S]*Print the posters\n[\s\S]*\nNo due date/);
    expect(textOf(lastCard(await pressBeside('Print the posters', 'completeTask')))).toContain('✓ Print the posters');
    const now = await teams.graph<{ percentComplete: number }>(`/v1.0/planner/tasks/${made.id}`, CARLA);
    expect(now.percentComplete).toBe(100);
  });

  test.each([
    ['no licence for Planner', { path: '/me/planner/tasks', status: 403 }, 'Planner is not there for your account'],
    [
      'a Planner that does not answer',
      { path: '/me/planner/tasks', status: 503 },
      'No answer about this at the moment: Planner task.',
    ],
  ])('shows what there is with %s, and says what is missing', async (_, fault, sentence) => {
    await teams.faults({ method: 'GET', times: 1, ...fault });
    const seen = textOf(lastCard(await shown()));
    expect(seen).toContain(`⚠ ${sentence}`);
    expect(seen).toContain('Order new badges');
  });

  test('shows the tasks of Planner to somebody without a mailbox, with one sentence', async () => {
    const seen = textOf(lastCard(await shown({ user: 'quinn@contoso.example' })));
    expect(seen).toContain('⚠ Your account has no Exchange mailbox');
    expect(seen.match(/⚠/g)).toHaveLength(1);
  });

  test('asks again for a list that is throttled inside the batch', async () => {
    await teams.faults({ path: '/todo/lists/[^/]+/tasks', method: 'GET', status: 429, retryAfter: 1, times: 3 });
    const seen = textOf(lastCard(await shown()));
    expect(seen).toContain('Order new badges');
    expect(seen).not.toContain('⚠');
  });

  test('names a list that does not answer, and shows all others', async () => {
    const { value: lists } = await teams.graph<List>('/v1.0/me/todo/lists', CARLA);
    const travel = lists.find(({ displayName }) => displayName === 'Travel')?.id ?? '';
    await teams.faults({ path: `/todo/lists/${travel.slice(0, 60)}.*/tasks`, method: 'GET', status: 503, times: 50 });
    const seen = textOf(lastCard(await shown()));
    await teams.script('faults', {}).catch(() => undefined);
    expect(seen).toContain('⚠ Some of your lists did not answer: “Travel”.');
    expect(seen).toContain('Order new badges');
  });

  test('leafs through many, and reads Graph once for that', async () => {
    await teams.script('seed', { user: 'kavya@contoso.example', tasks: 24 });
    const where = { user: 'kavya@contoso.example' };
    expect(textOf(lastCard(await shown(where)))).toMatch(/\n1 to 10 of 26\n\[Next\]\n\[Refresh\]$/);
    await teams.forgetExchanges();
    expect(textOf(lastCard(await teams.press({ ...where, title: 'Next' })))).toContain('11 to 20 of 26');
    const last = textOf(lastCard(await teams.press({ ...where, title: 'Next' })));
    expect(last).toMatch(/\n21 to 26 of 26\n\[Previous\]\n\[Refresh\]$/);
    expect(await teams.exchanges()).toEqual([]);
  });

  test('shows 250 tasks of 30 lists while each request takes a tenth of a second', async () => {
    const where = { user: 'alex@contoso.example' };
    await teams.script('seed', { ...where, tasksPerList: 9 });
    await teams.say('my tasks', where);
    await teams.faults({ path: '/v1.0/(me|planner)/', delayMs: 100, times: 40 });
    const began = performance.now();
    const seen = textOf(lastCard(await teams.press({ ...where, verb: 'mine' })));
    process.stdout.write(`all tasks in ${Math.round(performance.now() - began)} ms\n`);
    expect(seen).toMatch(/1 to 10 of 2\d\d/);
    expect(seen).not.toContain('⚠');
  });

  test('in a group chat says nothing of them to anybody, and only whoever asked can open them', async () => {
    const said = await teams.say('@Muster my tasks', GROUP);
    expect(lines(said)).toEqual([
      'Your tasks',
      'For Alex Rivera',
      'Only the person who asked can open this, and nobody else sees what it shows.',
      '[Show my tasks]',
    ]);
    const amira = { ...GROUP, user: 'amira@contoso.example' };
    expect((await teams.press({ ...amira, verb: 'mine' })).notice).toContain('This card belongs to somebody else');
    expect(textOf(lastCard(await teams.press({ ...GROUP, verb: 'mine' })))).toContain('Order new badges');
    expect(JSON.stringify(await teams.chat(amira))).not.toContain('Order new badges');
  });

  test.each([
    ['zeig mir meine Aufgaben', 'de-DE', 'Ihre Aufgaben', 'Ohne Fälligkeit', '[Abschließen]'],
    ['mis tareas', 'es-ES', 'Sus tareas', 'Sin vencimiento', '[Completar]'],
  ])('is understood and said in the person’s language: %s', async (command, locale, ...said) => {
    const text = textOf(lastCard(await shown({ user: CARLA, locale }, command)));
    for (const words of said) expect(text).toContain(words);
  });

  test('“my groups” shows those that somebody is in or owns, by name, and opens them', async () => {
    await teams.say('my groups');
    const card = lastCard(await teams.press({ verb: 'mine', consent: true }));
    const names = (await teams.graph<List>('/v1.0/me/memberOf/microsoft.graph.group')).value;
    for (const { displayName } of names) expect(textOf(card)).toContain(displayName);
    const [open] = elementsOf(card).filter(({ type }) => type === 'Action.OpenUrl');
    expect(open).toMatchObject({ title: 'Open', url: expect.stringMatching(/^https:\/\/entra\.microsoft\.com/) });
  });
});
