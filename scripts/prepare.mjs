// Makes a clone ready to run: installs what package-lock.json names and builds, each only when something has changed.
// Uses nothing but Node, because it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lock = join(root, 'package-lock.json');
const installed = join(root, 'node_modules', '.muster-installed');

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
function run(command, args) {
  // Windows finds npm and tsc only through its shell.
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(`\n"${command} ${args.join(' ')}" failed. Mend what it says above, then run the same command again.`);
    process.exit(status ?? 1);
  }
}

/**
 * The compiler leaves what it once built; a kind whose source is gone would still be found.
 * @param {string} program
 */
function forgetStale(program) {
  const built = join(root, 'dist', program);
  if (!existsSync(built)) return;
  for (const file of readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'))) {
    const source = join(root, 'src', program, file.replace(/\.js$/, '.ts'));
    if (!existsSync(source)) rmSync(join(built, file));
  }
}

/**
 * A lock file without the project's own version, which stands in it twice, before all others: a new version of Muster is
 * no reason to install anything.
 * @param {string} text
 */
function packagesOf(text) {
  const version = /"version": ".*"/;
  return text.replace(version, '').replace(version, '');
}

function prepare() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(
      `Muster needs Node 20.19 or newer; this is ${process.version}. Install a newer one from https://nodejs.org.`,
    );
    process.exit(1);
  }

  const wanted = readFileSync(lock, 'utf8');
  if (!existsSync(installed) || packagesOf(readFileSync(installed, 'utf8')) !== packagesOf(wanted)) {
    console.error('Installing the packages (once) …');
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
    writeFileSync(installed, wanted);
  }
  forgetStale('bot');
  forgetStale('sandbox');
  run('node', [join('node_modules', 'typescript', 'bin', 'tsc'), '--build']);
  run('node', [join('scripts', 'buildManifest.mjs')]);
  run('node', [join('scripts', 'bundle.mjs')]);
}

// Tests run what is built; a build beside them would pull it from under their feet.
if (!process.env.MUSTER_PREPARED) prepare();
