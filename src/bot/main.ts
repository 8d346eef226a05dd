import { existsSync } from 'node:fs';
import { newLog } from './http/newLog';
import { examine } from './settings/doctor';
import type { Finding } from './settings/finding';
import { readSettings, type Settings, SettingsProblem } from './settings/settings';
import { signOutCommand } from './settings/signOutCommand';

/** Connections that wait while the bot is busy; Node's own 511 are gone in a second where everybody connects anew. */
const BACKLOG = 4_096;

function settingsOrExit(): Settings {
  if (existsSync('.env')) process.loadEnvFile('.env');
  try {
    return readSettings(process.env);
  } catch (error) {
    if (!(error instanceof SettingsProblem)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

/** `--doctor`: says what works and what does not, and ends with 1 when something does not. */
async function beDoctor(settings: Settings): Promise<void> {
  const findings = await examine(settings);
  for (const finding of findings) console.log(lineOf(finding));
  process.exitCode = findings.some(({ problem }) => problem) ? 1 : 0;
}

function lineOf({ what, problem, warning }: Finding): string {
  if (problem) return `✗ ${what}: ${problem}`;
  return warning ? `! ${what}: ${warning}` : `✓ ${what}`;
}

/** `--signout <object id> [--block | --unblock]`, for an operator. */
async function beSignOut(settings: Settings, args: readonly string[]): Promise<void> {
  const { done, words } = await signOutCommand(settings, args);
  if (done) console.log(words);
  else console.error(words);
  process.exitCode = done ? 0 : 1;
}

function serve(settings: Settings): void {
  // The greater part of the program, which neither the doctor nor somebody whose settings are wrong waits for.
  const { createApp }: typeof import('./app') = require('./app');
  const log = newLog(settings.logLevel);
  const app = createApp(settings, log);
  app.server.on('error', (error: Error) => {
    console.error(`Muster cannot listen on port ${settings.port}: ${error.message}. Choose another with PORT or HOST.`);
    process.exit(1);
  });
  const { port, host } = settings;
  app.server.listen({ port, host, backlog: BACKLOG }, () => log.info({ port, host }, 'Muster listens'));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'Muster finishes what it has begun');
      app.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

const settings = settingsOrExit();
const [, , command, ...args] = process.argv;
if (process.argv.includes('--doctor')) void beDoctor(settings);
else if (command === '--signout') void beSignOut(settings, args);
else serve(settings);
