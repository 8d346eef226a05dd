import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** Where steps are written. */
export interface StepLog {
  debug(fields: object, words: string): void;
  isLevelEnabled(level: string): boolean;
}

/** Whoever follows steps beside the log. */
export interface StepWatcher {
  /** What has begun, within another step where there is one. A request leads to an origin. */
  begin(name: string, parent: unknown, origin?: string): WatchedStep;
}

export interface WatchedStep {
  readonly own: unknown;
  end(fields: object, failed: boolean): void;
}

interface Within {
  readonly turn: string;
  readonly step: unknown;
}

/** Writes each step of a turn with its milliseconds, where `LOG_LEVEL` is `debug` or lower, and tells the watcher; costs nothing elsewhere. */
export class Steps {
  private readonly turns = new AsyncLocalStorage<Within>();
  private readonly writes: boolean;
  readonly on: boolean;

  constructor(
    private readonly log: StepLog,
    private readonly watcher?: StepWatcher,
  ) {
    this.writes = log.isLevelEnabled('debug');
    this.on = this.writes || watcher !== undefined;
  }

  /** Everything that `work` begins, however late it ends, is written down under one id. */
  turn<T>(work: () => Promise<T>): Promise<T> {
    if (!this.on) return work();
    const turn = randomUUID().slice(0, 8);
    const whole = this.watcher?.begin('activity', undefined);
    const working = this.turns.run({ turn, step: whole?.own }, work);
    const end = (failed: boolean) => whole?.end({}, failed);
    working.then(
      () => end(false),
      () => end(true),
    );
    return working;
  }

  async step<T>(name: string, work: () => Promise<T>): Promise<T> {
    if (!this.on) return work();
    const { turn = '', step: parent } = this.turns.getStore() ?? {};
    const watched = this.watcher?.begin(name, parent);
    const done = this.written(name, turn);
    let failed = true;
    try {
      const result = await this.turns.run({ turn, step: watched?.own ?? parent }, work);
      failed = false;
      return result;
    } finally {
      done({});
      watched?.end({}, failed);
    }
  }

  /** The function that is to be called when the step is done; it belongs to the turn that is under way now. */
  begun(name: string, origin?: string): (more?: object) => void {
    const { turn = '', step: parent } = this.turns.getStore() ?? {};
    const watched = this.watcher?.begin(name, parent, origin);
    const done = this.written(name, turn);
    return (more = {}) => {
      done(more);
      watched?.end(more, false);
    };
  }

  private written(name: string, turn: string): (more: object) => void {
    if (!this.writes) return () => undefined;
    const started = performance.now();
    const whose = turn === '' ? {} : { turn };
    return (more) =>
      this.log.debug({ ...whose, step: name, ...more, ms: Math.round(performance.now() - started) }, 'step');
  }
}

/** For parts that nobody watches. */
export const UNWATCHED = new Steps({ debug: () => undefined, isLevelEnabled: () => false });
