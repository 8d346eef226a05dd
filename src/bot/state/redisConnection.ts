import { setTimeout as wait } from 'node:timers/promises';
import { ErrorReply } from '@redis/client';
import type { Arguments, RedisLink } from './redisLink';
import type { Script } from './redisScripts';
import type { RedisServers } from './redisServers';
import { ReplicaGuard } from './replicaGuard';
import { StoreUnavailable } from './store';
import { TooFewReplicas } from './waitRounds';

/** Milliseconds until a call that has no answer is given up. */
const DEADLINE = 1_000;
/** The same for a write that replicas must have: two rounds of waiting for them, and the call itself. */
const WRITE_DEADLINE = 1_500;
/** Milliseconds that a new link may take. */
const CONNECT_TIMEOUT = 2_000;
/** Milliseconds in which servers must have said what they can lose. */
const EXAMINE_TIMEOUT = 500;
const LONGEST_PAUSE = 400;

/**
 * Keeps a link to Redis and replaces it for ever: at once when it breaks, and when a call was not answered, for the timeouts
 * of the client do not see a server that hangs. A call waits for a link no longer than for its answer, and is not sent late.
 */
export class RedisConnection {
  private readonly links = new Set<RedisLink>();
  private readonly guard: ReplicaGuard;
  private link: RedisLink | undefined;
  private dialing: Promise<RedisLink | undefined> | undefined;
  private trouble: unknown;
  private closed = false;

  constructor(
    private readonly dial: (onLost: (trouble: unknown) => void) => RedisLink,
    private readonly servers: RedisServers,
  ) {
    this.guard = new ReplicaGuard(servers);
    this.renew();
  }

  /** Rejects with what may be logged: the cause knows addresses, but no password. */
  async run(script: Script, keys: string[], values: string[]): Promise<unknown> {
    const isGuarded = script.hasWritten && this.servers.replicasFor(keys[0] ?? '') > 0;
    const deadline = isGuarded ? WRITE_DEADLINE : DEADLINE;
    try {
      return await within(deadline, this.send(script, { keys, arguments: values }, Date.now() + DEADLINE));
    } catch (error) {
      if (error instanceof TooFewReplicas) throw new StoreUnavailable(error, reasonOf(error));
      if (!isRefusal(error)) this.renew();
      throw new StoreUnavailable(this.link ? error : (this.trouble ?? error));
    }
  }

  /** Asks the servers anew what they can lose, and for replicas that have come since. */
  async examine(): Promise<void> {
    if (this.link) await within(DEADLINE, this.servers.examine(this.link)).catch(() => undefined);
  }

  close(): void {
    this.closed = true;
    this.link = undefined;
    for (const link of this.links) this.drop(link);
  }

  private async send(script: Script, options: Arguments, end: number) {
    const link = this.link ?? (await this.dialing);
    if (!link || Date.now() >= end) throw new Error('There is no connection to Redis.');
    return this.guard.run(link, script, options);
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
        await within(EXAMINE_TIMEOUT, this.servers.examine(link)).catch(() => undefined);
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

/** A server that became a replica, or has given a part away, would refuse for ever: whoever took its place is found by dialing again. */
function isRefusal(error: unknown): boolean {
  return error instanceof ErrorReply && !/^(READONLY|MOVED|ASK)/.test(error.message);
}

function reasonOf({ got, wanted }: TooFewReplicas): string {
  return `the state store has ${got} of ${wanted} replicas, and could lose what it writes`;
}

function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${milliseconds} ms.`)), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
