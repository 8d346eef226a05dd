import { once } from 'node:events';
import { join } from 'node:path';
import { BotProcess } from './botProcess';
import { type Flags, readFlags, usage } from './flags';
import { openBrowser } from './openBrowser';
import { RunningBot } from './runningBot';
import { type Sandbox, startSandbox } from './sandbox';

/** Runs until a signal asks for the end. */
async function main(): Promise<void> {
  const flags = flagsOrUsage();
  const asked = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  const sandbox = await startSandbox(flags, process.env.LOG_LEVEL);
  const bot = flags.bot ? new RunningBot(() => newBot(sandbox), sandbox.botUrl) : undefined;
  sandbox.onChange(async () => bot?.restart());
  sandbox.onClock(async (ahead) => bot?.moveClock(ahead));
  try {
    await Promise.race([asked, announce(sandbox, flags, bot)]);
    await Promise.race(bot ? [asked, bot.unexpectedEnd] : [asked]);
  } finally {
    await bot?.stop();
    await sandbox.stop();
  }
}

function flagsOrUsage(): Flags {
  try {
    const flags = readFlags(process.argv.slice(2));
    if (!flags.help) return flags;
    console.log(usage);
    process.exit(0);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    process.exit(2);
  }
}

/** Whoever tries something out by a script is quicker than people are. */
const BUDGETS = { MESSAGES_PER_MINUTE: '6000', PRESSES_PER_MINUTE: '6000', QUEUED_CREATIONS: '200' };

/** What a developer's own network says of proxies is not for a bot that finds everything on this machine. */
const PROXIES = /^(https?|no|all)_proxy$/i;

function newBot(sandbox: Sandbox): BotProcess {
  const own = Object.entries(process.env).filter(([name]) => !PROXIES.test(name));
  const lines: Record<string, string | undefined> = {
    ...Object.fromEntries(own),
    ...BUDGETS,
    ...sandbox.botEnvironment(),
  };
  // The steps of each press are shown on the page; the terminal has what was asked for.
  const LOG_LEVEL = /^(info|warn|error|fatal)$/.test(lines.LOG_LEVEL ?? '') ? 'debug' : lines.LOG_LEVEL;
  const first = [
    join(__dirname, 'clock/followClock.js'),
    ...(sandbox.resolvesNames() ? [] : [join(__dirname, 'noNames.js')]),
  ];
  return new BotProcess(
    join(__dirname, '../bundle/main.js'),
    { ...lines, LOG_LEVEL, SANDBOX_AHEAD: String(sandbox.ahead()) },
    sandbox.folder,
    (text) => sandbox.botPrints(text),
    first.flatMap((file) => ['--require', file]),
  );
}

async function announce(sandbox: Sandbox, flags: Flags, bot: RunningBot | undefined): Promise<void> {
  const { page, graph, entra, botUrl } = sandbox;
  await bot?.restart();
  if (flags.ownBot) {
    const shell = `eval "$(curl -s '${page}/sandbox/environment?as=shell')"`;
    console.log(`Start the bot in this environment, which leads Microsoft's hosts here:\n  ${shell}\n`);
    console.log(`Any other runtime: HTTPS_PROXY=${sandbox.proxy}, trusting ${sandbox.certificateFile}\n`);
  } else if (!bot) {
    const lines = Object.entries(sandbox.botEnvironment()).map(([name, value]) => `${name}=${value}`);
    console.log(`The environment for a bot started by hand:\n${lines.join('\n')}\n`);
  }
  console.log(`bot:    ${flags.ownBot?.endpoint ?? `${botUrl}/api/messages`}`);
  console.log(`Graph:  ${graph}/v1.0`);
  console.log(`Entra:  ${entra}`);
  console.log(`script: ${page}/sandbox/environment`);
  console.log(`ready: ${page}`);
  if (flags.open) openBrowser(page);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
