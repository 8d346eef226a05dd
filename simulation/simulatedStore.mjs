// A store that loses what it should not, and whose calls get lost on their way.
import { StoreUnavailable } from '../dist/bot/state/store.js';

/** @typedef {import('../dist/bot/state/store.js').Store} Store */
/** @typedef {import('../dist/bot/state/store.js').Lifetime} Lifetime */
/** @typedef {{ value: string, version: number, expires: number, due: number | undefined }} Kept */
/** @typedef {{ time: number, key: string, before: Kept | undefined }} Written */

/** Milliseconds after which whoever asked gives up. */
const PATIENCE = 1_000;

export class SimulatedStore {
  /** Whether calls get lost. */
  stormy = true;
  /** @private @type {Map<string, Kept>} */
  kept = new Map();
  /** @private @type {Set<string>} */
  evicted = new Set();
  /** @private */
  lastEviction = Number.NEGATIVE_INFINITY;
  /** @private @type {Written[]} */
  written = [];
  /** @private */
  versions = 0;

  /**
   * @param {import('./scheduler.mjs').Scheduler} scheduler
   * @param {import('./modes.mjs').Options} options
   * @param {(words: string) => void} note
   */
  constructor(scheduler, options, note) {
    this.scheduler = scheduler;
    this.options = options;
    this.note = note;
  }

  /** Values of all entries that are there. */
  *values() {
    for (const key of this.kept.keys()) {
      const kept = this.alive(key);
      if (kept) yield { key, value: kept.value };
    }
  }

  /**
   * A replica that lagged is promoted: what was written last is gone, though it was confirmed.
   * @param {number} milliseconds
   */
  lose(milliseconds) {
    let count = 0;
    for (let last = this.written.at(-1); last && last.time > this.scheduler.now - milliseconds; count++) {
      if (last.before) this.kept.set(last.key, last.before);
      else this.kept.delete(last.key);
      this.written.pop();
      last = this.written.at(-1);
    }
    this.note(`the store loses ${count} writes`);
  }

  evict() {
    // Once an entry: what is forgotten again and again, nobody can remember.
    const keys = [...this.kept.keys()].filter((key) => !this.evicted.has(key));
    const key = keys[Math.floor(this.scheduler.chance() * keys.length)];
    if (key === undefined) return;
    this.evicted.add(key);
    this.lastEviction = this.scheduler.now;
    this.kept.delete(key);
    this.note(`the store evicts ${key}`);
  }

  /**
   * The store as one instance reaches it, for as long as that lives.
   * @param {() => boolean} lives
   * @returns {Store}
   */
  reachedBy(lives) {
    /**
     * @template T
     * @param {() => T} work
     * @returns {Promise<T>}
     */
    const call = (work) => this.call(work, lives);
    return {
      claim: (key, value, lifetime) => call(() => this.claim(key, value, lifetime)),
      get: (key) => call(() => this.alive(key)),
      compareAndSet: (key, version, value, lifetime) =>
        call(() => (this.alive(key)?.version === version ? this.write(key, value, lifetime) : undefined)),
      take: (key) => call(() => this.take(key)),
      due: (limit, lease) => call(() => this.due(limit, lease)),
      time: () => call(() => this.scheduler.now),
      // It knows when it has evicted something, and not what a replica that was promoted had not heard of.
      mayHaveLost: (since) => this.options.lose > 0 || since <= this.lastEviction,
      ready: async () => undefined,
      close: async () => undefined,
    };
  }

  /**
   * @template T
   * @param {() => T} work
   * @param {() => boolean} lives
   * @returns {Promise<T>}
   * @private
   */
  call(work, lives) {
    const { scheduler, options } = this;
    const lot = this.stormy ? scheduler.chance() : 1;
    const isLate = lot < options.storeLate;
    const isLost = !isLate && lot < options.storeLate + options.storeLost;
    const isUnanswered = isLate || (!isLost && lot < options.storeLate + 2 * options.storeLost);
    const there = scheduler.between(0.2, 4) + (scheduler.chance() < 0.02 ? scheduler.between(0, 700) : 0);
    return new Promise((resolve, reject) => {
      const fail = () => lives() && reject(new StoreUnavailable(new Error('simulated')));
      if (isLost || isUnanswered) scheduler.after(PATIENCE, fail);
      if (isLost) return;
      scheduler.after(isLate ? scheduler.between(PATIENCE, 10 * PATIENCE) : there, () => {
        const result = work();
        if (!isUnanswered) scheduler.after(scheduler.between(0.2, 4), () => lives() && resolve(result));
      });
    });
  }

  /** @private @param {string} key */
  alive(key) {
    const kept = this.kept.get(key);
    return kept && kept.expires > this.scheduler.now ? kept : undefined;
  }

  /**
   * @param {string} key
   * @param {string} value
   * @param {Lifetime} lifetime
   * @private
   */
  write(key, value, { ttl, due }) {
    const kept = { value, version: ++this.versions, expires: this.scheduler.now + ttl, due };
    this.written.push({ time: this.scheduler.now, key, before: this.kept.get(key) });
    this.kept.set(key, kept);
    this.note(`  ${key.slice(-22)} := ${value.slice(0, 160)}`);
    return kept;
  }

  /**
   * @param {string} key
   * @param {string} value
   * @param {Lifetime} lifetime
   * @private
   */
  claim(key, value, lifetime) {
    const there = this.alive(key);
    return there ? { won: false, entry: there } : { won: true, entry: this.write(key, value, lifetime) };
  }

  /** @private @param {string} key */
  take(key) {
    const value = this.alive(key)?.value;
    this.written.push({ time: this.scheduler.now, key, before: this.kept.get(key) });
    this.kept.delete(key);
    return value;
  }

  /**
   * @param {number} limit
   * @param {number} lease
   * @private
   */
  due(limit, lease) {
    const { now } = this.scheduler;
    const due = [...this.kept].filter(([key, kept]) => kept.due !== undefined && kept.due <= now && this.alive(key));
    const first = due.sort(([, a], [, b]) => (a.due ?? 0) - (b.due ?? 0)).slice(0, limit);
    for (const [, kept] of first) kept.due = now + lease;
    return first.map(([key]) => key);
  }
}
