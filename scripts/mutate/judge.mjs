/** @typedef {import('./mutations.mjs').Mutation} Mutation */
/** @typedef {import('./checkout.mjs').Checkout} Checkout */
/** @typedef {import('./coverage.mjs').CoverageMap} CoverageMap */

/** The part of the whole suite's time that a change may take alone. */
const share = 1 / 40;

/**
 * Finds out which of the changes make a test fail.
 *
 * Near tests first: each change alone against the quickest test files that run its line, one after another, until one
 * fails. Then the rest of the suite: a test file sees all surviving changes of lines that it runs at once; when it
 * passes, it kills none of them, and when it fails, each half is tried again, down to the single change. A test file that
 * does not run the line of a change passes with it as it does without; so leaving it out gives the same answer (`whole`
 * asks it nevertheless). Those that read sources, or failed while they were watched, are asked about every change.
 */
export class Judge {
  /** @private */
  checkouts;
  /** @private */
  coverage;
  /** @private */
  tests;
  /** @private @readonly */
  quickSeconds;
  /** @private */
  always;
  /** @private */
  whole;
  /** @private */
  onlyQuick;
  /** @private */
  tell;

  /**
   * @param {readonly Checkout[]} checkouts
   * @param {CoverageMap} coverage
   * @param {{ tests: readonly string[], always: ReadonlySet<string>, whole: boolean, quick: boolean, tell: (suspect: Suspect) => void }} how
   */
  constructor(checkouts, coverage, { tests, always, whole, quick, tell }) {
    this.checkouts = checkouts;
    this.coverage = coverage;
    this.tests = [...tests].sort((a, b) => coverage.secondsOf(a) - coverage.secondsOf(b));
    this.quickSeconds = share * tests.reduce((sum, test) => sum + coverage.secondsOf(test), 0);
    this.always = always;
    this.whole = whole;
    this.onlyQuick = quick;
    this.tell = tell;
  }

  /** @param {readonly Mutation[]} mutations @returns {Promise<Suspect[]>} */
  async judge(mutations) {
    const judged = mutations.map((mutation) => this.suspect(mutation));
    await this.each(judged, (one, checkout) => this.blameQuick(one, checkout));
    await this.each(this.onlyQuick ? [] : this.tests, (test, checkout) => {
      const open = judged.filter(({ near, asked }) => near.includes(test) && !asked.includes(test));
      return this.blame(test, open, checkout);
    });
    for (const one of judged) if (!one.killedBy) this.tell(one);
    return judged;
  }

  /** @private @param {Mutation} mutation */
  suspect(mutation) {
    const running = new Set(this.coverage.testsOf(mutation));
    const near = this.tests.filter((test) => this.whole || running.has(test) || this.always.has(test));
    return new Suspect(mutation, near, running.size > 0);
  }

  /** @private @param {Suspect} suspect @param {Checkout} checkout */
  async blameQuick(suspect, checkout) {
    let left = this.quickSeconds;
    suspect.asked = suspect.near.filter((test) => {
      left -= this.coverage.secondsOf(test);
      return left >= 0;
    });
    const killer = await this.failing(suspect.asked, [suspect], checkout);
    // A second time, since a test may have failed for want of time.
    if (killer && (await this.failing([killer], [suspect], checkout))) return this.kill(suspect, killer);
    if (killer) suspect.asked = [];
  }

  /**
   * Finds those that this one test kills, each by two failures.
   * @param {string} test @param {readonly Suspect[]} suspects @param {Checkout} checkout @param {number} [failures] of any of them
   * @private
   */
  async blame(test, suspects, checkout, failures = 0) {
    const alive = suspects.filter(({ killedBy }) => !killedBy);
    const [suspect] = alive;
    if (!suspect || !(await this.failing([test], alive, checkout))) return;
    const middle = Math.ceil(alive.length / 2);
    if (alive.length === 1 && failures > 0) this.kill(suspect, test);
    else if (alive.length === 1) await this.blame(test, alive, checkout, failures + 1);
    else
      for (const half of [alive.slice(0, middle), alive.slice(middle)])
        await this.blame(test, half, checkout, failures + 1);
  }

  /**
   * The first of the tests that fails with these changes; the first of all when the changes do not compile together.
   * @param {readonly string[]} tests @param {readonly Suspect[]} suspects @param {Checkout} checkout
   * @private
   */
  async failing(tests, suspects, checkout) {
    if (tests.length === 0) return undefined;
    if (!(await checkout.change(suspects.map(({ mutation }) => mutation)))) return tests[0];
    const expected = tests.reduce((sum, test) => sum + this.coverage.secondsOf(test), 0);
    const { status, verdicts } = await checkout.test(tests, { limit: 60 + 4 * expected });
    return status === 'passed'
      ? undefined
      : (verdicts.find(({ failed }) => failed)?.file ?? tests[verdicts.length] ?? tests[0]);
  }

  /** @private @param {Suspect} suspect @param {string} test */
  kill(suspect, test) {
    suspect.killedBy = test;
    this.tell(suspect);
  }

  /**
   * Each of the list once, by whichever checkout is free.
   * @template T @param {readonly T[]} list @param {(one: T, checkout: Checkout) => Promise<void>} work
   * @private
   */
  async each(list, work) {
    const left = [...list];
    const worker = async (/** @type {Checkout} */ checkout) => {
      for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one, checkout);
    };
    await Promise.all(this.checkouts.map(worker));
  }
}

/** A change that may be killed. */
export class Suspect {
  /** @type {string | undefined} */ killedBy;
  /** Tests that have seen it alone. @type {readonly string[]} */ asked = [];

  /**
   * @param {Mutation} mutation
   * @param {readonly string[]} near the tests that are asked about it
   * @param {boolean} isRun whether any of them runs its line
   */
  constructor(mutation, near, isRun) {
    this.mutation = mutation;
    this.near = near;
    this.isRun = isRun;
  }
}
