import { eventually } from '../../support/eventually';
import { lastCard, Sandbox, textOf, valuesOf } from '../../support/sandbox';

let teams: Sandbox;
beforeAll(async () => {
  teams = await Sandbox.start();
});
afterAll(() => teams.stop());

const ALEX = { user: 'alex@contoso.example' };

const deleted = async () => (await teams.exchanges('DELETE')).filter(({ status }) => status === 204).length;
const groups = async (name: string, where = '/v1.0/groups') =>
  (await teams.graph<{ value: { displayName: string }[] }>(where)).value.filter((one) => one.displayName === name);

async function created(command: string, inputs: Record<string, string>, where: object = ALEX): Promise<string> {
  await teams.form(command, where);
  return textOf(lastCard(await teams.press({ ...where, verb: 'create', inputs, consent: true })));
}

/** On a busy machine the creation is still being written down at first, and the card changes by itself. */
async function undone(where: object): Promise<string> {
  await teams.press({ ...where, verb: 'undo' });
  return eventually(async () => {
    const card = textOf(lastCard(await teams.chat(where)));
    return card.includes('undone') ? card : undefined;
  });
}

beforeEach(() => teams.forgetExchanges());

describe('Undo', () => {
  test('deletes a group, says until when it can be restored, and restores it', async () => {
    expect(await created('new group', { displayName: 'Night Owls' })).toContain('[Undo]');
    expect(await undone(ALEX)).toMatch(
      /Microsoft 365 group undone\nNight Owls\nYou can restore it until \w+, \d+ \w+ \d{4}\./,
    );
    expect(await groups('Night Owls')).toEqual([]);
    const restored = textOf(lastCard(await teams.press({ ...ALEX, verb: 'restore' })));
    expect(restored).toContain('Night Owls');
    expect(restored).toContain('[Open in Outlook]');
    expect(await groups('Night Owls')).toHaveLength(1);
  });

  test('deletes a task once, however often it is pressed; Create pressed again says so', async () => {
    await teams.form('add task Feed the cat', ALEX);
    await teams.press({ ...ALEX, verb: 'create', consent: true });
    await undone(ALEX);
    const again = textOf(lastCard(await teams.press({ ...ALEX, verb: 'showCurrent' })));
    expect(again).toContain('To Do task undone\nFeed the cat');
    expect(await deleted()).toBe(1);
  });
});

describe('Edit', () => {
  test('changes a group where only its description was changed', async () => {
    await created('new security group', { displayName: 'Porters', description: 'At the door' });
    const form = lastCard(await teams.press({ ...ALEX, verb: 'edit' }));
    expect(valuesOf(form)).toEqual({ displayName: 'Porters', description: 'At the door' });
    const card = textOf(lastCard(await teams.press({ ...ALEX, verb: 'save', inputs: { description: 'At the gate' } })));
    expect(card).toContain('At the gate');
    expect((await teams.exchanges('PATCH')).map(({ requestBody }) => requestBody)).toEqual([
      { description: 'At the gate' },
    ]);
    expect(await undone(ALEX)).toContain('Security group undone');
  });

  test('changes a Planner task by its version, beside what somebody else changes', async () => {
    await created('add planner task Book the room', {});
    await teams.press({ ...ALEX, verb: 'edit' });
    await teams.faults({ path: '/planner/tasks/', method: 'PATCH', status: 412, times: 1 });
    const card = await teams.press({
      ...ALEX,
      verb: 'save',
      inputs: { priority: 'urgent', dueDateTime: '2027-03-31' },
    });
    expect(textOf(lastCard(card))).toMatch(/Urgent/);
    expect((await teams.exchanges('PATCH')).map(({ status }) => status)).toEqual([412, 204]);
    await teams.press({ ...ALEX, verb: 'completeTask' });
    expect(await undone(ALEX)).toContain('Planner task undone');
  });
});

