const { readFileSync } = require('node:fs');
const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * Begins with the files that take longest, so that none of them is left to run alone at the end. A file that takes long
 * says so in its first comment, `@seconds 30`; Jest's own order, by what it remembers and by size, holds for the others.
 */
module.exports = class LongestFirst extends Sequencer {
  /**
   * @override
   * @param {Parameters<import('@jest/test-sequencer').default['sort']>[0]} tests
   */
  async sort(tests) {
    const seconds = new Map(tests.map((test) => [test, secondsOf(test.path)]));
    const sorted = await super.sort(tests);
    return sorted.sort((one, other) => (seconds.get(other) ?? 0) - (seconds.get(one) ?? 0));
  }
};

/** @param {string} file */
function secondsOf(file) {
  return Number(/^\/\*\* @seconds (\d+) /.exec(readFileSync(file, 'utf8'))?.[1] ?? 0);
}
