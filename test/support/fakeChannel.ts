import { once } from 'node:events';
import { type App, createApp } from '../../src/bot/app';
import { newLog } from '../../src/bot/http/newLog';
import { readSettings } from '../../src/bot/settings/settings';
import { LogWitness } from './failures/logWitness';
import { SightWitness } from './failures/sightWitness';
import { cut } from './failures/witness';
import type { Microsoft } from './microsoft';
import { fileOf, keep } from './recording';
import { textOf } from './seen';

export interface Answered {
  readonly status: number;
  readonly body: string;
}

/** A bot in this process, on a port of its own, that logs into memory. */
export class FakeChannel {
  private readonly sight = SightWitness.watch();
  private readonly witness = LogWitness.watch(fileOf('fakeChannel'), () => this.logged);

  private constructor(
    private readonly app: App,
    readonly url: string,
    private readonly log: readonly string[],
  ) {}

  static async open(environment: Readonly<Record<string, string>>): Promise<FakeChannel> {
    const log: string[] = [];
    const app = createApp(readSettings(environment), newLog('trace', { write: (line) => log.push(line) }));
    app.server.listen(0, 'localhost');
    await once(app.server.server, 'listening');
    return new FakeChannel(app, `http://localhost:${app.server.address().port}`, log);
  }

  async close(): Promise<void> {
    await this.app.stop();
    keep('fakeChannel', this.logged);
    this.sight.ended = true;
    this.witness.ended = true;
  }

  /** Everything that was logged so far. */
  get logged(): string {
    return this.log.join('');
  }

  async post(activity: unknown, token: string): Promise<Answered> {
    const answered = await post(this.url, activity, { authorization: `Bearer ${token}` });
    this.sight.saw('The channel', () => answerInWords(answered));
    return answered;
  }
}

/** Posts to a bot's endpoint; a string or a blob goes as it is. */
export async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answered> {
  const answer = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' || body instanceof Blob ? body : JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.text() };
}

/** An answer of the bot, a card in it as a person reads it. */
export function answerInWords({ status, body }: Answered): string {
  const card = body.startsWith('{') ? JSON.parse(body).value : undefined;
  return `status ${status}, ${textOf(card) || cut(body, 700) || 'nothing else'}`;
}

/** An activity as Teams sends it, with an id of its own, from Alex in a personal chat unless `changes` say otherwise. */
export function activity({ serviceUrl }: Microsoft, changes: object = {}): Record<string, unknown> {
  return { ...personal, id: String(++lastId), serviceUrl, ...changes };
}

let lastId = 1718000000000;

const personal = {
  type: 'message',
  channelId: 'msteams',
  timestamp: '2026-11-20T09:00:00.123Z',
  from: { id: '29:1alex', name: 'Alex Rivera', aadObjectId: 'ff8c277c-a3ce-41c9-91c3-c4dfb140e418' },
  recipient: { id: '28:b0a7d00d-0000-4000-8000-000000000001', name: 'Muster' },
  conversation: {
    conversationType: 'personal',
    tenantId: '84841066-274d-4ec0-a5c1-276be684bdd3',
    id: 'a:1personal',
  },
  textFormat: 'plain',
  text: 'help',
  channelData: { tenant: { id: '84841066-274d-4ec0-a5c1-276be684bdd3' } },
};
