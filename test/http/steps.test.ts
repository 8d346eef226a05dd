import { BotProcess } from '../support/botProcess';
import { eventually } from '../support/eventually';
import { activity } from '../support/fakeChannel';
import { Microsoft } from '../support/microsoft';

interface Line {
  readonly turn?: string;
  readonly step?: string;
  readonly ms?: number;
  readonly path?: string;
}

function linesOf(log: string): Line[] {
  return log
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
}

describe('The log of a turn', () => {
  let microsoft: Microsoft;
  let bot: BotProcess;
  beforeAll(async () => {
    microsoft = await Microsoft.start();
    bot = await BotProcess.start(microsoft, { LOG_LEVEL: 'debug' });
  });
  afterAll(async () => {
    await bot.stop();
    await microsoft.stop();
  });

  it('says each step of it with its milliseconds, under one id', async () => {
    await bot.tell(activity(microsoft));
    const whole = await eventually(() => linesOf(bot.printed).find(({ step }) => step === 'turn'));
    const steps = linesOf(bot.printed).filter(({ turn }) => turn === whole.turn);
    // The keys of the channel and a token of the bot's own are fetched for the first turn.
    expect(steps.map(({ step }) => step).toSorted()).toEqual([
      ...['GET localhost', 'GET localhost', 'GET localhost', 'POST localhost', 'POST localhost'],
      ...['gate', 'store claim', 'store claim', 'store compareAndSet', 'turn'],
    ]);
    expect(steps.filter(({ ms }) => typeof ms !== 'number')).toEqual([]);
    expect(steps.map(({ path }) => path)).toContainEqual(expect.stringMatching(/^\/connector\/.*\/activities\/\d+$/));
  });

  it('gives each turn an id of its own', async () => {
    await Promise.all([bot.tell(activity(microsoft)), bot.tell(activity(microsoft))]);
    const turns = await eventually(() => {
      const found = linesOf(bot.printed).filter(({ step }) => step === 'turn');
      return found.length === 3 ? found : undefined;
    });
    expect(new Set(turns.map(({ turn }) => turn)).size).toBe(3);
  });
});
