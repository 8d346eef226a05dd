import { lastCard, Sandbox, textOf } from '../../support/sandbox';

let teams: Sandbox;
beforeAll(async () => {
  teams = await Sandbox.start();
});
afterAll(() => teams.stop());

const CARLA = { user: 'carla@contoso.example' };

interface Task {
  readonly status: string;
  readonly dueDateTime: { readonly dateTime: string } | null;
}

/** The only task of this title in the default list. */
async function toDo(title: string, user = CARLA.user): Promise<Task | undefined> {
  const { value } = await teams.graph<{ value: (Task & { title: string })[] }>('/v1.0/me/todo/lists/Tasks/tasks', user);
  return value.find((task) => task.title === title);
}

const changes = async () => (await teams.exchanges('PATCH')).map(({ requestBody }) => requestBody);

describe('The card of a To Do task', () => {
  const title = 'Water the plants';
  beforeAll(async () => {
    await teams.form(`add task ${title}`, CARLA);
    await teams.press({ ...CARLA, verb: 'create', consent: true });
  });
  beforeEach(() => teams.forgetExchanges());

  test('completes the task, and says so', async () => {
    const card = textOf(lastCard(await teams.press({ ...CARLA, verb: 'completeTask' })));
    expect(card).toContain('Task completed');
    expect(card).toContain('[Reopen]');
    expect(card).not.toContain('[Complete]');
    expect((await toDo(title))?.status).toBe('completed');
    expect(await changes()).toEqual([{ status: 'completed' }]);
  });

  test('opens it again', async () => {
    const card = textOf(lastCard(await teams.press({ ...CARLA, verb: 'reopenTask' })));
    expect(card).toContain('[Complete]');
    expect((await toDo(title))?.status).toBe('notStarted');
  });

  test('moves it to another day, and takes the day away', async () => {
    await teams.press({ ...CARLA, verb: 'changeDate', inputs: { newDay: '2027-03-31' } });
    expect((await toDo(title))?.dueDateTime?.dateTime).toMatch(/^2027-03-31/);
    await teams.press({ ...CARLA, verb: 'changeDate', inputs: { newDay: '' } });
    expect((await toDo(title))?.dueDateTime ?? null).toBeNull();
  });
});
