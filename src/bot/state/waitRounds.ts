import type { RedisNode } from './redisLink';

/** Milliseconds that replicas have to acknowledge a write. */
const WITHIN = 500;
/** Between two claims that are tried while replicas are missing. */
const TRY_EVERY = 1_000;

/** A write that has not arrived at every replica: whichever is promoted may know nothing of it. */
export class TooFewReplicas extends Error {
  constructor(
    readonly got: number,
    readonly wanted: number,
  ) {
    super(
      `Only ${got} of ${wanted} replicas of Redis have what was written, so it may be lost. Bring the others back, or ` +
        'restart the bots if they are gone for good.',
    );
  }
}

/**
 * Asks how many replicas have what was written on a connection. That holds up everything behind it, so all writes that were
 * made while one question was under way share the next.
 */
export class WaitRounds {
  private running: Promise<unknown> = Promise.resolve();
  private next: Promise<number> | undefined;
  private missing: TooFewReplicas | undefined;
  private nextTry = 0;

  constructor(private readonly node: RedisNode) {}

  /** Rejects where fewer replicas than wanted have everything that was written before. */
  async confirm(wanted: number): Promise<void> {
    const got = await this.acknowledged(wanted);
    this.missing = got < wanted ? new TooFewReplicas(got, wanted) : undefined;
    if (this.missing) throw this.missing;
  }

  /** While replicas are missing one of those who ask may try, now and then. */
  refuseWhileMissing(): void {
    if (!this.missing) return;
    if (Date.now() < this.nextTry) throw this.missing;
    this.nextTry = Date.now() + TRY_EVERY;
  }

  private acknowledged(wanted: number): Promise<number> {
    this.next ??= this.running.then(() => {
      const asked = this.node.sendCommand(['WAIT', String(wanted), String(WITHIN)]).then(Number);
      this.running = asked.catch(() => undefined);
      this.next = undefined;
      return asked;
    });
    return this.next;
  }
}
