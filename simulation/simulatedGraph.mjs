// Graph, as far as the kinds of the simulation ask it: what is done may be answered late, wrongly or never.
import { deserialize, serialize } from 'node:v8';
import { GraphProblem } from '../dist/bot/graph/graphProblem.js';
import { SignInNeeded } from '../dist/bot/turn/person.js';

/** @typedef {import('../dist/bot/graph/graph.js').TracedGraph} TracedGraph */
/** @typedef {import('../dist/bot/graph/graphProblem.js').Outcome} Outcome */
/**
 * @typedef {object} StoredObject an object that is there, or was
 * @property {string} id
 * @property {string} path of its collection
 * @property {string} owner whoever asked for it
 * @property {string} form the nonce of the form that it was made for, which no bot knows; '' for what others made
 * @property {number} created
 * @property {number} listed from when on Graph shows it
 * @property {boolean} deleted
 * @property {Record<string, unknown>} content as Graph answers it
 */
/**
 * @typedef {object} Caller
 * @property {string} user
 * @property {string} form whose creation the calls are part of
 * @property {() => boolean} lives
 * @property {() => boolean} isSignedIn
 */

const GROUPS = '/v1.0/groups';

/**
 * @param {Outcome} outcome
 * @param {number} status
 * @param {object} more
 */
export function problem(outcome, status, more = {}) {
  const plain = { code: '', message: `simulated ${status}`, requestId: '', targets: [] };
  return new GraphProblem({ outcome, status, ...plain, ...more });
}

/** As it comes over the wire. @param {unknown} answer */
const copied = (answer) => deserialize(serialize(answer));

export class SimulatedGraph {
  stormy = true;
  /** @type {StoredObject[]} */
  objects = [];

  /**
   * @param {import('./scheduler.mjs').Scheduler} scheduler
   * @param {import('./modes.mjs').Options} options
   * @param {(words: string) => void} note
   */
  constructor(scheduler, options, note) {
    this.scheduler = scheduler;
    this.options = options;
    this.note = note;
    /** @private */
    this.skew = scheduler.between(-options.graphSkew, options.graphSkew);
  }

  /**
   * @param {Omit<Caller, 'form'> & { form?: string }} caller
   * @returns {TracedGraph}
   */
  for(caller) {
    const whole = { form: '', ...caller };
    return {
      requestId: 'simulated',
      now: () => this.time,
      get: (path) => this.one(whole, path),
      list: (path, query = {}, isBeyond) => this.list(whole, path, query, isBeyond),
      post: (path, body) => this.post(whole, path, { ...body }),
      patch: () => Promise.reject(problem('refused', 400)),
      delete: (path) => this.delete(whole, path),
    };
  }

  /** By its own clock. @private */
  get time() {
    return this.scheduler.now + this.skew;
  }

  /**
   * Page after page, as a list is read.
   * @template T
   * @param {Caller} caller
   * @param {string} path
   * @param {Readonly<Record<string, string>>} query
   * @param {(entry: T) => boolean} [isBeyond]
   * @returns {Promise<T[]>}
   * @private
   */
  async list(caller, path, query, isBeyond = () => false) {
    /** @type {T[]} */
    const all = [];
    for (;;) {
      const page = { $top: '100', ...query, $skip: String(all.length) };
      /** @type {T[]} */
      const found = await this.read(caller, path, page, (some) => some);
      all.push(...found);
      if (found.length < Number(page.$top) || found.some(isBeyond)) return all;
    }
  }

  /**
   * Somebody makes something past the bots.
   * @param {string} owner
   * @param {string} path
   * @param {Record<string, unknown>} body
   */
  add(owner, path, body) {
    return this.commit({ user: owner, form: '', lives: () => true, isSignedIn: () => true }, path, body);
  }

  /**
   * @template T
   * @param {Caller} caller
   * @param {string} path
   * @param {Readonly<Record<string, string>>} query
   * @param {(found: Record<string, unknown>[]) => unknown} shape
   * @returns {Promise<T>}
   * @private
   */
  read(caller, path, query, shape) {
    const { scheduler, options } = this;
    const time = scheduler.between(20, 300) + (scheduler.chance() < 0.03 ? scheduler.between(0, 6_000) : 0);
    const lot = this.stormy ? scheduler.chance() : 1;
    return new Promise((resolve, reject) => {
      /** @param {Error} error */
      const fail = (error) => scheduler.after(time, () => caller.lives() && reject(error));
      if (!caller.isSignedIn()) return fail(new SignInNeeded([], 'silently'));
      if (lot < options.throttled / 2) return fail(this.throttled());
      if (lot < options.throttled / 2 + options.unavailable) return fail(problem('unknown', 503));
      scheduler.after(time / 2, () => {
        const found = copied(shape(this.found(caller.user, path, query)));
        scheduler.after(time / 2, () => caller.lives() && resolve(found));
      });
      return undefined;
    });
  }

