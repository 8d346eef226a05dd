import { eventually, lineWith } from '../support/eventually';
import { elementsOf, lastCard, Sandbox, textOf, valuesOf } from '../support/sandbox';

const alex = { user: 'alex@contoso.example', chat: 'channel' } as const;
const ben = { user: 'ben@contoso.example', chat: 'channel' } as const;
const quietly = (text: string) => text.replace(/^@Muster /, '');

describe('in a channel', () => {
  let teams: Sandbox;
  beforeAll(async () => {
    teams = await Sandbox.start();
  });
  afterAll(() => teams.stop());
  beforeEach(() => teams.forgetExchanges());

  it('everyone sees a neutral card, and only the person who asked gets the form', async () => {
    await teams.say('@Muster new security group Operations', alex);
    const neutral = lastCard(await teams.chat(ben));
    expect(textOf(neutral)).toBe(
      'New security group\nFor Alex Rivera: Operations\nThe form is shown to the person who asked for it.\n[Open form]\n[Cancel]',
    );
    expect(valuesOf(neutral)).toEqual({});

    const { notice } = await teams.press({ ...ben, verb: 'open' });
    expect(notice).toContain('This card belongs to somebody else');

    const form = lastCard(await teams.press({ ...alex, verb: 'open' }));
    expect(valuesOf(form)).toMatchObject({ displayName: 'Operations' });
    expect(textOf(lastCard(await teams.chat(ben)))).toContain('[Open form]');
  });

  it('everyone sees the summary once the object is there', async () => {
    await teams.form('@Muster new security group Seen by all', alex);
    await teams.press({ ...alex, verb: 'create' });
    const summary = await teams.sees('Security group created', ben);
    expect(summary).toContain('Seen by all');
    expect(summary).toContain('Created by Alex Rivera');
  });

  it('nobody can submit somebody else’s form', async () => {
    const { messages } = await teams.form('@Muster new security group Mine', alex);
    const form = messages.at(-1);
    const { notice } = await teams.press({ ...ben, verb: 'cancel', message: form?.id ?? '' });
    expect(notice).toContain('This card belongs to somebody else');
    expect(await teams.exchanges('POST')).toEqual([]);
  });

  it('says nothing to a message that does not mention it', async () => {
    const before = (await teams.chat(alex)).messages.length;
    expect((await teams.say(quietly('@Muster new group'), alex)).messages).toHaveLength(before + 1);
  });
});

describe('in any chat', () => {
  let teams: Sandbox;
  beforeAll(async () => {
    teams = await Sandbox.start();
  });
  afterAll(() => teams.stop());

  it.each(['help', 'Help!', '@Muster help', '  hello '])(
    '“%s” has a button for what most want, and under More an example of every kind',
    async (text) => {
      const card = lastCard(await teams.say(text));
      const help = textOf(card);
      const more = textOf(elementsOf(card).find(({ id }) => id === 'more'));
      expect(help.replace(more, '')).toBe(
        'What I can do\nI create what you ask for, in your name, right from the chat.\n\n[New Microsoft 365 group]\n[New To Do task]\n[New Planner task]\n[More]',
      );
      for (const words of [
        'Microsoft 365 group',
        'new group Night Owls',
        'Security group',
        'new security group Door openers',
        'To Do task',
        'add task Buy milk tomorrow 5pm #Home',
        'new task group Household',
        'my tasks',
      ]) {
        expect(more.split('\n')).toContain(words);
      }
    },
  );

  it('a slip of the finger is answered with buttons that keep the rest of the line, and opens nothing by itself', async () => {
    const card = lastCard(await teams.say('new secruity gruop Operations'));
    expect(textOf(card)).toContain('Did you mean one of these?\nnew secruity gruop Operations');
    expect(textOf(card)).toContain('[New security group: Operations]');
    const form = lastCard(await teams.press({ title: 'New security group: Operations' }));
    expect(valuesOf(form)).toMatchObject({ displayName: 'Operations' });
  });

  it.each(['delete group Operations', 'how do I make coffee?', 'what is a group'])(
    '“%s” is not understood, and nothing is suggested',
    async (text) => {
      const card = textOf(lastCard(await teams.say(text)));
      expect(card).toContain('Choose what I shall create, or type help to see all that I can do.');
      expect(card.split('\n').filter((line) => line.startsWith('['))).toEqual([
        '[New Microsoft 365 group]',
        '[New To Do task]',
        '[New Planner task]',
      ]);
    },
  );

  it('after signing out the next form asks Teams for a sign-in again', async () => {
    await teams.form('add planner task One');
    expect(textOf(lastCard(await teams.say('sign out')))).toContain('You are signed out here.');
    expect(textOf(lastCard(await teams.say('add planner task Two')))).toContain('[Open form]');
  });

  it('an invitation turns into the form by itself for somebody who is signed in', async () => {
    await teams.form('add planner task One');
    await teams.say('add planner task Two');
    expect(valuesOf(lastCard(await teams.chat()))).toMatchObject({ title: 'Two' });
  });

  it('somebody whose consent is missing signs in on the page, and the press goes on with every answer', async () => {
    const user = 'tomas@contoso.example';
    await teams.say('new security group Trainees', { user });
    const inputs = { description: 'Everyone who learns', mailNickname: 'trainees' };
    expect(await teams.press({ user, verb: 'create', inputs })).toMatchObject({ signIn: true });
    const summary = textOf(lastCard(await teams.press({ user, verb: 'create', inputs, consent: true })));
    expect(summary).toContain('Security group created');
    expect(summary).toContain('Everyone who learns');
  });

  it('logs one line a turn: who, what, which kind, what came of it, how long, and Graph’s request-id', async () => {
    await teams.say('new security group Logged');
    await teams.press({ verb: 'create' });
    const line = await eventually(() => lineWith(teams.printed, '"outcome":"created"', '"requestId"'));
    expect(JSON.parse(line)).toMatchObject({
      person: 'ff8c277c-a3ce-41c9-91c3-c4dfb140e418',
      verb: 'create',
      kind: 'securityGroup',
      outcome: 'created',
      ms: expect.any(Number),
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });
});
