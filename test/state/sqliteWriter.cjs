// Writes to the SQLite store of a file until it is killed, and prints each thing that was confirmed before it does the next.
const { writeSync } = require('node:fs');
const { openStore } = require('../../dist/bot/state/openStore.js');

const [, , file = '', round = ''] = process.argv;
const HOUR = { ttl: 60 * 60 * 1000 };

async function main() {
  const store = openStore(`sqlite:${file}`);
  for (let i = 0; ; i++) {
    const key = `${round} ${i}`;
    const { entry } = await store.claim(key, 'claimed', HOUR);
    writeSync(1, `${JSON.stringify({ key, value: 'claimed' })}\n`);
    const saved = await store.compareAndSet(key, entry.version, `recorded ${'x'.repeat(2_000)}`, HOUR);
    if (saved) writeSync(1, `${JSON.stringify({ key, value: saved.value })}\n`);
  }
}

void main();