  /**
   * @template T
   * @param {Caller} caller
   * @param {string} path
   * @returns {Promise<T>}
   * @private
   */
  async one(caller, path) {
    const found = await this.read(caller, path, {}, () => {
      const inBin = path.includes('/deletedItems/');
      const there = this.objects.find((one) => path.endsWith(`/${one.id}`) && one.deleted === inBin);
      return there && there.listed <= this.scheduler.now ? [there.content] : [];
    });
    const [content] = Array.isArray(found) ? found : [];
    if (content === undefined) throw problem('refused', 404);
    return content;
  }

  /** @private */
  throttled() {
    const retryAfter = this.scheduler.between(1, 30);
    return problem('notDone', 429, this.scheduler.chance() < 0.6 ? { retryAfter } : {});
  }

  /**
   * @param {string} user
   * @param {string} path
   * @param {Readonly<Record<string, string>>} query
   * @private
   */
  found(user, path, { $filter = '', $top = '1000', $skip = '0' }) {
    if (/groups\/\w+\/members$/.test(path)) return [];
    const group = /groups\/(\w+)\/owners$/.exec(path)?.[1];
    if (group) return this.objects.filter(({ id }) => id === group).map(({ owner }) => ({ id: owner }));
    const alias = /mailNickname eq '([^']*)'/.exec($filter)?.[1];
    const there = this.objects.filter(
      (one) =>
        one.path === path &&
        !one.deleted &&
        one.listed <= this.scheduler.now &&
        (path === GROUPS ? one.content.mailNickname === alias : one.owner === user),
    );
    const newest = there.reverse();
    return newest.slice(Number($skip), Number($skip) + Number($top)).map(({ content }) => content);
  }

  /**
   * @template T
   * @param {Caller} caller
   * @param {string} path
   * @param {Record<string, unknown>} body
   * @returns {Promise<T>}
   * @private
   */
  post(caller, path, body) {
    const { scheduler, options } = this;
    const time = scheduler.between(30, 400) + (scheduler.chance() < 0.05 ? scheduler.between(0, options.slowMs) : 0);
    let lot = this.stormy ? scheduler.chance() : 1;
    /** @param {number} share */
    const falls = (share) => {
      lot -= share;
      return lot < 0;
    };
    return new Promise((resolve, reject) => {
      /** @param {Error} error */
      const fail = (error, after = time) => scheduler.after(after, () => caller.lives() && reject(error));
      const commit = (/** @type {number} */ after) =>
        scheduler.after(after, () => void this.commit(caller, path, body));
      if (!caller.isSignedIn()) return fail(new SignInNeeded([], 'silently'), 5);
      if (falls(options.throttled)) return fail(this.throttled());
      if (falls(options.unavailable)) return fail(problem('unknown', 503));
      if (falls(options.refused)) return fail(problem('refused', 403, { code: 'Forbidden' }));
      if (falls(options.resetBefore)) return fail(problem('unknown', 0));
      if (falls(options.late)) {
        commit(scheduler.between(time, options.lateMs));
        return fail(problem('unknown', 504));
      }
      if (falls(options.unseen)) {
        commit(time / 2);
        return fail(problem('unknown', scheduler.oneOf([0, 500, 504])), scheduler.oneOf([time, 20_000]));
      }
      scheduler.after(time / 2, () => {
        const content = copied(this.commit(caller, path, body));
        scheduler.after(time / 2, () => caller.lives() && resolve(content));
      });
      return undefined;
    });
  }

  /**
   * @param {Caller} caller
   * @param {string} path
   * @private
   */
  delete(caller, path) {
    const time = this.scheduler.between(20, 200);
    return new Promise((resolve, reject) => {
      if (this.stormy && this.scheduler.chance() < 0.05)
        return this.scheduler.after(time, () => caller.lives() && reject(problem('unknown', 503)));
      const isUnseen = this.stormy && this.options.undo > 0 && this.scheduler.chance() < this.options.unseen;
      this.scheduler.after(time / 2, () => {
        const object = this.objects.find(({ id, deleted }) => path.endsWith(`/${id}`) && !deleted);
        if (object) object.deleted = true;
        this.note(`Graph deletes ${object?.id}`);
        const answer = () => (isUnseen ? reject(problem('unknown', 504)) : resolve(undefined));
        this.scheduler.after(time / 2, () => caller.lives() && answer());
      });
      return undefined;
    });
  }

  /**
   * @param {Caller} caller
   * @param {string} path
   * @param {Record<string, unknown>} body
   * @private
   */
  commit({ user, form }, path, body) {
    const { now } = this.scheduler;
    const id = `o${this.objects.length + 1}`;
    const createdDateTime = new Date(this.time).toISOString();
    const answered = { id, createdDateTime, isOwner: true, isShared: false, categories: [], groupTypes: [] };
    const content = { body: { content: '' }, ...answered, ...body };
    const lag = path === GROUPS ? this.scheduler.between(0, this.options.listingLag) : 0;
    this.objects.push({ id, path, owner: user, form, created: now, listed: now + lag, deleted: false, content });
    if (form) this.note(`Graph makes ${id} for ${user}, ${form}`);
    return content;
  }
}
