import { appendFileSync, writeSync } from 'node:fs';

/**
 * Ends the run with one plain line, `N passed, N failed`, that any tool can read; a file that does not run counts as
 * failed, and so does a run that ends badly after all tests, as when something secret was printed. Where
 * MUSTER_TEST_COUNTS names a file, the line is added to it too.
 */
export default class ClosingLine {
  /**
   * @param {unknown} _contexts
   * @param {Record<'numPassedTests' | 'numFailedTests' | 'numRuntimeErrorTestSuites' | 'numPendingTests', number>} results
   */
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests }) {
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    // Jest prints a summary of its own after all reporters, and takes console.log away when it ends badly.
    process.once('exit', (code) => {
      const ended = `${numPassedTests} passed, ${failed === 0 && code !== 0 ? 1 : failed} failed`;
      const line = `${ended}${numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''}\n`;
      writeSync(1, `\n${line}`);
      const { MUSTER_TEST_COUNTS } = process.env;
      if (MUSTER_TEST_COUNTS) appendFileSync(MUSTER_TEST_COUNTS, line);
    });
  }
}
