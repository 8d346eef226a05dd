import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { record } from '../support/recording';

const script = join(__dirname, '../../bench/overload.mjs');

/** What hangs on how much of the machine others leave is told, and not held to. */
const SPEED = /^✗ (before|answered|\/health|two seconds later)/;

test('A bot that is asked for twice what it can do answers or refuses every turn within five seconds, and loses none', async () => {
  const child = spawn(process.execPath, [script, '--seconds', '9'], { env: { PATH: process.env.PATH } });
  const printed = record(child);
  await once(child, 'close');
  const lines = printed().split('\n');
  expect(lines.filter((line) => line.startsWith('✗') && !SPEED.test(line))).toEqual([]);
  expect(lines.at(-1) || lines.at(-2)).toMatch(/^\d+ of 14 not as promised$/);
});
