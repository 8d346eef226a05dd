/** @seconds 15 */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathTemplate } from '../../src/bot/telemetry/pathTemplate';
import { eventually } from '../support/eventually';
import { OtlpReceiver, type ReceivedSpan } from '../support/otlpReceiver';
import { freePort } from '../support/runningBot';
import { Sandbox } from '../support/sandbox';

let receiver: OtlpReceiver;
let teams: Sandbox;
let metricsPort: number;

beforeAll(async () => {
  [receiver, metricsPort] = [await OtlpReceiver.start(), await freePort()];
  teams = await Sandbox.start({
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_EXPORTER_OTLP_HEADERS: 'api-key=the%20key',
    METRICS_PORT: String(metricsPort),
    SETTLE_SECONDS: '3',
  });
}, 60_000);

afterAll(async () => {
  await teams.stop();
  await receiver.stop();
}, 60_000);

const metrics = async () => (await fetch(`http://localhost:${metricsPort}/metrics`)).text();

/** The trace that has such a span, once it has all of these. */
function traceWith(isIn: (span: ReceivedSpan) => boolean, ...names: string[]): Promise<ReceivedSpan[]> {
  return eventually(() => {
    const of = new Set(receiver.spans.filter(isIn).map(({ trace }) => trace));
    for (const id of of) {
      const spans = receiver.spans.filter(({ trace }) => trace === id);
      if (names.every((name) => spans.some((span) => span.name === name))) return spans;
    }
    return undefined;
  });
}

const statusOf = ({ attributes }: ReceivedSpan) => Number(attributes['http.response.status_code']);

describe('A press that met a 429 and then a 504', () => {
  test('is one trace, from the activity to Graph and back', async () => {
    await teams.form('add task Water the orchids');
    await teams.faults({ path: '/tasks$', method: 'POST', status: 429, retryAfter: 1, times: 1 });
    await teams.faults({ path: '/tasks$', method: 'POST', status: 504, when: 'after', times: 1 });
    await teams.press({ verb: 'create' });
    await teams.sees('To Do task created');
    const isRefused = (span: ReceivedSpan) => span.name === 'POST graph' && statusOf(span) === 504;
    const spans = await traceWith(isRefused, 'activity', 'gate', 'turn', 'ledger', 'POST graph', 'GET graph');
    const posts = spans.filter(({ name }) => name === 'POST graph').sort((a, b) => a.start - b.start);
    expect(posts.map(statusOf)).toEqual([429, 504]);
    expect(posts.every(({ failed }) => failed)).toBe(true);
    expect(posts[0]?.attributes['url.template']).toBe('/v1.0/me/todo/lists/{id}/tasks');
    const after = spans.filter(({ name, start }) => name === 'GET graph' && start > (posts[1]?.start ?? 0));
    expect(after.map(statusOf)).toContain(200);
    const names = new Set(spans.map(({ name }) => name));
    expect([...names]).toEqual(expect.arrayContaining(['store claim', 'store compareAndSet']));
  });

  test('hangs together: each span but the first has its parent in the trace', async () => {
    const isRefused = (span: ReceivedSpan) => span.name === 'POST graph' && statusOf(span) === 504;
    const spans = await traceWith(isRefused, 'activity');
    const ids = new Set(spans.map(({ id }) => id));
    const roots = spans.filter(({ parent }) => parent === '');
    expect(roots.map(({ name }) => name)).toEqual(['activity']);
    expect(spans.filter(({ parent }) => parent !== '' && !ids.has(parent)).map(({ name }) => name)).toEqual([]);
  });
});

test('Nothing of it is loaded where nobody wants it, nor what reads house rules', () => {
  const script = `require('./dist/bot/app.js'); console.log(Object.keys(require.cache).join('\\n'))`;
  const { stdout } = spawnSync(process.execPath, ['-e', script], { cwd: join(__dirname, '../..'), encoding: 'utf8' });
  const loaded = stdout.split('\n');
  expect(loaded.length).toBeGreaterThan(100);
  expect(loaded.filter((file) => /@opentelemetry|node_modules.(?:ajv|yaml|protobufjs)\b/.test(file))).toEqual([]);
});

