import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * A checkout of that commit with its own packages, built; kept in dist for the next time.
 * @param {string} commit
 */
export function buildOf(commit) {
  const folder = join(root, 'dist', 'guard', commit);
  if (existsSync(join(folder, 'dist', 'bot', 'main.js'))) return folder;
  console.error(`Building ${commit} (once) …`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const archive = execFileSync('git', ['archive', commit], { cwd: root, maxBuffer: 2 ** 28 });
  execFileSync('tar', ['-x'], { cwd: folder, input: archive });
  execFileSync(process.execPath, [join('scripts', 'prepare.mjs')], { cwd: folder, stdio: ['ignore', 2, 2] });
  return folder;
}
