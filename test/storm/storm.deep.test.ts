import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const missing = ['redis-server', 'nginx'].filter((program) => spawnSync(program, ['-v']).error);

// Jest keeps the console of skipped files to itself.
if (missing.length > 0)
  process.stderr.write(`Storms are skipped: no ${missing.join(' and no ')} found. Install them.\n`);
const describeWithServers = missing.length > 0 ? describe.skip : describe;

/** Everything that a storm printed, and whether it kept every promise. */
function storm(...flags: string[]): Promise<{ kept: boolean; printed: string }> {
  const child = spawn(process.execPath, ['storm/run.mjs', ...flags], { cwd: ROOT });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      printed += part.toString();
    });
  }
  return new Promise((resolve) => child.once('close', (code) => resolve({ kept: code === 0, printed })));
}

/** The short form of `npm run storm`, which storm/README.md describes. */
describeWithServers('A storm over three bots', () => {
  it.each([
    ['while bots are killed and Graph fails in every way', ['--submissions', '120']],
    ['while Redis hangs for ten seconds', ['--submissions', '250', '--redis', 'hang', '--kill-every', '4000']],
    [
      'while one bot after the other is restarted, and no press fails',
      ['--submissions', '1000', '--weather', 'calm', '--kill-every', '0', '--restart', 'rolling'],
    ],
  ])(
    'loses nothing, doubles nothing and tells everybody the truth %s',
    async (_when, flags) => {
      const { kept, printed } = await storm('--people', '16', ...flags);
      expect(kept ? '' : printed).toBe('');
    },
    240_000,
  );
});
