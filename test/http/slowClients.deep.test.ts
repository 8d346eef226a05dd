import { BotProcess } from '../support/botProcess';
import { activity } from '../support/fakeChannel';
import { Microsoft } from '../support/microsoft';
import { headOf, RawConnection } from '../support/rawConnection';

/** How long a connection lives that is used so, in seconds. */
async function lifeOf(url: string, slow: (connection: RawConnection) => Promise<void> | void): Promise<number> {
  const connection = await RawConnection.open(url);
  const began = performance.now();
  await Promise.all([slow(connection), connection.closed]);
  return (performance.now() - began) / 1000;
}

describe('The built bot, met by slow clients', () => {
  let microsoft: Microsoft;
  let bot: BotProcess;
  let token: string;

  beforeAll(async () => {
    microsoft = await Microsoft.start();
    bot = await BotProcess.start(microsoft, { MAX_CONNECTIONS: '120' });
    token = `Bearer ${await microsoft.channelToken()}`;
  });
  afterAll(async () => {
    await bot.stop();
    await microsoft.stop();
  });

  test('waits ten seconds for headers and fifteen for a request, however it comes, and serves others meanwhile', async () => {
    const headers = [
      () => undefined,
      (one: RawConnection) => one.dribble(headOf(token).repeat(3), 100),
      (one: RawConnection) => one.write(headOf(token).slice(0, 40)),
    ];
    const bodies = [
      (one: RawConnection) => one.write(headOf(token)),
      async (one: RawConnection) => {
        one.write(headOf(token, 9_000));
        await one.dribble('x'.repeat(9_000), 100);
      },
    ];
    const many = (uses: typeof bodies) => uses.flatMap((use) => Array.from({ length: 20 }, () => use));
    const lives = Promise.all([
      Promise.all(many(headers).map((use) => lifeOf(bot.url, use))),
      Promise.all(many(bodies).map((use) => lifeOf(bot.url, use))),
    ]);
    const answers = await Promise.all(Array.from({ length: 10 }, () => bot.tell(activity(microsoft))));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    const [withoutHeaders, withoutBody] = await lives;
    // A busy machine may look a moment late.
    expect(Math.max(...withoutHeaders)).toBeLessThan(10.5);
    expect(Math.max(...withoutBody)).toBeLessThan(15.5);
    expect(Math.min(...withoutBody)).toBeGreaterThan(12);
  });
});
