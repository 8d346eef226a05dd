import type { CreatedObject } from '../ledger/ledgerEntry';
import type { Settled } from '../ledger/work';
import type { CreatedSummary } from './submission';

/** Work that has to wait, and for what. */
export type PendingWork = Extract<Settled<CreatedObject>, { state: 'pending' }>;

/** A creation, or another change, that goes on by itself, and those who want to hear of it. */
export class RunningCreation<Created extends CreatedObject = CreatedSummary> {
  readonly end: Promise<Settled<Created>>;
  private asleep: PendingWork | undefined;
  private readonly listeners = new Set<(pending: PendingWork) => void>();

  /** `follow` says by `sleeps` whenever it has to wait, and for what. */
  constructor(follow: (sleeps: (pending: PendingWork | undefined) => void) => Promise<Settled<Created>>) {
    this.end = follow((pending) => {
      this.asleep = pending;
      if (pending) for (const listener of this.listeners) listener(pending);
    });
  }

  /** The end, or what is waited for where that will last beyond this moment, in milliseconds since 1970. */
  async resultOrLongWait(deadline: number): Promise<Settled<Created>> {
    if (this.asleep && this.asleep.again > deadline) return this.asleep;
    let listener: (pending: PendingWork) => void = () => undefined;
    const longWait = new Promise<Settled<Created>>((resolve) => {
      listener = (pending) => {
        if (pending.again > deadline) resolve(pending);
      };
    });
    this.listeners.add(listener);
    return Promise.race([this.end, longWait]).finally(() => this.listeners.delete(listener));
  }
}
