// Opens the Microsoft 365 Agents Playground as the client of a running sandbox: node scripts/playground.mjs [sandbox address]
// The Playground knows no sign-in, so it talks to the sandbox's relay, which signs in the person it plays.
import { spawn } from 'node:child_process';

const VERSION = '0.2.28';
const PORT = '56150';
const sandbox = process.argv[2] ?? 'http://localhost:3979';

const runs = await fetch(`${sandbox}/sandbox/environment`).then(
  ({ ok }) => ok,
  () => false,
);
if (!runs) {
  console.error(`No sandbox answers at ${sandbox}. Start one with "npm run sandbox -- --no-open" in another window.`);
  process.exit(1);
}

const start = ['start', '-e', `${sandbox}/relay/api/messages`, '-p', PORT, '--disable-telemetry'];
const playground = spawn(
  'npx',
  [
    '--yes',
    '--ignore-scripts',
    '--package',
    `@microsoft/m365agentsplayground@${VERSION}`,
    'agentsplayground',
    ...start,
  ],
  {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, APPLICATION_INSIGHTS_NO_STATSBEAT: 'true' },
  },
);
playground.on('exit', (code) => process.exit(code ?? 1));
