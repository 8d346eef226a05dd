import { lastCard, Sandbox, textOf } from '../../support/sandbox';

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

beforeEach(() => teams.forgetExchanges());

describe('Undo', () => {
  test('deletes a group, says until when it can be restored, and restores it', async () => {
    expect(await created('new group', { displayName: 'Night Owls' })).toContain('[Undo]');
    const undone = textOf(lastCard(await teams.press({ ...ALEX, verb: 'undo' })));
    expect(undone).toMatch(/Microsoft 365 group undone\nNight Owls\nYou can restore it until \w+, \d+ \w+ \d{4}\./);
    expect(await groups('Night Owls')).toEqual([]);
    const restored = textOf(lastCard(await teams.press({ ...ALEX, verb: 'restore' })));
    expect(restored).toContain('Night Owls');
    expect(restored).toContain('[Open in Entra]');
    expect(await groups('Night Owls')).toHaveLength(1);
  });

  test('deletes a task once, however often it is pressed; Create pressed again says so', async () => {
    await teams.form('add task Feed the cat', ALEX);
    await teams.press({ ...ALEX, verb: 'create', consent: true });
    await teams.press({ ...ALEX, verb: 'undo' });
    const again = textOf(lastCard(await teams.press({ ...ALEX, verb: 'showCurrent' })));
    expect(again).toContain('To Do task undone\nFeed the cat');
    expect(await deleted()).toBe(1);
  });
});
