/** @seconds 12 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { lastCard, Sandbox, textOf } from '../support/sandbox';

interface Line {
  readonly id: number;
  readonly parent: number | null;
  readonly way: string;
  readonly name: string;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly user?: string;
  readonly body: { readonly type?: string; readonly value?: { readonly action?: { readonly verb?: string } } };
}

const alex = { user: 'alex@contoso.example', chat: 'personal' } as const;
const GROUP = { ...alex, chat: 'group' } as const;

describe('The sandbox as a tool', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await Sandbox.start();
  });
  afterAll(() => sandbox?.stop());

  const traffic = async (): Promise<Line[]> => {
    const text = await (await fetch(`${sandbox.url}/sandbox/traffic`)).text();
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  };
  const presses = async (verb: string) => (await traffic()).filter(({ body }) => body?.value?.action?.verb === verb);
  const below = (lines: readonly Line[], id: number | undefined) => lines.filter(({ parent }) => parent === id);

  test('shows a press as a tree: the token, what Entra and Graph were asked, what was kept, the card for everybody', async () => {
    await sandbox.form('@Muster new security group Ropewalk', GROUP);
    await sandbox.press({ ...GROUP, verb: 'create' });
    const lines = await traffic();
    const [press, again] = await presses('create');
    expect(press).toMatchObject({ parent: null, user: alex.user, way: 'toBot' });
    expect(again?.parent).toBe(press?.id);
    expect(below(lines, press?.id).map(({ way }) => way)).toContain('signIn');
    const brought = below(lines, again?.id);
    expect(brought).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ way: 'entra', name: 'token on behalf of', user: alex.user }),
        expect.objectContaining({ way: 'graph', method: 'POST', name: '/groups', status: 201 }),
        expect.objectContaining({ way: 'store', name: 'claim' }),
        expect.objectContaining({ way: 'fromBot', method: 'PUT' }),
      ]),
    );
  });

  test('tells apart what two people brought about at the same time', async () => {
    const ben = { user: 'ben@contoso.example', chat: 'personal' } as const;
    await Promise.all([sandbox.form('add task Mine', alex), sandbox.form('add task His', ben)]);
    await Promise.all([sandbox.press({ ...alex, verb: 'create' }), sandbox.press({ ...ben, verb: 'create' })]);
    const lines = await traffic();
    const posts = lines.filter(
      ({ way, method, url }) => way === 'graph' && method === 'POST' && url.includes('/tasks'),
    );
    const whose = posts.map(({ user, parent }) => [user, lines.find(({ id }) => id === parent)?.user]);
    expect(whose.sort()).toEqual([
      [alex.user, alex.user],
      [ben.user, ben.user],
    ]);
  });

  test('is searched, and holds no token', async () => {
    const text = await (await fetch(`${sandbox.url}/sandbox/traffic?q=ropewalk`)).text();
    expect(text).toContain('Ropewalk');
    expect(text.split('\n').filter(Boolean).length).toBeLessThan((await traffic()).length);
    expect(JSON.stringify(await traffic())).not.toMatch(/eyJ[\w-]+\.eyJ/);
  });

  test('gives each line as curl, which runs', async () => {
    const lines = await traffic();
    const graph = lines.find(({ way, method }) => way === 'graph' && method === 'GET');
    const activity = (await presses('create')).at(-1);
    const run = async (line: Line | undefined) => {
      const curl = await (await fetch(`${sandbox.url}/sandbox/traffic/${line?.id}/curl`)).text();
      const { stdout } = await promisify(execFile)('sh', ['-c', curl.replace(/^curl /, 'curl -s ')]);
      return JSON.parse(stdout);
    };
    expect(await run(graph)).toHaveProperty('value');
    expect(await run(activity)).toMatchObject({ statusCode: 200, type: expect.stringContaining('card.adaptive') });
  });

  test('sends a press again, which creates nothing anew', async () => {
    const [, press] = await presses('create');
    const before = await sandbox.graph<{ value: object[] }>("/v1.0/groups?$filter=startswith(displayName,'Ropewalk')");
    const again = await sandbox.script<{ status: number }>(`traffic/${press?.id}/resend`, { as: 'new' });
    expect(again.status).toBe(200);
    const after = await sandbox.graph<{ value: object[] }>("/v1.0/groups?$filter=startswith(displayName,'Ropewalk')");
    expect([before.value.length, after.value.length]).toEqual([1, 1]);
  });

  test('edits a message, and the bot’s answer follows', async () => {
    const seen = await sandbox.say('add task Wind the clok', alex);
    const mine = seen.messages.findLast(({ from }) => from === 'Alex Rivera');
    await sandbox.script('edit', { ...alex, message: mine?.id, text: 'add task Wind the clock' });
    expect(await sandbox.sees('Wind the clock', alex)).toContain('Wind the clock');
  });

  test('tells the bot of reactions and of what is deleted, and refuses what is somebody else’s', async () => {
    const { messages } = await sandbox.chat(alex);
    const ofBot = messages.findLast(({ from }) => from === 'Muster');
    const mine = messages.findLast(({ from }) => from === 'Alex Rivera');
    await sandbox.script('react', { ...alex, message: ofBot?.id, reaction: 'like' });
    await sandbox.script('delete', { ...alex, message: mine?.id });
    await expect(sandbox.script('delete', { ...alex, message: ofBot?.id })).rejects.toThrow(
      'is not alex@contoso.example',
    );
    const types = (await traffic()).map(({ body }) => body?.type);
    expect(types).toEqual(expect.arrayContaining(['messageReaction', 'messageDelete']));
    expect((await sandbox.chat(alex)).messages.some(({ id }) => id === mine?.id)).toBe(false);
  });

  test('takes the app away and adds it again, with another welcome', async () => {
    const welcomes = async () =>
      (await sandbox.chat(GROUP)).messages.filter(({ card }) => textOf(card).includes('What I can do')).length;
    const before = await welcomes();
    await sandbox.script('uninstall', GROUP);
    await sandbox.script('install', GROUP);
    expect(await welcomes()).toBe(before + 1);
  });

  test('moves every clock, the bot’s included: a token is too old next week, and a fresh one is asked for', async () => {
    await sandbox.form('new security group Quill', alex);
    await sandbox.script('clock', { ahead: 9 * 24 * 3600 });
    const late = await sandbox.press({ ...alex, verb: 'create' });
    expect(textOf(lastCard(late))).toContain('Security group created');
    const log = await (await fetch(`${sandbox.url}/sandbox/log`)).text();
    expect(log).toContain('AADSTS500133');
    const newest = JSON.parse(log.trim().split('\n').at(-1) ?? '{}');
    expect(Date.parse(newest.time) - Date.now()).toBeGreaterThan(8 * 24 * 3600 * 1000);
    await sandbox.script('clock', { ahead: 0 });
  });

  test('lists faults that wait', async () => {
    await sandbox.faults({ path: '/groups', method: 'POST', status: 503, times: 2 });
    const waiting = await (await fetch(`${sandbox.url}/sandbox/faults`)).json();
    expect(waiting).toEqual({
      faults: [expect.objectContaining({ to: 'graph', path: '\\/groups', status: 503, times: 2 })],
    });
  });

  test('starts afresh: chats, Graph, faults and what was seen', async () => {
    await sandbox.script('reset', {});
    expect((await traffic()).filter(({ way }) => way === 'graph')).toEqual([]);
    expect((await (await fetch(`${sandbox.url}/sandbox/faults`)).json()).faults).toEqual([]);
    const found = await sandbox.graph<{ value: object[] }>("/v1.0/groups?$filter=startswith(displayName,'Ropewalk')");
    expect(found.value).toEqual([]);
    expect((await sandbox.chat(GROUP)).messages).toHaveLength(1);
  });
});
