import type { Logger } from 'pino';

/** Why a request is refused that there is no time for. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
}

/** Milliseconds between two lines. */
const PAUSE = 10_000;

/** Says how many requests were refused so: at once, and then in one line for all that follow within ten seconds. */
export class OverloadLog {
  private refused = 0;
  private silentUntil = 0;

  constructor(
    private readonly log: Pick<Logger, 'warn'>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  tell(): void {
    this.refused += 1;
    if (this.now() < this.silentUntil) return;
    this.silentUntil = this.now() + PAUSE;
    this.log.warn({ refused: this.refused }, 'Over capacity: requests were refused');
    this.refused = 0;
  }
}
