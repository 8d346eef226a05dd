// Prints the sum of the closing lines in a file as one line of the same form: `node .ci/sum.mjs <file> <exit status>`.
// A status that is not 0 although no test failed counts as one failure: lint, a run that did not get to its end.
import { readFileSync } from 'node:fs';

const [file = '', status] = process.argv.slice(2);
const lines = readFileSync(file, 'utf8');
/** @param {string} what */
const sum = (what) =>
  [...lines.matchAll(new RegExp(`(\\d+) ${what}`, 'g'))].reduce((total, [, count]) => total + Number(count), 0);

const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')];
console.log(
  `${passed} passed, ${failed || (status === '0' ? 0 : 1)} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
);
