import { lastCard, Sandbox, textOf, valuesOf } from '../support/sandbox';

/** As Teams is: no silent token in channels. */
const AS_IT_IS = ['--silent-token', 'notInChannels'];
const [kavya, hiro, mei, noor] = ['kavya', 'hiro', 'mei', 'noor'].map((name) => `${name}@contoso.example`);

let teams: Sandbox;

beforeAll(async () => {
  teams = await Sandbox.start({}, AS_IT_IS);
});

afterAll(() => teams.stop());

afterEach(() => teams.around({ silentToken: 'notInChannels', opener: true }));

test('a channel without a silent token has a button, and the press goes on after it', async () => {
  const where = { user: kavya ?? '', chat: 'channel' } as const;
  await teams.say('@Muster add task Order paper', where);
  const asked = await teams.press({ ...where, verb: 'open' });
  expect([asked.signIn, asked.login]).toEqual([true, expect.stringContaining('/auth/start?link=')]);
  const { headers } = await fetch(asked.login ?? '', { redirect: 'manual' });
  expect(new URL(headers.get('location') ?? '').searchParams.get('login_hint')).toBe(kavya);
  await teams.press({ ...where, verb: 'open', consent: true });
  expect(valuesOf(lastCard(await teams.chat(where)))).toMatchObject({ title: 'Order paper' });
  const seen = await teams.press({ ...where, verb: 'create' });
  expect(textOf(lastCard(seen))).toContain('✓ To Do task created');
});

describe('A window without its opener', () => {
  const where = { user: hiro ?? '', chat: 'channel' } as const;
  const alone = { user: hiro ?? '', chat: 'personal' } as const;

  async function codeFor(command: string): Promise<string> {
    await teams.around({ opener: false });
    await teams.say('sign out', alone);
    await teams.say(`@Muster ${command}`, where);
    const { code = '' } = await teams.press({ ...where, verb: 'open', consent: true });
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
    return code;
  }

  test('shows a code that is taken as a message, once, and the card changes for whoever it is', async () => {
    const code = await codeFor('add task Water the plants');
    const told = await teams.say(code.toLowerCase().replace('-', ' '), alone);
    expect(told.messages.at(-1)?.text).toBe('You are signed in. Your form is where you pressed the button.');
    expect(valuesOf(lastCard(await teams.chat(where)))).toMatchObject({ title: 'Water the plants' });
    const others = textOf(lastCard(await teams.chat({ user: kavya ?? '', chat: 'channel' })));
    expect(others).toContain('[Open form]');
    const again = await teams.say(code, alone);
    expect(again.messages.at(-1)?.text).toMatch(/^This code is not good, or not any more/);
    expect(teams.printed).not.toContain(code);
  });

  test('a code is good for whoever has signed in alone', async () => {
    const code = await codeFor('add task Feed the cat');
    const stranger = await teams.say(code, { user: mei ?? '', chat: 'personal' });
    expect(stranger.messages.at(-1)?.text).toMatch(/^This code is not good/);
    const told = await teams.say(`@Muster ${code}`, where);
    expect(told.messages.at(-1)?.text).toMatch(/^You are signed in\./);
  });
});

test('another account in the browser: told which was expected and which came, and no button after the second time', async () => {
  const where = { user: mei ?? '', chat: 'channel' } as const;
  await teams.say('@Muster add task Order paper', where);
  const asked = await teams.press({ ...where, verb: 'open', account: 'ben@contoso.example' });
  expect(asked.signIn).toBe(true);
  const link = new URL(asked.login ?? '').searchParams.get('link') ?? '';
  const { wrongAccounts } = JSON.parse(Buffer.from(link.split('.')[0] ?? '', 'base64url').toString());
  expect(wrongAccounts).toBe(1);
  const right = await teams.press({ ...where, verb: 'open', consent: true });
  expect(valuesOf(lastCard(right))).toMatchObject({ title: 'Order paper' });
});

test('declined consent ends at the window, and the next press asks again', async () => {
  const tomas = { user: 'tomas@contoso.example', chat: 'personal' } as const;
  await teams.form('new group Trainees', tomas);
  const { error } = await teams.press({ ...tomas, verb: 'create', decline: true });
  expect(error).toMatch(/You are not signed in\. You did not allow me what this needs/);
  expect((await teams.press({ ...tomas, verb: 'create' })).signIn).toBe(true);
});

test('a code that Entra takes no second time leads to the button once more, with words', async () => {
  await teams.around({ silentToken: 'never' });
  const where = { user: noor ?? '', chat: 'personal' } as const;
  await teams.say('add task Order paper', where);
  const body = { error: 'invalid_grant', error_description: 'AADSTS54005: Redeemed before.' };
  await teams.refusals({ flow: 'code', body });
  const asked = await teams.press({ ...where, verb: 'open', consent: true });
  expect(asked.signIn).toBe(true);
  const seen = await teams.press({ ...where, verb: 'open', consent: true });
  expect(valuesOf(lastCard(seen))).toMatchObject({ title: 'Order paper' });
});
