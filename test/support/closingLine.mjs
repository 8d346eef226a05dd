import { writeSync } from 'node:fs';

/**
 * Ends the run with one plain line, `N passed, N failed`, that any tool can read; a file that does not run counts as
 * failed, and so does a run that ends badly after all tests, as when something secret was printed.
 */
export default class ClosingLine {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests }) {
    const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    // Jest prints a summary of its own after all reporters, and takes console.log away when it ends badly.
    process.once('exit', (code) => {
      writeSync(1, `\n${numPassedTests} passed, ${failed === 0 && code !== 0 ? 1 : failed} failed${skipped}\n`);
    });
  }
}
