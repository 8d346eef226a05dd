// Virtual time: whatever happens is an event of one queue, and a seed says which of two at the same moment comes first.
import { setImmediate as otherWork } from 'node:timers/promises';

/** @typedef {{ time: number, tie: number, work: () => void, gone: boolean }} Event */

/** No world needs more; one that does is going round in circles. */
const MOST_EVENTS = 2_000_000;

/**
 * Mulberry32.
 * @param {number} seed
 * @returns {() => number} from 0 up to 1
 */
export function chanceOf(seed) {
  let state = Math.imul(seed, 2_654_435_761) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export class Scheduler {
  /** Milliseconds since 1970, as nobody in the world has them: each has a clock of its own. */
  now = Date.UTC(2027, 0, 1);
  /** @private @type {Event[]} */
  events = [];
  /** @private */
  begun = this.now;

  /** @param {number} seed */
  constructor(seed) {
    this.chance = chanceOf(seed);
  }

  /**
   * @param {number} low
   * @param {number} high
   */
  between(low, high) {
    return low + this.chance() * (high - low);
  }

  /**
   * @template T
   * @param {readonly [T, ...T[]]} some
   * @returns {T}
   */
  oneOf(some) {
    return some[Math.floor(this.chance() * some.length)] ?? some[0];
  }

  /** Milliseconds since the world began. */
  get elapsed() {
    return this.now - this.begun;
  }

  /** Seconds since then, as a trace prints them. */
  get seconds() {
    return (this.elapsed / 1000).toFixed(3).padStart(9);
  }

  /**
   * @param {number} milliseconds
   * @param {() => void} work
   * @returns {Event}
   */
  after(milliseconds, work) {
    const event = { time: this.now + Math.max(0, milliseconds), tie: this.chance(), work, gone: false };
    let [low, high] = [0, this.events.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.events[middle];
      if (other && (other.time < event.time || (other.time === event.time && other.tie < event.tie))) low = middle + 1;
      else high = middle;
    }
    this.events.splice(low, 0, event);
    return event;
  }

  /** @param {number} milliseconds */
  sleep(milliseconds) {
    return new Promise((resolve) => this.after(milliseconds, () => resolve(undefined)));
  }

  /**
   * Lets happen what happens in so many milliseconds.
   * @param {number} milliseconds
   */
  async pass(milliseconds) {
    const end = this.now + milliseconds;
    for (let events = 0; ; events++) {
      const [next] = this.events;
      if (!next || next.time > end) break;
      if (events > MOST_EVENTS) throw new Error('This world goes round in circles.');
      this.events.shift();
      if (next.gone) continue;
      this.now = next.time;
      next.work();
      // Whatever waited for it goes on now, before the next event.
      await otherWork();
    }
    this.now = end;
  }
}
