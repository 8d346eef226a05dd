import { BotProcess } from '../botProcess';
import { activity, FakeChannel } from '../fakeChannel';
import { Microsoft } from '../microsoft';
import { lastCard, Sandbox, textOf } from '../sandbox';

// Fails on purpose, each test in its own way; failures.test.ts looks at what Jest prints of it.

const tomas = { user: 'tomas@contoso.example' };

describe('with the sandbox', () => {
  let teams: Sandbox;
  beforeAll(async () => {
    teams = await Sandbox.start();
  });
  afterAll(() => teams.stop());

  it('a person sees something else', async () => {
    await teams.say('new security group Night watch');
    await teams.faults({ path: '/groups$', method: 'POST', status: 403 });
    const seen = await teams.press({ verb: 'create' });
    expect(textOf(lastCard(seen))).toContain('Security group created');
  });

  it('a person may not sign in', async () => {
    await teams.say('new security group Night watch', tomas);
    const seen = await teams.press({ verb: 'create', ...tomas });
    expect(textOf(lastCard(seen))).toContain('Security group created');
  });

  it('the connector refuses, and what is thrown is no error', async () => {
    await teams.faults({ to: 'connector', path: '/activities', method: 'POST', status: 403 });
    await teams.say('help');
    throw 'my own word';
  });
});

describe('with Microsoft by hand', () => {
  let microsoft: Microsoft;
  beforeAll(async () => {
    microsoft = await Microsoft.start();
  });
  afterAll(() => microsoft.stop());

  it('a bot in this process refuses', async () => {
    const channel = await FakeChannel.open(microsoft.environment);
    try {
      expect(await channel.post(activity(microsoft), 'garbage')).toMatchObject({ status: 200 });
    } finally {
      await channel.close();
    }
  });

  it('a bot of its own process answers', async () => {
    const bot = await BotProcess.start(microsoft);
    try {
      await bot.tell(activity(microsoft, { text: 'help' }));
      expect(microsoft.sent).toEqual([]);
    } finally {
      await bot.stop();
    }
  });
});
