import type { Clock } from './clock';

const FIRST = 500;
const LONGEST = 8_000;

/** The pauses between the attempts of one piece of work: twice as long each time, with full jitter, within one budget. */
export class RetryBudget {
  private readonly end: number;
  private pauses = 0;

  /** `budget` is in milliseconds and begins now. */
  constructor(
    budget: number,
    private readonly clock: Clock,
  ) {
    this.end = clock.now() + budget;
  }

  get left(): number {
    return this.end - this.clock.now();
  }

  /** Waits as long as it was told to and a while more; false, at once, where that would take it beyond the budget. */
  async waitForRetry(retryAfterSeconds = 0): Promise<boolean> {
    const jitter = this.clock.random() * Math.min(LONGEST, FIRST * 2 ** this.pauses++);
    const pause = retryAfterSeconds * 1000 + jitter;
    if (pause >= this.left) return false;
    await this.clock.sleep(pause);
    return true;
  }
}
