import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** Where steps are written. */
export interface StepLog {
  debug(fields: object, words: string): void;
  isLevelEnabled(level: string): boolean;
}

/** Writes each step of a turn with its milliseconds, where `LOG_LEVEL` is `debug` or lower; costs nothing elsewhere. */
export class Steps {
  private readonly turns = new AsyncLocalStorage<string>();
  readonly on: boolean;

  constructor(private readonly log: StepLog) {
    this.on = log.isLevelEnabled('debug');
  }

  /** Everything that `work` begins, however late it ends, is written down under one id. */
  turn<T>(work: () => T): T {
    return this.on ? this.turns.run(randomUUID().slice(0, 8), work) : work();
  }

  async step<T>(name: string, work: () => Promise<T>): Promise<T> {
    if (!this.on) return work();
    const done = this.begun(name);
    try {
      return await work();
    } finally {
      done();
    }
  }

  /** The function that is to be called when the step is done; it belongs to the turn that is under way now. */
  begun(name: string): (more?: object) => void {
    const [turn, started] = [this.turns.getStore(), performance.now()];
    return (more) => this.log.debug({ turn, step: name, ...more, ms: Math.round(performance.now() - started) }, 'step');
  }
}

/** For parts that nobody watches. */
export const UNWATCHED = new Steps({ debug: () => undefined, isLevelEnabled: () => false });
