import { setTimeout as wait } from 'node:timers/promises';

/** Knows when calls have come to an end. */
export class IdleTracker {
  private inProgress = 0;
  private lastEnd = 0;

  async during<T>(call: () => Promise<T>): Promise<T> {
    this.inProgress += 1;
    try {
      return await call();
    } finally {
      this.inProgress -= 1;
      this.lastEnd = Date.now();
    }
  }

  /** Resolves when, from now on, there has been no call for so long. */
  async lasting(milliseconds: number): Promise<void> {
    const from = Date.now();
    while (this.inProgress > 0 || Date.now() < Math.max(from, this.lastEnd) + milliseconds) await wait(5);
  }
}
