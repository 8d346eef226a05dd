import type { CreationResult } from './submission';

type Pending = Extract<CreationResult, { state: 'pending' }>;

/** A creation that goes on by itself, and those who want to hear of it. */
export class RunningCreation {
  readonly end: Promise<CreationResult>;
  private asleep: Pending | undefined;
  private readonly listeners = new Set<(pending: Pending) => void>();

  /** `follow` says by `sleeps` whenever it has to wait, and for what. */
  constructor(follow: (sleeps: (pending: Pending | undefined) => void) => Promise<CreationResult>) {
    this.end = follow((pending) => {
      this.asleep = pending;
      if (pending) for (const listener of this.listeners) listener(pending);
    });
  }

  /** The end, or what is waited for where that will last beyond this moment, in milliseconds since 1970. */
  async resultOrLongWait(deadline: number): Promise<CreationResult> {
    if (this.asleep && this.asleep.again > deadline) return this.asleep;
    let listener: (pending: Pending) => void = () => undefined;
    const longWait = new Promise<CreationResult>((resolve) => {
      listener = (pending) => {
        if (pending.again > deadline) resolve(pending);
      };
    });
    this.listeners.add(listener);
    return Promise.race([this.end, longWait]).finally(() => this.listeners.delete(listener));
  }
}
