import { setTimeout as wait } from 'node:timers/promises';
import { ErrorReply } from '@redis/client';
import type { RedisLink } from './redisLink';
import type { Script } from './redisScripts';
import { StoreUnavailable } from './store';

/** Milliseconds until a call that has no answer is given up. */
const DEADLINE = 1_000;
/** Milliseconds that a new link may take. */
const CONNECT_TIMEOUT = 2_000;
const LONGEST_PAUSE = 400;

/**
 * Keeps a link to Redis and replaces it for ever: at once when it breaks, and when a call was not answered, for the timeouts
 * of the client do not see a server that hangs. A call waits for a link no longer than for its answer, and is not sent late.
 */
export class RedisConnection {
  private readonly links = new Set<RedisLink>();
  private link: RedisLink | undefined;
  private dialing: Promise<RedisLink | undefined> | undefined;
  private trouble: unknown;
  private closed = false;

  constructor(private readonly dial: (onLost: (trouble: unknown) => void) => RedisLink) {
    this.renew();
  }

  /** Rejects with what may be logged: the cause knows addresses, but no password. */
  async run(script: Script, keys: string[], values: string[]): Promise<unknown> {
    const end = Date.now() + DEADLINE;
    try {
      return await within(DEADLINE, this.send(script, { keys, arguments: values }, end));
    } catch (error) {
      if (!isRefusal(error)) this.renew();
      throw new StoreUnavailable(this.link ? error : (this.trouble ?? error));
    }
  }

  close(): void {
    this.closed = true;
    this.link = undefined;
    for (const link of this.links) this.drop(link);
  }

  private async send({ source, sha }: Script, options: { keys: string[]; arguments: string[] }, end: number) {
    const link = this.link ?? (await this.dialing);
    if (!link || Date.now() >= end) throw new Error('There is no connection to Redis.');
    try {
      return await link.evalSha(sha, options);
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
      return link.eval(source, options);
    }
  }

  private renew(): void {
    this.dialing ??= this.dialUntilAnswered().finally(() => {
      this.dialing = undefined;
    });
  }

  /** Until then the old link stays, which may still reach the other nodes of a cluster. */
  private async dialUntilAnswered(): Promise<RedisLink | undefined> {
    for (let pause = 50; !this.closed; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      const link: RedisLink = this.dial((trouble) => this.lose(link, trouble));
      this.links.add(link);
      try {
        await within(CONNECT_TIMEOUT, link.connect());
        if (!this.closed) return this.replaceBy(link);
      } catch (error) {
        this.trouble = error;
        this.drop(link);
        await wait(pause, undefined, { ref: false });
      }
    }
    return undefined;
  }

  private replaceBy(link: RedisLink): RedisLink {
    const old = this.link;
    // Calls that it may yet answer have gone by then.
    if (old) setTimeout(() => this.drop(old), DEADLINE).unref();
    this.link = link;
    return link;
  }

  private lose(link: RedisLink, trouble: unknown): void {
    if (this.link !== link) return;
    this.trouble = trouble;
    this.link = undefined;
    this.drop(link);
    this.renew();
  }

  private drop(link: RedisLink): void {
    this.links.delete(link);
    link.destroy();
  }
}

/** A server that became a replica would refuse for ever: whoever took its place is found by dialing again. */
function isRefusal(error: unknown): boolean {
  return error instanceof ErrorReply && !error.message.startsWith('READONLY');
}

function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${milliseconds} ms.`)), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
