import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import { answerComplaints, refuse, requestComplaints } from '../conformance/complaints';
import { eventually } from './eventually';
import { SightWitness } from './failures/sightWitness';
import { KEYS } from './keys';
import { record } from './recording';
import { secretIn } from './secrets';
import { inWords, type Message, type Seen, textOf } from './seen';

export { elementsOf, lastCard, type Message, problemAt, type Seen, textOf, valuesOf } from './seen';

const ROOT = join(__dirname, '../..');

export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly requestBody: unknown;
  readonly responseBody: unknown;
  readonly to: 'graph' | 'entra' | 'connector';
}

export interface Where {
  readonly user?: string;
  /** What the person's Teams speaks from now on, where something is said. */
  readonly locale?: string;
  readonly chat?: 'personal' | 'group' | 'channel';
}

export interface Press extends Where {
  readonly message?: string;
  readonly verb?: string;
  readonly title?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly consent?: boolean;
  /** Another account in the browser, by its user principal name. */
  readonly account?: string;
  readonly decline?: boolean;
}

const SILENT = ['--silent-token', 'everywhere'];

/** Where nothing else is said. */
const alone = { user: 'alex@contoso.example', chat: 'personal' } as const;

/** The built sandbox and bot as processes of their own, spoken to over their public addresses. */
export class Sandbox {
  private readonly sight = SightWitness.watch();
  /** The test that last said or pressed something: what Graph was asked is looked at only later. */
  private during = '';

  private constructor(
    private readonly process: ChildProcess,
    private readonly output: () => string,
    readonly url: string,
  ) {}

