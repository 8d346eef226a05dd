import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SightWitness } from './failures/sightWitness';
import { type Answered, answerInWords, post } from './fakeChannel';
import { APP, type Microsoft } from './microsoft';
import { freePort, RunningBot } from './runningBot';

/** What a bot needs around it. */
export type BotDependencies = Pick<Microsoft, 'environment' | 'cert' | 'channelToken'>;

/** The built bot as a process of its own, which trusts the certificate of its Microsoft. */
export class BotProcess {
  private readonly sight = SightWitness.watch();

  private constructor(
    private readonly microsoft: BotDependencies,
    private readonly bot: RunningBot,
    private readonly folder: string,
  ) {}

  static async start(microsoft: BotDependencies, changes: Record<string, string> = {}): Promise<BotProcess> {
    const folder = mkdtempSync(join(tmpdir(), 'muster-bot-'));
    const ca = join(folder, 'ca.pem');
    writeFileSync(ca, microsoft.cert);
    const own = { PORT: String(await freePort()), NODE_EXTRA_CA_CERTS: ca };
    return new BotProcess(microsoft, await RunningBot.start({ ...microsoft.environment, ...own, ...changes }), folder);
  }

  /** Tells the bot to end and gives its exit code once it has. */
  end(): Promise<number | null> {
    return this.bot.end();
  }

  /** `SIGKILL` ends it before it can do anything more, `SIGSTOP` pauses it until `SIGCONT`; `SIGUSR2` is for what a test has preloaded. */
  signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT' | 'SIGUSR2'): void {
    this.bot.signal(name);
  }

  /** Ends the bot, if it has not ended yet, and fails when anything it printed holds a token or a secret. */
  async stop(): Promise<void> {
    await this.bot.stop([`access-${APP}`]);
    rmSync(this.folder, { recursive: true });
    this.sight.ended = true;
  }

  get url(): string {
    return this.bot.url;
  }

  get printed(): string {
    return this.bot.printed;
  }

  /** Sends an activity as the channel does. */
  async tell(activity: object): Promise<Answered> {
    const authorization = `Bearer ${await this.microsoft.channelToken()}`;
    const answered = await post(this.url, activity, { authorization });
    this.sight.saw('The channel', () => answerInWords(answered));
    return answered;
  }
}
