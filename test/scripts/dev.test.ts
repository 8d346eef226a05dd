import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { eventually } from '../support/eventually';

const ROOT = join(__dirname, '../..');

/** Builds what src/text.txt holds, and does not compile where that is "broken". */
const prepare = `
import { readFileSync, writeFileSync } from 'node:fs';
const text = readFileSync('src/text.txt', 'utf8');
if (text === 'broken') process.exit(1);
writeFileSync('dist/built.txt', text);`;

/** Says what it was built of and how it was started, and says goodbye; ends at once where it was built of "crash". */
const sandbox = `
const text = require('node:fs').readFileSync('dist/built.txt', 'utf8');
process.once('SIGTERM', () => { console.log('ended ' + text); process.exit(0); });
console.log('started ' + text, ...process.argv.slice(2));
if (text === 'crash') process.exit(1);
setInterval(() => {}, 1000);`;

describe('npm run dev', () => {
  let folder: string;
  let dev: ChildProcess;
  let printed: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'muster-dev-'));
    cpSync(join(ROOT, 'scripts'), join(folder, 'scripts'), { recursive: true });
    put('scripts/prepare.mjs', prepare);
    put('dist/sandbox/main.js', sandbox);
    put('src/text.txt', 'one');
    put('cards/form.json', '{}');
    put('messages/de/shared.json', '{}');
    put('manifest/manifest.json', '{}');
    printed = '';
    dev = spawn(process.execPath, [join(folder, 'scripts/dev.mjs'), '--port', '0'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [dev.stdout, dev.stderr])
      stream?.on('data', (part) => {
        printed += part;
      });
  });

  afterEach(async () => {
    await stop();
    rmSync(folder, { recursive: true });
  });

  function put(name: string, text: string): void {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }

  async function stop(): Promise<number | null> {
    if (dev.exitCode === null && dev.signalCode === null) {
      const ended = once(dev, 'exit');
      dev.kill('SIGINT');
      await ended;
    }
    return dev.exitCode;
  }

  const prints = (text: string) => eventually(() => (printed.includes(text) ? text : undefined));

  test('starts the sandbox with its flags, and ends it with itself', async () => {
    await prints('started one --port 0\n');
    expect(await stop()).toBe(0);
    await prints('ended one');
  });

  test('starts it anew when a source, a card or a text changes, without opening the browser again', async () => {
    await prints('started one');
    put('src/text.txt', 'two');
    await prints('src/text.txt: building');
    await prints('ended one');
    await prints('started two --port 0 --no-open');
    put('cards/form.json', '{ "changed": true }');
    await prints('cards/form.json: building');
    await prints('ended two');
    put('messages/de/new.json', '{}');
    await prints('messages/de/new.json: building');
    expect(printed).not.toContain('It has ended');
  });

  test('keeps the old one running where the new one does not compile, and says so', async () => {
    await prints('started one');
    put('src/text.txt', 'broken');
    await prints('It does not compile; the one that runs goes on.');
    expect(printed).not.toContain('ended one');
    put('src/text.txt', 'three');
    await prints('started three');
  });

  test('starts it again with the next change after it has ended by itself', async () => {
    await prints('started one');
    put('src/text.txt', 'crash');
    await prints('It has ended; your next change starts it again.');
    put('src/text.txt', 'four');
    await prints('started four');
  });
});
