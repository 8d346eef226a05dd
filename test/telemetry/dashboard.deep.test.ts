/** @seconds 40 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../support/eventually';
import { describeWithPrometheus, Prometheus } from '../support/prometheus';
import { freePort } from '../support/runningBot';
import { Sandbox } from '../support/sandbox';

interface Dashboard {
  readonly panels: readonly { readonly title: string; readonly targets: readonly { readonly expr: string }[] }[];
}

const ROOT = join(__dirname, '../..');
const dashboard: Dashboard = JSON.parse(readFileSync(join(ROOT, 'infra/grafana/muster.json'), 'utf8'));
const queries = dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const));
/** The alerts that docs/watching.md describes. */
const alerts = [...readFileSync(join(ROOT, 'docs/watching.md'), 'utf8').matchAll(/^\| [^|`]+ \| `([^`]+)` \|/gm)].map(
  ([, expr = '']) => expr.replaceAll('\\|', '|'),
);

/** What a query is about: its metrics, with those of its conditions that some series can meet at any time. */
function metricsIn(expr: string): string[] {
  return [...new Set(expr.match(/muster_\w+/g))];
}

describeWithPrometheus('A real Prometheus', () => {
  let prometheus: Prometheus;
  let teams: Sandbox;

  beforeAll(async () => {
    const port = await freePort();
    teams = await Sandbox.start({ METRICS_PORT: String(port) });
    await teams.around({ environment: { MESSAGES_PER_MINUTE: '12' } });
    prometheus = await Prometheus.start(port);
    await teams.form('add task Refused once');
    await teams.faults({ path: '/tasks$', method: 'POST', status: 429, retryAfter: 1, times: 1 });
    await teams.press({ verb: 'create' });
    const body = { error: 'invalid_grant', error_description: 'AADSTS50013: no.', error_codes: [50_013] };
    await teams.refusals({ flow: 'onBehalfOf', status: 400, body, times: 1 });
    await teams.form('add task Refused by Entra', { user: 'ben@contoso.example' });
    // Beyond the budget, for which there is a metric of its own.
    for (let i = 0; i < 14; i++) await teams.say('help', { user: 'ines@contoso.example' });
    await eventually(async () => ((await prometheus.count('muster_creations_total')) > 0 ? true : undefined), 200);
  }, 120_000);

  afterAll(async () => {
    await teams.stop();
    await prometheus.stop();
  }, 60_000);

  test('has every metric that the dashboard and the alerts ask for', async () => {
    expect(queries.length).toBeGreaterThan(10);
    expect(alerts.length).toBeGreaterThan(4);
    for (const name of new Set([...queries.map(([, expr]) => expr), ...alerts].flatMap(metricsIn)))
      expect([name, await eventually(async () => (await prometheus.count(name)) || undefined, 200)]).toEqual([
        name,
        expect.any(Number),
      ]);
  });

  test.each(queries)('draws “%s” by %s', async (_title, expr) => {
    expect(await eventually(async () => (await prometheus.count(expr)) || undefined, 200)).toBeGreaterThan(0);
  });

  test.each(alerts.map((expr) => [expr]))('can be asked %s', async (expr) => {
    expect(await prometheus.count(expr)).toBeGreaterThanOrEqual(0);
  });
});
