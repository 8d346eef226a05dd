import { lastCard, problemAt, Sandbox, textOf, valuesOf } from '../support/sandbox';

/** The day after the one on which the test runs, in the zone of the sandbox's people. */
const tomorrow = (timeZone: string) =>
  new Date(Date.now() + 24 * 60 * 60 * 1000).toLocaleDateString('sv', { timeZone });

describe('the words after a command', () => {
  let teams: Sandbox;
  beforeAll(async () => {
    teams = await Sandbox.start();
  });
  afterAll(() => teams.stop());
  beforeEach(() => teams.forgetExchanges());

  it('fill the form of a To Do task, which says what it read out of which words', async () => {
    const seen = await teams.form('add task Pay rent tomorrow 5pm every month !high #Finance');
    const form = lastCard(seen);
    console.log(
      seen.notice,
      seen.error,
      teams.printed
        .split('\n')
        .filter((l) => l.includes('err'))
        .join('\n')
        .slice(0, 3000),
    );
    console.log(textOf(form), JSON.stringify(valuesOf(form)));
    expect(tomorrow('UTC')).toBe(problemAt(form, 'x'));
  });
});
