// Loaded by `node --require` before the bot: puts everything that the bot keeps into the file named by STORE_DUMP.
const { appendFileSync } = require('node:fs');
const { MemoryStore } = require('../../dist/bot/state/memoryStore.js');

const { STORE_DUMP = '' } = process.env;
const { claim, compareAndSet } = MemoryStore.prototype;

/** @param {readonly unknown[]} args */
const dump = (args) => appendFileSync(STORE_DUMP, `${args.join(' ')}\n`);

MemoryStore.prototype.claim = function (...args) {
  dump(args);
  return claim.apply(this, args);
};
MemoryStore.prototype.compareAndSet = function (...args) {
  dump(args);
  return compareAndSet.apply(this, args);
};
