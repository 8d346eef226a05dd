// Loaded by `node --require` before the bot: puts everything that the bot keeps into the file named by STORE_DUMP.
const { appendFileSync } = require('node:fs');
const { join } = require('node:path');
const { MemoryStore } = require(join(__dirname, '../../dist/bot/state/memoryStore.js'));

for (const method of ['claim', 'compareAndSet']) {
  const original = MemoryStore.prototype[method];
  MemoryStore.prototype[method] = function (...args) {
    appendFileSync(process.env.STORE_DUMP, `${args.join(' ')}\n`);
    return original.apply(this, args);
  };
}
