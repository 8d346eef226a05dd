import type { BotProcess } from './botProcess';

/** The bot, one process after another. */
export class RunningBot {
  private process: BotProcess | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private fail: (error: unknown) => void = () => undefined;
  /** Rejects when the bot ends by itself; never resolves. */
  readonly unexpectedEnd = new Promise<never>((_, reject) => {
    this.fail = reject;
  });

  constructor(
    private readonly newProcess: () => BotProcess,
    /** The bot's address. */
    private readonly url: string,
  ) {
    this.unexpectedEnd.catch(() => undefined);
  }

  /** Ends the bot where it runs and starts it with its environment of now; rejects where it does not become ready. */
  restart(): Promise<void> {
    const done = this.turn.then(() => this.exchange());
    this.turn = done.catch(() => undefined);
    return done;
  }

  async moveClock(ahead: number): Promise<void> {
    await this.turn;
    await this.process?.moveClock(ahead);
  }

  async stop(): Promise<void> {
    await this.turn;
    await this.end();
  }

  private async exchange(): Promise<void> {
    await this.end();
    const next = this.newProcess();
    await next.ready(this.url).catch(async (error: unknown) => {
      await next.stop();
      throw error;
    });
    this.process = next;
    next.unexpectedEnd().catch((error: unknown) => {
      if (this.process === next) this.fail(error);
    });
  }

  private async end(): Promise<void> {
    const running = this.process;
    this.process = undefined;
    await running?.stop();
  }
}
