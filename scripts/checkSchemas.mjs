// node scripts/checkSchemas.mjs: holds m365agents.yml and the workflows to what their makers publish: the Toolkit's schema,
// and GitHub's own reader of workflows. Both packages are fetched for this run alone, since they are large.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { build } from 'esbuild';
import { parse } from 'yaml';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'muster-schemas-'));
const install = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--no-save'];

/** @param {string} file */
const read = (file) => readFileSync(join(root, file), 'utf8');

/** @returns {string[]} */
function toolkitProblems() {
  const yml = 'm365agents.yml';
  /** @type {unknown} */
  const content = parse(read(yml));
  const { version } = Object(content);
  const schema = join(folder, `package/resource/yaml-schema/${version}/yaml.schema.json`);
  const ajv = new Ajv({ strict: false, allErrors: true });
  const validate = ajv.compile(Object(JSON.parse(readFileSync(schema, 'utf8'))));
  if (validate(content)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${yml}${instancePath} ${message}`);
}

/** @returns {Promise<string[]>} */
async function workflowProblems() {
  const entryPoints = [join(folder, 'node_modules/@actions/workflow-parser/dist/index.js')];
  const outfile = join(folder, 'parser.cjs');
  // Node does not load its JSON by itself.
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'cjs' });
  /** @type {unknown} */
  const loaded = createRequire(outfile)(outfile);
  const { parseWorkflow, NoOperationTraceWriter } = Object(loaded);
  return readdirSync(join(root, '.github/workflows')).flatMap((name) => {
    const { context } = parseWorkflow(
      { name, content: read(`.github/workflows/${name}`) },
      new NoOperationTraceWriter(),
    );
    return context.errors.getErrors().map((/** @type {{ message: string }} */ { message }) => message);
  });
}

try {
  writeFileSync(join(folder, 'package.json'), '{"private": true}');
  const there = { cwd: folder, encoding: /** @type {const} */ ('utf8') };
  execFileSync('npm', [...install, '@actions/workflow-parser'], there);
  // Without what it depends on.
  const packed = execFileSync('npm', ['pack', '--silent', '@microsoft/m365agentstoolkit-cli'], there).trim();
  execFileSync('tar', ['-xzf', packed, 'package/resource'], there);
  const problems = [...toolkitProblems(), ...(await workflowProblems())];
  for (const problem of problems) console.error(problem);
  console.log(`${problems.length} problems in m365agents.yml and .github/workflows`);
  process.exitCode = problems.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true });
}
