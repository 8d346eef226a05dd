// Put beside a copy of the checkout whose sources tell which of their statements run. Each number is written once for
// each process and test file, at once, so that a process that is killed has told as well.
const { openSync, readFileSync, writeSync } = require('node:fs');
const { join } = require('node:path');

const told = new Set();
let file;

module.exports = function hit(/** @type {number} */ id) {
  if (told.has(id)) return;
  told.add(id);
  file ??= openSync(readFileSync(join(__dirname, 'current'), 'utf8'), 'a');
  writeSync(file, `${id}\n`);
};
