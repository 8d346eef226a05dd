const { readFileSync } = require('node:fs');
const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * Begins with the files that take longest, so that none of them is left to run alone at the end. A file that takes long
 * says so in its first comment, `@seconds 30`; Jest's own order, by what it remembers and by size, holds for the others.
 * Those that do little but wait, `@seconds 30 waiting`, stand between two others each, so that the cores have work.
 */
module.exports = class LongestFirst extends Sequencer {
  /**
   * @override
   * @param {Parameters<import('@jest/test-sequencer').default['sort']>[0]} tests
   */
  async sort(tests) {
    const told = new Map(tests.map((test) => [test, toldBy(test.path)]));
    const sorted = (await super.sort(tests)).sort(
      (one, other) => (told.get(other)?.seconds ?? 0) - (told.get(one)?.seconds ?? 0),
    );
    const waiting = sorted.filter((test) => told.get(test)?.waits);
    const busy = sorted.filter((test) => !told.get(test)?.waits);
    return [
      ...waiting.flatMap((test, i) => [test, ...busy.slice(2 * i, 2 * i + 2)]),
      ...busy.slice(2 * waiting.length),
    ];
  }
};

/** @param {string} file */
function toldBy(file) {
  const [, seconds = 0, waits] = /^\/\*\* @seconds (\d+) (waiting )?\*\//.exec(readFileSync(file, 'utf8')) ?? [];
  return { seconds: Number(seconds), waits: waits !== undefined };
}
