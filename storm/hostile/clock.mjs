const BEAT = 20;

/** Milliseconds that pass for others: while this process stands still itself, nobody can be blamed for being late. */
export class Clock {
  lost = 0;
  last = performance.now();

  constructor() {
    setInterval(() => {
      const now = performance.now();
      this.lost += Math.max(now - this.last - 2 * BEAT, 0);
      this.last = now;
    }, BEAT).unref();
  }

  now() {
    const standing = Math.max(performance.now() - this.last - 2 * BEAT, 0);
    return performance.now() - this.lost - standing;
  }
}