  /** Teams gives a token silently everywhere, unless flags say otherwise: in channels the real one does not. */
  static start(environment: Record<string, string> = {}, flags: readonly string[] = []): Promise<Sandbox> {
    const ports = ['--port', '0', '--bot-port', '0', '--graph-port', '0', '--entra-port', '0'];
    const keys = KEYS ? ['--keys', KEYS] : [];
    const silent = flags.includes('--silent-token') ? [] : SILENT;
    const args = ['--no-open', ...ports, ...keys, ...silent, ...flags];
    const child = spawn(process.execPath, ['dist/sandbox/main.js', ...args], {
      cwd: ROOT,
      env: { ...process.env, LOG_LEVEL: 'trace', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = record(child);
    return new Promise((resolve, reject) => {
      const look = () => {
        const url = /^ready: (\S+)$/m.exec(output())?.[1];
        if (!url) return;
        child.stdout.off('data', look);
        resolve(new Sandbox(child, output, url));
      };
      child.stdout.on('data', look);
      child.once('exit', (code) =>
        reject(new Error(`The sandbox ended with ${code} before it was ready:\n${output()}`)),
      );
    });
  }

  /** Ends both programs; fails when they printed a token or a secret, and when Graph does not describe what they said. */
  async stop(): Promise<void> {
    const { MicrosoftAppPassword = '', FORM_KEYS = '', IDENTITY_HEADER = '' } = await this.environment();
    const exchanges = await this.exchanges();
    const ended = new Promise((resolve) => this.process.once('close', resolve));
    this.process.kill('SIGTERM');
    await ended;
    this.sight.ended = true;
    const printed = secretIn(this.output(), [MicrosoftAppPassword, FORM_KEYS, IDENTITY_HEADER]);
    if (printed) throw new Error(`The programs printed ${printed}.`);
    this.checkExchanges(exchanges);
  }

  get printed(): string {
    return this.output();
  }

  async say(text: string, where: Where = {}): Promise<Seen> {
    return this.shown(where, await this.post('say', { ...alone, text, ...where }));
  }

  /** Says a command and opens its form, where that takes a press. */
  async form(command: string, where: Where = {}): Promise<Seen> {
    const seen = await this.say(command, where);
    const newest = seen.messages.at(-1);
    if (!newest || !/\[(Open form|Formular öffnen|Change|Ändern|Cambiar)\]/.test(textOf(newest.card))) return seen;
    return this.press({ ...where, verb: 'open', message: newest.id });
  }

  async press(press: Press): Promise<Seen> {
    return this.shown(press, await this.post('press', { ...alone, ...press }));
  }

  /** Another of the scripting addresses: `world`, `activity`, `seed`. */
  script<T>(address: string, body: object): Promise<T> {
    return this.post(address, body);
  }

  /** The world from now on; answered when the bot is ready in it. */
  around(wanted?: object): Promise<Record<string, unknown>> {
    return wanted ? this.post('world', wanted) : this.get('world');
  }

  faults(rule: object): Promise<unknown> {
    return this.post('faults', rule);
  }

  /** What Entra shall refuse next. */
  refusals(rule: object): Promise<unknown> {
    return this.post('refusals', rule);
  }

  async chat(where: Where = {}): Promise<Seen> {
    const { user, chat } = { ...alone, ...where };
    const { chats } = await this.get<{ chats: { id: string; messages: Message[] }[] }>(
      `chats?user=${encodeURIComponent(user)}`,
    );
    return this.shown(where, { messages: chats.find(({ id }) => id === chat)?.messages ?? [] });
  }

  /** The newest card in a chat once it says so: what others see of a press comes after the answer to it. */
  sees(words: string, where: Where = {}): Promise<string> {
    return eventually(async () => {
      const seen = textOf((await this.chat(where)).messages.findLast(({ card }) => card)?.card);
      return seen.includes(words) ? seen : undefined;
    }, 100);
  }

  environment(): Promise<Record<string, string>> {
    return this.get('environment');
  }

  /** Asks the Graph stand-in itself, past the bot; `{default}` stands for the default To Do list. */
  async graph<T>(
    path: string,
    user = 'alex@contoso.example',
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE' = 'GET',
    { etag, ...changes }: { readonly etag?: string; readonly [property: string]: unknown } = {},
  ): Promise<T> {
    const { url, ca } = await this.get<{ url: string; ca: string }>('graph');
    const { token } = await this.post<{ token: string }>('token', { user });
    const dispatcher = new Agent({ connect: { ca } });
    const answer = await request(`${url}${path.replace('{default}', 'Tasks')}`, {
      dispatcher,
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        ...(etag && { 'if-match': etag }),
      },
      ...(method.startsWith('P') && { body: JSON.stringify(changes) }),
    });
    const body: T = JSON.parse((await answer.body.text()) || 'null');
    await dispatcher.close();
    return body;
  }

  /** Graph calls since the last `forgetExchanges`, all or those of one method. */
  /** Those of a method are without checks of names, which create nothing. */
  async exchanges(method?: string): Promise<Exchange[]> {
    const lines = await (await fetch(`${this.url}/sandbox/exchanges`)).text();
    const all: Exchange[] = lines
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    const ofGraph = all.filter(({ to }) => to === 'graph');
    if (method === undefined) return ofGraph;
    return ofGraph.filter((one) => one.method === method && !one.url.endsWith('/directoryObjects/validateProperties'));
  }

  /** Fails, as `stop` does, when Graph does not describe what is forgotten. */
  async forgetExchanges(): Promise<void> {
    const exchanges = await this.exchanges();
    await fetch(`${this.url}/sandbox/exchanges`, { method: 'DELETE' });
    this.checkExchanges(exchanges);
  }

  private checkExchanges(exchanges: readonly Exchange[]): void {
    const complaints = exchanges.flatMap((exchange) => [...requestComplaints(exchange), ...answerComplaints(exchange)]);
    refuse(complaints, this.during);
  }

  private shown(where: Where, seen: Seen): Seen {
    const { user, chat } = { ...alone, ...where };
    this.sight.saw(`${user}, in the ${chat} chat,`, () => inWords(seen));
    return seen;
  }

  private async get<T>(path: string): Promise<T> {
    const body: T = JSON.parse(await (await fetch(`${this.url}/sandbox/${path}`)).text());
    return body;
  }

  private async post<T>(path: string, body: object): Promise<T> {
    this.during = expect.getState().currentTestName ?? this.during;
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${this.url}/sandbox/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`);
    const parsed: T = text === '' ? JSON.parse('null') : JSON.parse(text);
    return parsed;
  }
}
