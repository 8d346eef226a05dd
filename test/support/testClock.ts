import { type Clock, machineClock } from '../../src/bot/http/clock';

/** A clock that a test sets; what sleeps wakes by the machine's own. */
export function testClock(now: () => number, chance = 0.5): Clock {
  return { ...machineClock, now, random: () => chance };
}
