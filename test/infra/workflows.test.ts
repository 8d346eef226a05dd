import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const FOLDER = join(__dirname, '../../.github/workflows');
const workflows = new Map(
  readdirSync(FOLDER).map((name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    return [name, { text, content: parse(text) }] as const;
  }),
);

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly run?: string;
}

const stepsOf = (name: string, job: string): Step[] => workflows.get(name)?.content.jobs[job].steps;

describe.each([...workflows])('%s', (_name, { text, content }) => {
  test('uses actions by the version that their makers keep, with no hash that somebody typed', () => {
    const uses = [...text.matchAll(/uses: (\S+)/g)].map(([, action]) => action);
    for (const action of uses) expect(action).toMatch(/^[\w-]+\/[\w-]+@v\d+$/);
    expect(text).not.toMatch(/\b[0-9a-f]{40}\b/);
  });

  test('may do no more than it needs, for a time that ends', () => {
    expect(content.permissions).toBeDefined();
    const jobs: { 'timeout-minutes'?: number }[] = Object.values(content.jobs);
    for (const job of jobs) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });
});

test('every change is tested on the four Nodes, and built: image, Bicep, documentation', () => {
  const { jobs } = workflows.get('ci.yml')?.content ?? {};
  const nodes: { node: number; image: string }[] = jobs.test.strategy.matrix.include;
  expect(nodes.map(({ node, image }) => [node, image.startsWith(`node:${node}-`)])).toEqual(
    [20, 22, 24, 26].map((node) => [node, true]),
  );
  const runs = Object.keys(jobs).flatMap((job) => stepsOf('ci.yml', job).map(({ run }) => run ?? ''));
  expect(runs.join('\n')).toMatch(/bicep build --file infra\/azure\/main\.bicep/);
  expect(runs).toContain('npm run docs');
});

test.each([
  ['ci.yml', 'build'],
  ['release.yml', 'build'],
])('the image of %s has a bill of materials and its provenance', (name, job) => {
  const build = stepsOf(name, job).find(({ uses }) => uses?.startsWith('docker/build-push-action'));
  expect(build?.with).toMatchObject({ sbom: true, provenance: 'mode=max' });
});

test('a release resolves its digests by itself, records them, and has the app package', () => {
  const image = stepsOf('release.yml', 'build').flatMap(({ run = '' }) => run);
  expect(image.join('\n')).toMatch(/pinImages\.mjs \| tee base-images\.txt/);
  expect(workflows.get('release.yml')?.text).toMatch(/@\$\{\{ steps\.build\.outputs\.digest \}\}/);
  const release = stepsOf('release.yml', 'release').flatMap(({ run = '' }) => run);
  expect(release.join('\n')).toMatch(/npm run package && cp dist\/muster\.zip release\//);
  expect(release.at(-1)).toContain('release/*');
});
