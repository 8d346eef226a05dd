/** What runs everything, a round at a time. */
export interface EventLoop {
  /** Milliseconds. */
  now(): number;
  /** After everything that is ready now. */
  nextRound(work: () => void): void;
}

const realLoop: EventLoop = { now: () => performance.now(), nextRound: (work) => void setImmediate(work) };

/** Milliseconds that the oldest may have waited; then there is more to do than can be done, and newcomers are refused. */
const OVER_CAPACITY = 2_000;
/** Milliseconds after which whoever still waits is refused as well. */
const LONGEST_WAIT = 2_200;
/** Turns that begin in one round without waiting. */
const AT_ONCE = 4;
/** Where some wait one begins in so many rounds: Node takes one new connection in each, and some of them are to be refused. */
const ROUNDS_EACH = 3;

interface Waiting {
  readonly since: number;
  readonly end: (isAdmitted: boolean) => void;
}

/**
 * Lets turns begin in the order in which they came, a few in each round of the event loop: what has begun is soon done, what
 * has not can still be refused, and everything else that the process serves is served meanwhile.
 */
export class Admission {
  private readonly waiting: Waiting[] = [];
  private rounds = 0;
  private begun = 0;
  private watches = false;

  constructor(private readonly loop: EventLoop = realLoop) {}

  /** Whether a newcomer is refused. */
  get isOver(): boolean {
    const [oldest] = this.waiting;
    return oldest !== undefined && this.loop.now() - oldest.since > OVER_CAPACITY;
  }

  /** True when the turn may begin; false when it cannot in time, which newcomers learn at once. */
  enter(): Promise<boolean> {
    if (this.isOver) return Promise.resolve(false);
    if (!this.watches) this.watch();
    if (this.waiting.length > 0 || this.begun >= AT_ONCE)
      return new Promise((end) => this.waiting.push({ since: this.loop.now(), end }));
    this.begun += 1;
    return Promise.resolve(true);
  }

  private watch(): void {
    this.watches = true;
    this.loop.nextRound(() => this.onRound());
  }

  private onRound(): void {
    this.refuseLate();
    this.rounds = (this.rounds + 1) % ROUNDS_EACH;
    const next = this.rounds === 0 ? this.waiting.shift() : undefined;
    next?.end(true);
    this.watches = this.begun > 0 || this.waiting.length > 0;
    this.begun = 0;
    if (this.watches) this.watch();
  }

  private refuseLate(): void {
    const since = this.loop.now() - LONGEST_WAIT;
    for (let [oldest] = this.waiting; oldest && oldest.since < since; [oldest] = this.waiting) {
      this.waiting.shift();
      oldest.end(false);
    }
  }
}
