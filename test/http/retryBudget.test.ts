import { RetryBudget } from '../../src/bot/http/retryBudget';

/** A clock that only sleeping moves, and a die that always falls the same way. */
function fakeClock(chance: number) {
  const slept: number[] = [];
  const clock = {
    now: () => slept.reduce((sum, one) => sum + one, 1_000),
    sleep: async (milliseconds: number) => slept.push(milliseconds) > 0,
    random: () => chance,
  };
  return { clock, slept };
}

it('waits up to half a second, then up to twice as long each time, and never more than eight seconds', async () => {
  const { clock, slept } = fakeClock(1);
  const budget = new RetryBudget(1_000_000, clock);
  for (let i = 0; i < 7; i++) expect(await budget.waitForRetry()).toBe(true);
  expect(slept).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
});

it('adds what it was told to wait, in seconds, to a part of its own pause', async () => {
  const { clock, slept } = fakeClock(0.5);
  await new RetryBudget(1_000_000, clock).waitForRetry(3);
  expect(slept).toEqual([3_250]);
});

it.each([
  [500, false],
  [501, true],
])('with %i milliseconds left, a pause of 500 is taken: %s', async (milliseconds, taken) => {
  const { clock, slept } = fakeClock(1);
  const budget = new RetryBudget(milliseconds, clock);
  expect(budget.left).toBe(milliseconds);
  expect(await budget.waitForRetry()).toBe(taken);
  expect(slept).toHaveLength(taken ? 1 : 0);
  expect(budget.left).toBe(taken ? 1 : milliseconds);
});
