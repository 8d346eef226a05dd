import { BotProcess } from '../support/botProcess';
import { Microsoft } from '../support/microsoft';

describe('HOST', () => {
  let microsoft: Microsoft;

  beforeAll(async () => {
    microsoft = await Microsoft.start();
  });
  afterAll(() => microsoft.stop());

  /** Whether the bot answers at the loopback address that it was told of, and at another one. */
  async function answeringAt(changes: Record<string, string>): Promise<boolean[]> {
    const bot = await BotProcess.start(microsoft, changes);
    const { port } = new URL(bot.url);
    const asked = ['127.0.0.1', '127.0.0.2'].map((host) => fetch(`http://${host}:${port}/health`));
    const answers = await Promise.allSettled(asked);
    await bot.stop();
    return answers.map(({ status }) => status === 'fulfilled');
  }

  test('lets the bot listen there alone; without it the bot listens everywhere', async () => {
    const [alone, everywhere] = await Promise.all([answeringAt({ HOST: '127.0.0.1' }), answeringAt({})]);
    expect(alone).toEqual([true, false]);
    // A Mac has no such address at all.
    if (process.platform === 'linux') expect(everywhere).toEqual([true, true]);
  });
});
