import type { Dispatcher } from 'undici';
import { exchange } from '../http/exchange';
import { retryAfter } from '../http/retryAfter';
import { parseJson, recordOf, textOf } from '../json/json';
import type { Store } from '../state/store';
import type { AuditLine } from './auditLine';
import type { AuditOutbox } from './auditTrail';

const PREFIX = 'audit:';
const WEEK = 7 * 24 * 60 * 60 * 1000;
/** Milliseconds for one answer. */
const DEADLINE = 5_000;
/** Milliseconds for which nobody else sends the same line: longer than one attempt takes. */
const LEASE = 20_000;
/** Lines that are on their way at once; the others wait in the store. */
const AT_ONCE = 8;
/** Attempts that fail one after another, until the receiver is taken to be away. */
const AWAY_AFTER = 3;
const [SHORTEST_PAUSE, LONGEST_PAUSE] = [5_000, 10 * 60 * 1000];
/** Milliseconds between two warnings. */
const TOLD_EVERY = 60_000;

interface SenderLog {
  warn(fields: object, words: string): void;
}

interface Waiting {
  readonly line: Readonly<Record<string, unknown>>;
  /** When it was added, in milliseconds since 1970. */
  readonly since: number;
}

/**
 * Posts audit lines to an address, each with its id, until one attempt is answered with success: at least once, from the
 * store, by whichever instance comes to it. What nobody takes for a week stays in the log alone.
 */
export class AuditSender implements AuditOutbox {
  private readonly sending = new Map<string, Promise<void>>();
  /** Until then the receiver is left alone, in milliseconds since 1970. */
  private notBefore = 0;
  /** Attempts that have failed since the last that did not. */
  private failures = 0;
  private toldAt = Number.NEGATIVE_INFINITY;

  /** Without an address nothing is added, and what other instances have added is left to them. */
  constructor(
    private readonly url: string | undefined,
    private readonly http: Dispatcher,
    private readonly store: Store,
    private readonly clock: { now(): number; random(): number },
    private readonly log: SenderLog,
  ) {}

  async add(line: AuditLine): Promise<void> {
    if (this.url === undefined) return;
    const [key, now] = [PREFIX + line.id, this.clock.now()];
    const waiting = JSON.stringify({ line, since: now });
    const { entry } = await this.store.claim(key, waiting, { ttl: WEEK, due: now + LEASE });
    const { url } = this;
    this.begin(key, () => this.send(key, entry.version, { line: { ...line }, since: now }, url));
  }

  /** Goes on with what waits under a key that is due; false for a key that is none of these. */
  pickUp(key: string): boolean {
    if (!key.startsWith(PREFIX)) return false;
    this.begin(key, () => this.again(key));
    return true;
  }

  /** Resolves when nothing is on its way. */
  async idle(): Promise<void> {
    while (this.sending.size > 0) await Promise.all(this.sending.values());
  }

  /** What finds no room now is due again by itself. */
  private begin(key: string, work: () => Promise<void>): void {
    if (this.sending.size >= AT_ONCE || this.sending.has(key)) return;
    const sending = work()
      .catch((error: unknown) => this.tell({ err: error }, 'Audit lines wait for the store'))
      .finally(() => this.sending.delete(key));
    this.sending.set(key, sending);
  }

  private async again(key: string): Promise<void> {
    const entry = await this.store.get(key);
    const waiting = waitingIn(entry?.value);
    if (!entry || !waiting) return;
    if (this.url === undefined || this.clock.now() < this.notBefore) return this.postpone(key, entry.version, waiting);
    const held = await this.keep(key, entry.version, waiting, this.clock.now() + LEASE);
    if (held) await this.send(key, held.version, waiting, this.url);
  }

  private async send(key: string, version: number, waiting: Waiting, url: string): Promise<void> {
    if (this.clock.now() < this.notBefore) return this.postpone(key, version, waiting);
    const { problem, pause = 0 } = await this.attempt(waiting, url);
    this.failures = problem === undefined ? 0 : this.failures + 1;
    if (problem === undefined) return void (await this.store.take(key));
    const isAway = pause > 0 || this.failures >= AWAY_AFTER;
    if (isAway) this.notBefore = this.clock.now() + Math.max(pause, SHORTEST_PAUSE);
    const { host } = new URL(url);
    this.tell({ host, problem }, 'AUDIT_URL takes no audit lines; they are in the log, and sent again');
    await this.postpone(key, version, waiting);
  }

  private async postpone(key: string, version: number, waiting: Waiting): Promise<void> {
    const from = Math.max(this.notBefore, this.clock.now());
    await this.keep(key, version, waiting, from + this.pauseFor(waiting) * (0.5 + this.clock.random() / 2));
  }

  private async keep(key: string, version: number, waiting: Waiting, due: number) {
    const ttl = waiting.since + WEEK - this.clock.now();
    const value = JSON.stringify(waiting);
    return ttl > 0 ? this.store.compareAndSet(key, version, value, { ttl, due: Math.ceil(due) }) : undefined;
  }

  /** The longer it has waited, the more rarely it is tried. */
  private pauseFor({ since }: Waiting): number {
    return Math.min(Math.max((this.clock.now() - since) / 10, SHORTEST_PAUSE), LONGEST_PAUSE);
  }

  private async attempt(
    { line }: Waiting,
    url: string,
  ): Promise<{ readonly problem?: string; readonly pause?: number }> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': textOf(line.id) };
    try {
      const body = JSON.stringify(line);
      const answer = await exchange(this.http, url, { method: 'POST', headers, body, deadline: DEADLINE });
      if (answer.status >= 200 && answer.status < 300) return {};
      const seconds = retryAfter(answer.headers['retry-after']) ?? 0;
      return { problem: `status ${answer.status}`, pause: Math.min(seconds * 1000, LONGEST_PAUSE) };
    } catch (error) {
      return { problem: error instanceof Error ? error.message : String(error) };
    }
  }

  private tell(fields: object, words: string): void {
    const now = this.clock.now();
    if (now - this.toldAt < TOLD_EVERY) return;
    this.toldAt = now;
    this.log.warn(fields, words);
  }
}

function waitingIn(value: string | undefined): Waiting | undefined {
  const { line, since } = recordOf(parseJson(value ?? ''));
  return typeof since === 'number' ? { line: recordOf(line), since } : undefined;
}
