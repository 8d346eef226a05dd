import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { BotProcess } from '../support/botProcess';
import { type Answered, activity } from '../support/fakeChannel';
import { Microsoft } from '../support/microsoft';
import { buttonOf } from '../support/seen';

describe('A bot that is told to end', () => {
  let microsoft: Microsoft;
  let bot: BotProcess;
  let release: () => void;

  beforeEach(async () => {
    microsoft = await Microsoft.start();
    bot = await BotProcess.start(microsoft);
  });

  afterEach(async () => {
    release?.();
    await bot.stop();
    await microsoft.stop();
  });

  /** From now on neither the connector nor Graph answers, until `release`. */
  function hold(): void {
    microsoft.held = new Promise((resolve) => {
      release = resolve;
    });
  }

  async function begun<T>(work: Promise<T>, isThere: () => boolean): Promise<{ work: Promise<T> }> {
    while (!isThere()) await wait(10);
    return { work };
  }

  /** Create pressed on a new form, of which Graph has heard and to which it does not answer before `release`. */
  async function createBegun(): Promise<{ work: Promise<Answered> }> {
    await bot.tell(activity(microsoft, { text: 'new security group Ops' }));
    const { content } = JSON.parse(microsoft.sent.at(-1)?.body ?? '').attachments[0];
    const { data } = buttonOf(content, 'create');
    const action = { type: 'Action.Execute', verb: 'create', data: { ...data, displayName: 'Ops' } };
    const value = { action, trigger: 'manual', authentication: { token: await microsoft.personToken() } };
    hold();
    const press = activity(microsoft, { type: 'invoke', name: 'adaptiveCard/action', replyToId: '17', value });
    return begun(bot.tell(press), () => microsoft.graphRequests.length > 0);
  }

  /** A connection that is kept, as a load balancer keeps it; `ask` gives the answer to a GET, '' when there is none. */
  async function kept() {
    const { hostname, port } = new URL(bot.url);
    const socket = connect(Number(port), hostname);
    const closed = once(socket, 'close');
    await once(socket, 'connect');
    const ask = async (path: string) => {
      socket.write(`GET ${path} HTTP/1.1\r\nhost: ${hostname}\r\n\r\n`);
      const [answer] = await Promise.race([once(socket, 'data'), closed.then(() => [''])]);
      return String(answer);
    };
    return { ask, closed, socket };
  }

  it('ends at once, with 0, when nothing is under way, and closes what is idle', async () => {
    const { ask, closed } = await kept();
    expect(await ask('/health')).toMatch(/^HTTP\/1\.1 200[\s\S]*connection: keep-alive/i);
    const started = performance.now();
    expect(await bot.end()).toBe(0);
    expect(performance.now() - started).toBeLessThan(3_000);
    await closed;
  });

  it('says in every answer that the connection closes, in those begun before too, and is not ready', async () => {
    hold();
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await microsoft.channelToken()}` };
    const body = JSON.stringify(activity(microsoft));
    const message = fetch(`${bot.url}/api/messages`, { method: 'POST', headers, body });
    const { work } = await begun(message, () => microsoft.sent.length === 1);
    const [idle, silent] = [await kept(), await kept()];
    await idle.ask('/health');
    const ended = bot.end();
    await idle.closed;
    expect(await silent.ask('/ready')).toMatch(/^HTTP\/1\.1 503[\s\S]*connection: close/i);
    await silent.closed;
    expect(await (await kept()).ask('/health')).toMatch(/^HTTP\/1\.1 200[\s\S]*connection: close/i);
    release();
    const answer = await work;
    expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
    expect(await ended).toBe(0);
  });

  it('finishes the press in flight, while it says that it is not ready for others', async () => {
    const { work } = await createBegun();
    const ended = bot.end();
    await wait(500);
    expect((await fetch(`${bot.url}/ready`)).status).toBe(503);
    release();
    expect((await work).body).toContain('Security group created');
    expect(await ended).toBe(0);
  });

  it('waits for the summary that comes after an answer', async () => {
    const { work } = await createBegun();
    expect((await work).body).toContain('Creating the');
    const ended = bot.end();
    await wait(500);
    release();
    expect(await ended).toBe(0);
    const updates = microsoft.sent.filter(({ method }) => method === 'PUT');
    expect(updates.map(({ body }) => body)).toEqual([expect.stringContaining('Security group created')]);
  });

  it('waits for a turn that the caller no longer waits for', async () => {
    hold();
    const impatience = new AbortController();
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await microsoft.channelToken()}` };
    const body = JSON.stringify(activity(microsoft));
    const message = fetch(`${bot.url}/api/messages`, { method: 'POST', headers, body, signal: impatience.signal });
    const { work } = await begun(message, () => microsoft.sent.length === 1);
    impatience.abort();
    await expect(work).rejects.toThrow();
    let hasEnded = false;
    const ended = bot.end().finally(() => {
      hasEnded = true;
    });
    await wait(1_000);
    expect(hasEnded).toBe(false);
    release();
    expect(await ended).toBe(0);
  });

  it('takes no new connections after five seconds, and ends within twenty although nobody answers it', async () => {
    await createBegun();
    const { socket } = await kept();
    socket.write('POST /api/messages HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9\r\n\r\nhal');
    const started = performance.now();
    const ended = bot.end();
    await wait(1_000);
    expect((await fetch(`${bot.url}/ready`)).status).toBe(503);
    await wait(5_000);
    await expect(fetch(`${bot.url}/ready`)).rejects.toThrow();
    expect(await ended).toBe(0);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
