import { type Clock, steadyClock } from '../http/clock';
import type { Store } from './store';

/** Milliseconds after which the store is asked for its time again. */
const ASKED_EVERY = 5_000;
/** An answer that took longer says too little of when it was given. */
const LONGEST_ANSWER = 2_000;
/** Milliseconds by which a machine's clock may be wrong without a word. */
const TOLERATED = 5_000;

/** A time that several instances have in common. */
export interface SharedClock extends Clock {
  /** Resolves once `now` is the time that all have, and rejects while nobody can tell. */
  known(): Promise<void>;
}

/** As the machine had it when the process began, and without its steps since. */
const local: Clock = { ...steadyClock, now: () => performance.timeOrigin + performance.now() };

/**
 * The store's own time, one for all instances: leases, due times and whatever else is written down go by it. The local
 * clock fills the seconds between two answers, and stands in before the first.
 */
export class StoreClock implements SharedClock {
  /** Milliseconds that the store's time is ahead of the local one. */
  private ahead = 0;
  private askedAt = Number.NEGATIVE_INFINITY;
  private asking: Promise<void> | undefined;

  constructor(
    private readonly store: Pick<Store, 'time'>,
    private readonly steady: Clock = local,
    private readonly machine: () => number = Date.now,
  ) {}

  /** Milliseconds since 1970. */
  now(): number {
    return Math.floor(this.steady.now() + this.ahead);
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<boolean> {
    return this.steady.sleep(milliseconds, signal);
  }

  random(): number {
    return this.steady.random();
  }

  /** Costs nothing for the five seconds after an answer. */
  async known(): Promise<void> {
    if (this.steady.now() - this.askedAt < ASKED_EVERY) return;
    this.asking ??= this.ask().finally(() => {
      this.asking = undefined;
    });
    await this.asking;
  }

  /** Seconds by which the machine's clock is ahead of the store's, where that is more than a few; 0 where it is not, or unknown. */
  get skew(): number {
    const ahead = this.machine() - this.now();
    return this.askedAt > 0 && Math.abs(ahead) > TOLERATED ? Math.round(ahead / 1_000) : 0;
  }

  private async ask(): Promise<void> {
    const began = this.steady.now();
    const time = await this.store.time();
    const ended = this.steady.now();
    if (ended - began > LONGEST_ANSWER && this.askedAt > 0) return;
    this.ahead = time - (began + ended) / 2;
    this.askedAt = ended;
  }
}
