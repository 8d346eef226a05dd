import { StoreClock } from '../../src/bot/state/storeClock';
import { testClock } from '../support/testClock';

/** A store, a steady clock and a machine's clock that the test sets; the store answers after so many milliseconds. */
function clocks() {
  const set = { steady: 1_000_000, store: 5_000_000, machine: 1_000_000, takes: 0, asked: 0, away: false };
  const store = {
    time: async () => {
      set.asked++;
      set.steady += set.takes;
      if (set.away) throw new Error('away');
      return set.store;
    },
  };
  const steady = testClock(() => set.steady);
  return { set, clock: new StoreClock(store, steady, () => set.machine) };
}

describe('the clock of the store', () => {
  it('has the store’s time, whatever the machine says, and goes on by itself', async () => {
    const { set, clock } = clocks();
    await clock.known();
    expect(clock.now()).toBe(5_000_000);
    set.steady += 4_000;
    set.machine -= 3_600_000;
    expect(clock.now()).toBe(5_004_000);
  });

  it('takes an answer for the middle of the time that it took', async () => {
    const { set, clock } = clocks();
    set.takes = 1_000;
    await clock.known();
    expect(clock.now()).toBe(5_000_500);
  });

  it('asks once for all who want to know, and again after five seconds', async () => {
    const { set, clock } = clocks();
    await Promise.all([clock.known(), clock.known()]);
    set.steady += 4_999;
    await clock.known();
    expect(set.asked).toBe(1);
    set.steady += 1;
    set.store += 60_000;
    await clock.known();
    expect([set.asked, clock.now()]).toEqual([2, 5_060_000]);
  });

  it('rather keeps what it knows than an answer that took more than two seconds', async () => {
    const { set, clock } = clocks();
    await clock.known();
    set.steady += 5_000;
    Object.assign(set, { store: 9_000_000, takes: 2_001 });
    await clock.known();
    expect(clock.now()).toBe(5_007_001);
  });

  it('says that nobody knows the time while the store is away', async () => {
    const { set, clock } = clocks();
    set.away = true;
    await expect(clock.known()).rejects.toThrow('away');
    set.away = false;
    await clock.known();
    expect(clock.now()).toBe(5_000_000);
  });

  it.each([
    [5_000, 0],
    [5_501, 6],
    [-120_000, -120],
  ])('tells of a machine that is %i milliseconds ahead: %i seconds', async (ahead, seconds) => {
    const { set, clock } = clocks();
    expect(clock.skew).toBe(0);
    await clock.known();
    set.machine = set.store + ahead;
    expect(clock.skew).toBe(seconds);
  });
});
