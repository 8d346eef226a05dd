import { existsSync, readFileSync } from 'node:fs';
import type { App } from './app';
import { HouseRulesProblem } from './houseRules/houseRules';
import { underRules } from './houseRules/ruledKinds';
import { newLog } from './http/newLog';
import type { Permissions } from './kinds/kind';
import { examine } from './settings/doctor/doctor';
import { type Finding, jsonOf, lineOf } from './settings/doctor/finding';
import { unknownSettings } from './settings/doctor/unknownSettings';
import { houseRulesSentences } from './settings/houseRulesSetting';
import { readSettings, type Settings, SettingsProblem, settingNames } from './settings/settings';
import { signOutCommand } from './settings/signOutCommand';

/** Connections that wait while the bot is busy; Node's own 511 are gone in a second where everybody connects anew. */
const BACKLOG = 4_096;

/** The names of the lines in `.env`, which count where the environment says nothing. */
function loadEnvFile(): string[] {
  if (!existsSync('.env')) return [];
  process.loadEnvFile('.env');
  return [...readFileSync('.env', 'utf8').matchAll(/^\s*(?:export\s+)?(\w+)\s*=/gm)].map(([, name = '']) => name);
}

function settingsOrExit(): Settings {
  try {
    return readSettings(process.env);
  } catch (error) {
    if (!(error instanceof SettingsProblem)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

/** `--doctor [--json]`: says what works and what does not, and ends with 1 when something does not. */
async function beDoctor(envFile: readonly string[]): Promise<void> {
  const environment = Object.keys(process.env);
  const unknown = unknownSettings(settingNames(process.env), environment, envFile);
  const findings = [...unknown, ...(await examined())];
  if (process.argv.includes('--json')) console.log(JSON.stringify(jsonOf(findings), null, 2));
  else for (const finding of findings) console.log(lineOf(finding));
  process.exitCode = findings.some(({ problem }) => problem) ? 1 : 0;
}

async function examined(): Promise<Finding[]> {
  const { loadParts }: typeof import('./parts') = require('./parts');
  try {
    const settings = readSettings(process.env);
    const { translators, ...parts } = loadParts();
    const catalog = settings.houseRules ? underRules(parts.catalog, settings.houseRules) : parts.catalog;
    const english = translators.of('en');
    const needed: Permissions = Object.assign({}, ...catalog.kinds.map(({ permissions }) => permissions));
    const purposes = Object.entries(needed).map(([name, purpose]) => [name, english.localize(purpose)]);
    return await examine(settings, Object.fromEntries(purposes));
  } catch (error) {
    if (error instanceof HouseRulesProblem)
      return houseRulesSentences(error).map((problem) => ({ what: 'the house rules', problem }));
    if (!(error instanceof SettingsProblem)) throw error;
    return error.problems.map((problem) => ({ what: 'the settings', problem }));
  }
}

/** `--signout <object id> [--block | --unblock]`, for an operator. */
async function beSignOut(settings: Settings, args: readonly string[]): Promise<void> {
  const { done, words } = await signOutCommand(settings, args);
  if (done) console.log(words);
  else console.error(words);
  process.exitCode = done ? 0 : 1;
}

/** House rules are held against the kinds, which are loaded with the app. */
function appOrExit(create: () => App): App {
  try {
    return create();
  } catch (error) {
    if (!(error instanceof HouseRulesProblem)) throw error;
    console.error(new SettingsProblem(houseRulesSentences(error)).message);
    process.exit(1);
  }
}

function serve(settings: Settings): void {
  // The greater part of the program, which neither the doctor nor somebody whose settings are wrong waits for.
  const { createApp }: typeof import('./app') = require('./app');
  const log = newLog(settings.logLevel);
  const app = appOrExit(() => createApp(settings, log));
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

const envFile = loadEnvFile();
const [, , command, ...args] = process.argv;
if (process.argv.includes('--doctor')) void beDoctor(envFile);
else if (command === '--signout') void beSignOut(settingsOrExit(), args);
else serve(settingsOrExit());