test('A sign-in has its span, and Entra’s request below it', async () => {
  const spans = await traceWith(({ name }) => name === 'on-behalf-of token', 'POST entra');
  const signIn = spans.find(({ name }) => name === 'on-behalf-of token');
  expect(spans.find(({ name }) => name === 'POST entra')?.parent).toBe(signIn?.id);
});

test('What is sent carries the headers of its settings, and nothing that tells of anybody', async () => {
  const { value } = await teams.graph<{ value: { id: string }[] }>('/v1.0/me/todo/lists/{default}/tasks');
  expect(receiver.headers.every((headers) => headers['api-key'] === 'the key')).toBe(true);
  const environment = await teams.environment();
  const secrets = ['Water the orchids', 'alex', 'Rivera', 'ff8c277c', 'eyJ', environment.MicrosoftAppPassword ?? '-'];
  for (const word of [...secrets, ...value.map(({ id }) => id)]) expect(receiver.whole).not.toContain(word);
});

describe('/metrics', () => {
  test('counts turns, creations, requests, the ledger, the store, sign-ins and budgets', async () => {
    const text = await metrics();
    for (const line of [
      /^muster_turns_total\{type="press",kind="todoTask",outcome="form"\} \d/m,
      /^muster_creations_total\{kind="todoTask",action="create",outcome="created"\} 1$/m,
      /^muster_request_duration_seconds_count\{to="graph",method="POST",status="429"\} 1$/m,
      /^muster_request_duration_seconds_count\{to="graph",method="POST",status="504"\} 1$/m,
      /^muster_request_duration_seconds_count\{to="entra",method="POST",status="200"\} \d/m,
      /^muster_ledger_results_total\{state="pending"\} \d/m,
      /^muster_ledger_results_total\{state="created"\} \d/m,
      /^muster_store_duration_seconds_count\{call="claim",outcome="done"\} \d/m,
      /^muster_signin_duration_seconds_count\{step="on-behalf-of token",outcome="done"\} \d/m,
      /^muster_budget_spent_total\{what="presses"\} \d/m,
    ])
      expect(text).toMatch(line);
  });

  test('tells of nobody, whatever somebody sends', async () => {
    const chat = {
      type: 'message',
      text: null,
      value: { verb: 'x'.repeat(50), ticket: 'v2.a.b.c.d', kind: 'made up' },
    };
    await teams.script('activity', { user: 'alex@contoso.example', chat: 'personal', activity: chat });
    const text = await metrics();
    expect(text).not.toMatch(/xxxx|made up|orchids|ff8c277c/);
  });

  test('is nowhere on the public port, and its own port has nothing else', async () => {
    const { PORT } = await teams.environment();
    expect((await fetch(`http://localhost:${PORT}/metrics`)).status).toBe(404);
    expect((await fetch(`http://localhost:${metricsPort}/health`)).status).toBe(404);
    expect((await fetch(`http://localhost:${metricsPort}/metrics`, { method: 'POST' })).status).toBe(404);
  });
});

test.each([
  ['/v1.0/me/todo/lists/AAMk123=/tasks?$top=1', '/v1.0/me/todo/lists/{id}/tasks'],
  ['/v1.0/users/alex@contoso.example', '/v1.0/users/{id}'],
  ['/v3/conversations/a:1x/activities/17', '/v3/conversations/{id}/activities/{id}'],
  ['/84841066-274d-4ec0-a5c1-276be684bdd3/oauth2/v2.0/token', '/{id}/oauth2/v2.0/token'],
  ['/beta/me/outlook/taskGroups', '/beta/me/outlook/taskGroups'],
  ["/v1.0/groups(uniqueName='Secret')", '/v1.0/{id}'],
  ['/v1.0/groups/$batch', '/v1.0/groups/$batch'],
])('The path %s is told as %s', (path, template) => {
  expect(pathTemplate(path)).toBe(template);
});
