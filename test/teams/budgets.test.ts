import { MemoryStore } from '../../src/bot/state/memoryStore';
import { Budgets } from '../../src/bot/teams/budgets';
import type { Turn } from '../../src/bot/turn/turn';
import { BotProcess } from '../support/botProcess';
import { english } from '../support/english';
import { activity, FakeChannel } from '../support/fakeChannel';
import { Microsoft } from '../support/microsoft';

const LIMITS = { messages: 60, presses: 60 };

function turnOf(id: string, tenantId = 'contoso'): Turn {
  const requester = { teamsId: `29:${id}`, id, name: id, timeZone: 'UTC' };
  return { requester, tenantId, conversation: { id: 'a:1', shared: false, url: '' } };
}

describe('The budget of a person', () => {
  let now: number;
  let budgets: Budgets;
  beforeEach(() => {
    now = 0;
    budgets = new Budgets(LIMITS, new MemoryStore(), () => now);
  });
  const spend = (id: string, tenant?: string) => budgets.spend('presses', turnOf(id, tenant));

  test('is sixty a minute, and sixty again in the next', () => {
    for (const minute of [0, 1]) {
      now = minute * 60_000;
      for (let i = 0; i < 60; i++) expect(spend('alex')).toBeUndefined();
      expect(spend('alex')).toBeDefined();
    }
  });

  test('is told of in a sentence, and known to have been', () => {
    for (let i = 0; i < 60; i++) spend('alex');
    expect(english(spend('alex')?.sentence ?? '')).toBe('That was a lot at once. I go on with you in a minute.');
    expect(spend('alex')?.isFirst).toBe(false);
  });

  test('is felt by nobody else, not even by the tenant', () => {
    for (let i = 0; i < 100_000; i++) spend('alex');
    for (let i = 0; i < 60; i++) expect(spend('megan')).toBeUndefined();
  });

  test('is one for messages, one for presses and one for cards that refresh by themselves', () => {
    for (let i = 0; i < 61; i++) spend('alex');
    expect(budgets.spend('messages', turnOf('alex'))).toBeUndefined();
    for (let i = 0; i < 300; i++) expect(budgets.spend('looks', turnOf('alex'))).toBeUndefined();
    expect(budgets.spend('looks', turnOf('alex'))).toBeDefined();
  });

  test('is one for all instances', async () => {
    const store = new MemoryStore();
    const instances = [1, 2].map(() => new Budgets(LIMITS, store, () => now));
    let passed = 0;
    for (let i = 0; i < 300; i++) {
      if (!instances[i % 2]?.spend('messages', turnOf('alex'))) passed += 1;
      await Promise.resolve();
      if (i % 5 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(passed).toBeGreaterThanOrEqual(60);
    expect(passed).toBeLessThanOrEqual(80);
  });
});

test('A tenant has the budget of fifty people, and another tenant its own', () => {
  const budgets = new Budgets(LIMITS, new MemoryStore(), () => 0);
  let passed = 0;
  for (let person = 0; person < 100; person++)
    for (let i = 0; i < 60; i++) if (!budgets.spend('messages', turnOf(`person ${person}`))) passed += 1;
  expect(passed).toBe(3_000);
  expect(english(budgets.spend('messages', turnOf('person 99'))?.sentence ?? '')).toMatch(/^Your organisation/);
  expect(budgets.spend('messages', turnOf('alex', 'fabrikam'))).toBeUndefined();
});

describe('The bot', () => {
  let microsoft: Microsoft;
  beforeAll(async () => {
    microsoft = await Microsoft.start();
  });
  afterAll(() => microsoft.stop());

  test('answers sixty presses of a person in a minute, and others meanwhile; in German too', async () => {
    const door = await FakeChannel.open(microsoft.environment);
    const token = await microsoft.channelToken();
    const press = (changes: object = {}) => {
      const value = { action: { verb: 'open', data: {} }, trigger: 'manual' };
      const invoke = { type: 'invoke', name: 'adaptiveCard/action', replyToId: '17', value };
      return door.post(activity(microsoft, { ...invoke, ...changes }), token);
    };
    const answers = [];
    // Beside each other in time: a minute may turn only once.
    for (let i = 0; i < 130; i++) answers.push((await press()).body);
    const refused = answers.filter((body) => body.includes('That was a lot at once'));
    expect(refused.length).toBeGreaterThanOrEqual(10);
    expect((await press({ locale: 'de-DE' })).body).toContain('Das war viel auf einmal');
    const from = { id: '29:1megan', name: 'Megan', aadObjectId: '11111111-2222-3333-4444-555555555555' };
    expect((await press({ from })).body).not.toContain('That was a lot');
    await door.close();
  });

  test('answers sixty messages of a person in a minute, says once that it was too much, and then nothing', async () => {
    const bot = await BotProcess.start(microsoft, { MESSAGES_PER_MINUTE: '5' });
    microsoft.forget();
    for (let i = 0; i < 18; i++) await bot.tell(activity(microsoft));
    await bot.stop();
    const said = microsoft.sent.map(({ body }) => body.includes('That was a lot at once'));
    // The minute may turn in between.
    expect(said.slice(0, 1)).toEqual([false]);
    expect(said.filter(Boolean).length).toBeGreaterThanOrEqual(1);
    expect(said.filter(Boolean).length).toBeLessThanOrEqual(2);
    expect(said.length).toBeLessThanOrEqual(12);
  });
});
