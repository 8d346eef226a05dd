import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

test('three thousand hostile requests harm nothing', async () => {
  const flags = ['--count', '3000', '--seed', '7'];
  const storm = spawn(process.execPath, ['storm/hostile.mjs', ...flags], { cwd: ROOT, timeout: 110_000 });
  let printed = '';
  for (const stream of [storm.stdout, storm.stderr])
    stream.on('data', (part) => {
      printed += part;
    });
  const [code] = await once(storm, 'close');
  if (code !== 0) throw new Error(`The storm ended with ${code}:\n${printed}`);
}, 120_000);
