// Loaded by `node --require` before the bot, as it is before it is bundled: puts everything that the bot keeps into the file named by STORE_DUMP, a line of
// JSON for each write.
const { appendFileSync } = require('node:fs');
const { MemoryStore } = require('../../dist/bot/state/memoryStore.js');

const { STORE_DUMP = '' } = process.env;
const { claim, compareAndSet } = MemoryStore.prototype;

/**
 * @param {string} key
 * @param {string} value
 */
const dump = (key, value) => appendFileSync(STORE_DUMP, `${JSON.stringify({ key, value })}\n`);

MemoryStore.prototype.claim = function (...args) {
  dump(args[0], args[1]);
  return claim.apply(this, args);
};
MemoryStore.prototype.compareAndSet = function (...args) {
  dump(args[0], args[2]);
  return compareAndSet.apply(this, args);
};
