// A reporter of Jest's: writes a line for each file into MUTATE_VERDICTS, and ends the run at the first test that fails.
const { appendFileSync } = require('node:fs');

/** @param {object} line */
const tell = (line) => appendFileSync(process.env.MUTATE_VERDICTS ?? '', `${JSON.stringify(line)}\n`);
const stops = process.env.MUTATE_GO_ON === undefined;

module.exports = class Verdicts {
  /** @param {{ path: string }} test @param {{ status: string, fullName: string }} result */
  onTestCaseResult({ path }, { status, fullName }) {
    if (status !== 'failed' || !stops) return;
    tell({ file: path, failed: fullName });
    process.exit(1);
  }

  /**
   * @param {{ path: string }} test
   * @param {{ numFailingTests: number, failureMessage?: string | null, perfStats: { runtime: number } }} result
   */
  onTestResult({ path }, { numFailingTests, failureMessage, perfStats }) {
    const hasFailed = numFailingTests > 0 || Boolean(failureMessage);
    tell({ file: path, seconds: perfStats.runtime / 1000, ...(hasFailed && { failed: 'the file' }) });
    if (hasFailed && stops) process.exit(1);
  }
};
