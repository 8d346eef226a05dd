import { existsSync, readFileSync, writeFileSync, writeSync } from 'node:fs';

/**
 * Ends the run with one plain line, `N passed, N failed`, that any tool can read; a file that does not run counts as
 * failed, and so does a run that ends badly after all tests, as when something secret was printed. Where
 * MUSTER_TEST_COUNTS names a file, the runs that share it are counted together.
 */
export default class ClosingLine {
  /**
   * @param {unknown} _contexts
   * @param {Record<'numPassedTests' | 'numFailedTests' | 'numRuntimeErrorTestSuites' | 'numPendingTests', number>} results
   */
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests }) {
    const file = process.env.MUSTER_TEST_COUNTS ?? '';
    const [passedBefore = 0, skippedBefore = 0] = existsSync(file)
      ? readFileSync(file, 'utf8').split(' ').map(Number)
      : [];
    const passed = passedBefore + numPassedTests;
    const skipped = skippedBefore + numPendingTests;
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    if (file) writeFileSync(file, `${passed} ${skipped}`);
    // Jest prints a summary of its own after all reporters, and takes console.log away when it ends badly.
    process.once('exit', (code) => {
      const ended = `${passed} passed, ${failed === 0 && code !== 0 ? 1 : failed} failed`;
      writeSync(1, `\n${ended}${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
    });
  }
}
