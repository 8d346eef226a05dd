import type { ChildProcess } from 'node:child_process';
import { appendFileSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { LogWitness } from './failures/logWitness';

/** Where everything lies that the programs printed in this run. */
export const OUTPUT = process.env.MUSTER_TEST_OUTPUT ?? join(__dirname, '../../test-results/output');

/** Keeps what a process prints; gives back all of it so far. The whole of it is searched when the run ends. */
export function record(child: ChildProcess): () => string {
  let printed = '';
  const end = () => void child.kill();
  const witness = LogWitness.watch(fileOf(String(child.pid)), () => printed, end);
  child.once('close', () => {
    witness.ended = true;
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part: Buffer) => {
      printed += part.toString();
      keep(String(child.pid), part);
    });
  return () => printed;
}

/** Adds to the file of this name and of the test file. */
export function keep(name: string, output: string | Buffer): void {
  mkdirSync(OUTPUT, { recursive: true });
  appendFileSync(fileOf(name), output);
}

export function fileOf(name: string): string {
  return join(OUTPUT, `${testName(expect.getState().testPath ?? 'test')}-${name}.log`);
}

/** Its folder too, since two of them have a file of one name. */
function testName(path: string): string {
  return `${basename(dirname(path))}-${basename(path)}`;
}
