import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordOf } from '../../src/bot/json/json';
import { eventually } from './eventually';
import { addWitness } from './failures/witness';
import { freePort } from './runningBot';

const isInstalled = spawnSync('prometheus', ['--version']).error === undefined;

// Jest keeps the console of skipped files to itself.
if (!isInstalled) process.stderr.write('Prometheus tests are skipped: no prometheus found. Install it to run these.\n');

/** `describe` where there is a Prometheus, `describe.skip` where there is none. */
export const describeWithPrometheus = isInstalled ? describe : describe.skip;

/** A real Prometheus that scrapes one port of this machine each second, and forgets everything when it ends. */
export class Prometheus {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    private readonly url: string,
  ) {}

  static async start(scraped: number): Promise<Prometheus> {
    const folder = mkdtempSync(join(tmpdir(), 'muster-prometheus-'));
    const [config, port] = [join(folder, 'prometheus.yml'), await freePort()];
    writeFileSync(
      config,
      `scrape_configs: [{job_name: muster, scrape_interval: 1s, static_configs: [{targets: ['localhost:${scraped}']}]}]`,
    );
    const flags = [
      `--config.file=${config}`,
      `--storage.tsdb.path=${folder}/data`,
      `--web.listen-address=127.0.0.1:${port}`,
    ];
    const child = spawn('prometheus', flags, { stdio: 'ignore' });
    addWitness({ ended: false, begin: () => {}, tell: () => '', end: () => void child.kill('SIGKILL') });
    const prometheus = new Prometheus(child, folder, `http://127.0.0.1:${port}`);
    await eventually(async () => ((await prometheus.isReady()) ? true : undefined), 100);
    return prometheus;
  }

  /** How many series a query finds; throws Prometheus' own words where it is none. */
  async count(query: string): Promise<number> {
    const answer = await fetch(`${this.url}/api/v1/query?${new URLSearchParams({ query })}`);
    const { status, error, data } = recordOf(await answer.json());
    if (status !== 'success') throw new Error(`${query}: ${error}`);
    const { result } = recordOf(data);
    return Array.isArray(result) ? result.length : 0;
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
    rmSync(this.folder, { recursive: true });
  }

  private async isReady(): Promise<boolean> {
    return fetch(`${this.url}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  }
}
