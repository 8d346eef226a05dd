import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(__dirname, '../..');

/** What `npm run simulate` prints, by mode; `root` holds the built bot and the simulation. */
export async function simulate(flags: readonly string[], root = ROOT): Promise<ReadonlyMap<string, string>> {
  const child = spawn(process.execPath, ['simulation/run.mjs', ...flags], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      printed += part.toString();
    });
  }
  await new Promise((resolve) => child.once('close', resolve));
  const lines = printed.split('\n').map((line) => /^ *(\w+)(?:, seed \d+)?: (.*)/.exec(line));
  const byMode = new Map<string, string>();
  for (const [, mode = '', words = ''] of lines.filter((line) => line !== null))
    byMode.set(mode, `${byMode.get(mode) ?? ''}${words}\n`);
  return byMode;
}
