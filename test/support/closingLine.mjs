/** Ends the run with one plain line, `N passed, N failed`, that any tool can read; a file that does not run counts as failed. */
export default class ClosingLine {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests }) {
    const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
    const line = `${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed${skipped}`;
    // Jest prints a summary of its own after all reporters.
    process.once('exit', () => console.log(`\n${line}`));
  }
}
