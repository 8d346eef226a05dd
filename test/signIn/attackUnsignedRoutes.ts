import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import { RedisServer } from '../state/redisServer';
import { BotProcess } from '../support/botProcess';
import { eventually } from '../support/eventually';
import { Microsoft } from '../support/microsoft';
import { ATTACKS, type Attack } from './unsignedAttacks';

/** Bytes that both may seem to grow by. */
const SLACK = 2_000_000;
const AT_ONCE = 16;
const HEAP_REPORT = join(__dirname, '../support/heapReport.cjs');

/** Attacks every route that asks for no signature so many times; nothing of it may stay in the store or in memory. */
export function attackUnsignedRoutes(times: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'muster-heap-'));
  const report = join(folder, 'heap');
  const dispatcher = new Agent({ connections: AT_ONCE });
  let microsoft: Microsoft;
  let redis: RedisServer;
  let bot: BotProcess;

  beforeAll(async () => {
    [microsoft, redis] = [await Microsoft.start(), await RedisServer.start()];
    const [STATE_URL, NODE_OPTIONS] = [`redis://localhost:${redis.port}`, `--require ${HEAP_REPORT}`];
    bot = await BotProcess.start(microsoft, { STATE_URL, NODE_OPTIONS, HEAP_REPORT: report, LOG_LEVEL: 'error' });
  });

  afterAll(async () => {
    await dispatcher.close();
    await bot.stop();
    await redis.stop();
    await microsoft.stop();
    rmSync(folder, { recursive: true });
  });

  async function send({ path, ...options }: Attack): Promise<number> {
    const answer = await request(`${bot.url}${path}`, { dispatcher, ...options });
    await answer.body.dump();
    return answer.statusCode;
  }

  async function attack(next: () => Attack, count: number): Promise<readonly number[]> {
    const statuses = new Set<number>();
    let left = count;
    const lane = async () => {
      while (left-- > 0) statuses.add(await send(next()));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    return [...statuses];
  }

  /** What the bot still needs after a collection. */
  async function heap(): Promise<number> {
    rmSync(report, { force: true });
    bot.signal('SIGUSR2');
    return eventually(() => (existsSync(report) && Number(readFileSync(report, 'utf8'))) || undefined);
  }

  const stored = () => Number(/^used_memory_dataset:(\d+)/m.exec(redis.say('info', 'memory'))?.[1]);

  test.each(ATTACKS)(`%s leaves nothing behind, ${times} times`, async (_name, next) => {
    await attack(next, Math.min(times, 1_000));
    const before = { heap: await heap(), stored: stored() };
    const statuses = await attack(next, times);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
    const entries = redis.say('--scan', '--pattern', '*:entry:*').split('\n').filter(Boolean);
    // What the instance says of itself, and nobody brings about.
    expect(entries.filter((name) => !name.endsWith(':entry:instances'))).toEqual([]);
    expect(stored() - before.stored).toBeLessThan(SLACK);
    expect((await heap()) - before.heap).toBeLessThan(SLACK);
  });
}
