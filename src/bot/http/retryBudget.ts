import { setTimeout as sleep } from 'node:timers/promises';

/** Where time and chance come from. */
export interface Pace {
  /** Milliseconds; only differences count. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  /** From 0 up to 1. */
  readonly random: () => number;
}

export const realPace: Pace = {
  now: () => performance.now(),
  sleep: (milliseconds) => sleep(milliseconds),
  random: Math.random,
};

const FIRST = 500;
const LONGEST = 8_000;

/** The pauses between the attempts of one piece of work: twice as long each time, with full jitter, within one budget. */
export class Patience {
  private readonly end: number;
  private pauses = 0;

  /** `budget` is in milliseconds and begins now. */
  constructor(
    budget: number,
    private readonly pace: Pace,
  ) {
    this.end = pace.now() + budget;
  }

  get left(): number {
    return this.end - this.pace.now();
  }

  /** Waits as long as it was told to and a while more; false, at once, where that would take it beyond the budget. */
  async again(retryAfterSeconds = 0): Promise<boolean> {
    const jitter = this.pace.random() * Math.min(LONGEST, FIRST * 2 ** this.pauses++);
    const pause = retryAfterSeconds * 1000 + jitter;
    if (pause >= this.left) return false;
    await this.pace.sleep(pause);
    return true;
  }
}
