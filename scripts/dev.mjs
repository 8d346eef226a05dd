// npm run dev [-- flags of the sandbox]: the sandbox, built and started anew whenever a source, a card or a text changes.
// What does not compile is told, and the one that runs goes on. Its state is in memory: a new start forgets the chats.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { restartOnChange } from './dev/restartOnChange.mjs';
import { watchFiles } from './dev/watchFiles.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const flags = process.argv.slice(2);

/** Whether everything compiles; what does not is printed by the compiler. */
async function build() {
  const [code] = await once(node('scripts/prepare.mjs'), 'exit');
  return code === 0;
}

/** The browser is opened by the first one only. */
let opened = false;
function start() {
  const sandbox = node('dist/sandbox/main.js', ...flags, ...(opened ? ['--no-open'] : []));
  opened = true;
  const ended = once(sandbox, 'exit');
  return {
    ended,
    stop: async () => {
      sandbox.kill('SIGTERM');
      await ended;
    },
  };
}

/** @param {...string} args */
function node(...args) {
  return spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
}

const asked = Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal)));
const running = restartOnChange({ build, start, tell: console.error });
const endWatch = watchFiles(
  ['src', 'cards', 'messages', 'manifest'].map((folder) => join(root, folder)),
  (files) => {
    console.error(`\n${files.map((file) => relative(root, file)).join(', ')}: building …`);
    void running.changed();
  },
);
await asked;
endWatch();
await running.stop();
process.exit(0);
