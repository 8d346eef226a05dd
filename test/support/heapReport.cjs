/** Loaded before a bot: at SIGUSR2 it writes the bytes that it still needs, after a collection, to the file in HEAP_REPORT. */
const { writeFileSync } = require('node:fs');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc');

process.on('SIGUSR2', () => {
  gc();
  const { heapUsed, external } = process.memoryUsage();
  writeFileSync(process.env.HEAP_REPORT ?? '', String(heapUsed + external));
});
