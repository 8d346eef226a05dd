import { BotProcess } from '../support/botProcess';
import { eventually } from '../support/eventually';
import { Microsoft } from '../support/microsoft';
import { describeWithRedis, RedisServer } from './redisServer';

describeWithRedis('Two bots with different settings on one Redis', () => {
  let microsoft: Microsoft;
  let redis: RedisServer;
  let bots: BotProcess[];

  beforeAll(async () => {
    microsoft = await Microsoft.start();
    redis = await RedisServer.start();
    const start = (changes: object) =>
      BotProcess.start(microsoft, { STATE_URL: `redis://localhost:${redis.port}`, ...changes });
    bots = [await start({ SETTLE_SECONDS: '60' }), await start({ SETTLE_SECONDS: '90' })];
  });
  afterAll(async () => {
    await Promise.all(bots.map((bot) => bot.stop()));
    await redis.stop();
    await microsoft.stop();
  });

  test('say so in their logs, and at /ready, which stays 200', async () => {
    for (const bot of bots) {
      const line = await eventually(async () => {
        const answer = await fetch(`${bot.url}/ready`);
        const text = await answer.text();
        expect(answer.status).toBe(200);
        return text.includes('SETTLE_SECONDS') ? text : undefined;
      }, 200);
      expect(line).toBe(
        'ready\nAnother instance on this state store has other settings. Give all of them the same. They differ in SETTLE_SECONDS.',
      );
      expect(bot.printed).toContain('"differing":["SETTLE_SECONDS"]');
    }
  });
});
