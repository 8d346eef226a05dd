import { machineClock } from '../../src/bot/http/clock';
import type { SharedClock } from '../../src/bot/state/storeClock';

/** A clock that a test sets; what sleeps wakes by the machine's own. */
export function testClock(now: () => number, chance = 0.5): SharedClock {
  return { ...machineClock, now, random: () => chance, known: async () => undefined };
}
