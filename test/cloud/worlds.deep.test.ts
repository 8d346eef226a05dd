/** @seconds 120 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLOUDS } from '../../src/bot/cloud/clouds';
import { Sandbox } from '../support/sandbox';
import { mainJob, type Row } from './worlds';

const ROOT = join(__dirname, '../..');
/** The hosts that a cloud's cards and requests may name. */
const ALLOWED = Object.fromEntries(
  Object.values(CLOUDS).map(({ name, entra, graph, connectors, links }) => [
    name,
    [entra, graph, ...connectors, ...Object.values(links)].map((address) => new URL(address).hostname),
  ]),
);
const CLIENTS = [
  {},
  { silentToken: 'notInChannels' },
  { execute: false },
  { silentToken: 'notInChannels', execute: false },
] as const;
const KIND = { silentToken: 'everywhere', execute: true } as const;

function inWords(world: object): string {
  return Object.entries(world)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}

/** The table is made by each run, for people to read. */
function keep(rows: readonly Row[]): void {
  const folder = join(ROOT, 'test-results');
  mkdirSync(folder, { recursive: true });
  const lines = rows.map(({ place, group, task, plannerTask, hosts }) =>
    [place, group, task, plannerTask, hosts.join(' ')].join(' | '),
  );
  const head = ['world | group | task | Planner task | hosts of Microsoft', '--- | --- | --- | --- | ---'];
  writeFileSync(join(folder, 'worlds.md'), `${[...head, ...lines].join('\n')}\n`);
}

test('The main job is done in every world', async () => {
  const sandbox = await Sandbox.start();
  const rows: Row[] = [];
  const switches = Object.keys(await sandbox.around());
  const known = (wanted: object) =>
    Object.fromEntries(Object.entries(wanted).filter(([name]) => switches.includes(name)));
  for (const cloud of Object.keys(CLOUDS)) {
    for (const proxy of [false, true]) {
      await sandbox.around({ cloud, proxy });
      for (const client of CLIENTS) {
        await sandbox.around(known({ ...KIND, ...client }));
        const row = await mainJob(sandbox, inWords({ cloud, proxy, ...client }));
        rows.push(row);
        expect(row.hosts.filter((host) => !ALLOWED[cloud]?.includes(host))).toEqual([]);
      }
    }
  }
  await sandbox.stop();
  keep(rows);
  for (const { place, group, task, plannerTask } of rows)
    expect([place, group, task, plannerTask]).toEqual([place, 'created', 'created', 'created']);
  expect(rows).toHaveLength(32);
}, 600_000);