describe('A task in a channel', () => {
  const [HERE, THERE] = [
    { ...ALEX, chat: 'channel' },
    { user: 'amira@contoso.example', chat: 'channel' },
  ] as const;

  test('is completed by somebody else, and its maker is told by whom', async () => {
    await teams.form('@Muster add planner task Ring the bell', HERE);
    await teams.press({ ...HERE, verb: 'create', consent: true });
    await teams.sees('[Complete]', THERE);
    const theirs = textOf(lastCard(await teams.press({ ...THERE, verb: 'completeTask', consent: true })));
    expect(theirs).toContain('Task completed');
    expect(theirs).not.toMatch(/Priority|\[Undo\]|\[Edit\]/);
    const own = await teams.sees('Completed by', HERE);
    expect(own).toContain('Amira');
    expect(own).not.toContain('[Undo]');
  });

  test('is undone for everybody, and says so to all', async () => {
    await teams.form('@Muster add task Sing a song', HERE);
    await teams.press({ ...HERE, verb: 'create', consent: true });
    await teams.press({ ...HERE, verb: 'undo' });
    expect(await teams.sees('To Do task undone', THERE)).not.toContain('[');
  });
});

describe('People', () => {
  const [BEN, CARLA] = ['26be1845-4119-4801-a799-aea79d09f1a2', 'ff7cb387-6688-423c-8188-3da9532a73cc'];

  test('are added to a group, whoever is in it already once', async () => {
    await created('new security group', { displayName: 'Choir', members: BEN });
    const inputs = { newMembers: `${BEN},${CARLA}` };
    const card = textOf(lastCard(await teams.press({ ...ALEX, verb: 'addPeople', inputs })));
    expect(card).toMatch(/Members\nBen Okafor, Carla Jiménez|Members\nCarla Jiménez, Ben Okafor/);
    const [sent] = await teams.exchanges('PATCH');
    expect(sent?.requestBody).toEqual({
      'members@odata.bind': [expect.stringMatching(new RegExp(`/v1.0/directoryObjects/${CARLA}$`))],
    });
    expect(card).toContain('[Undo]');
  });

  test('get a Planner task', async () => {
    await created('add planner task Tune the piano', {});
    const card = textOf(lastCard(await teams.press({ ...ALEX, verb: 'assignTask', inputs: { newPeople: BEN } })));
    expect(card).toContain('Assigned to\nBen Okafor');
  });

  test('are not taken for what they are not', async () => {
    await created('new security group', { displayName: 'Band' });
    const card = textOf(lastCard(await teams.press({ ...ALEX, verb: 'addPeople', inputs: { newMembers: 'Ben' } })));
    expect(card).toContain('Choose people from the list that appears as you type.');
    expect(await teams.exchanges('PATCH')).toEqual([]);
  });
});

describe('Create another', () => {
  test('opens a form for the same plan in a message of its own, and keeps the card', async () => {
    await created('add planner task Sweep the hall', {});
    const before = await teams.chat(ALEX);
    await teams.press({ ...ALEX, verb: 'another' });
    await teams.sees('New Planner task', ALEX);
    const after = await teams.chat(ALEX);
    expect(after.messages.length).toBe(before.messages.length + 1);
    expect(textOf(after.messages.at(-2)?.card)).toContain('Sweep the hall');
    expect(valuesOf(lastCard(after))).toMatchObject({ title: '', planId: expect.stringMatching(/.{28}/) });
    const card = textOf(lastCard(await teams.press({ ...ALEX, verb: 'create', inputs: { title: 'Lock up' } })));
    expect(card).toContain('Planner task created\nLock up');
  });

  test('shows nothing private where others read along', async () => {
    const here = { ...ALEX, chat: 'group' } as const;
    await teams.form('@Muster add task Whisper', here);
    await teams.press({ ...here, verb: 'create', inputs: { body: 'about the cake' }, consent: true });
    await teams.press({ ...here, verb: 'another' });
    const seen = await teams.sees('[Open form]', { user: 'amira@contoso.example', chat: 'group' });
    expect(seen).not.toMatch(/Whisper|cake/);
  });
});
