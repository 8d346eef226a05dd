import type { Activity } from 'botbuilder';
import type { Dispatcher } from 'undici';
import { exchange } from '../http/exchange';
import { type JsonRecord, parseJson, recordOf, textOf } from '../json/json';

/** The connector did not take a message. */
export class ConnectorProblem extends Error {
  override readonly name = 'ConnectorProblem';

  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(`The connector answered ${status} ${code}`.trim());
  }
}

const DEADLINE = 10_000;

/**
 * Sends activities to the Bot Connector, each once: the SDK's client has no deadline and posts a message again after a
 * reset, so that people see it twice.
 */
export class Connector {
  constructor(
    private readonly http: Dispatcher,
    private readonly token: () => Promise<string>,
  ) {}

  /** Returns the id of the new message, '' where the connector gives none. */
  async send(activity: Partial<Activity>): Promise<string> {
    const { id } = await this.call(
      'POST',
      activity,
      activity.replyToId ? `/${encodeURIComponent(activity.replyToId)}` : '',
    );
    return textOf(id);
  }

  async update(activity: Partial<Activity>): Promise<void> {
    await this.call('PUT', activity, `/${encodeURIComponent(activity.id ?? '')}`);
  }

  private async call(method: 'POST' | 'PUT', activity: Partial<Activity>, end: string): Promise<JsonRecord> {
    const base = activity.serviceUrl?.replace(/\/$/, '') ?? '';
    const address = `${base}/v3/conversations/${encodeURIComponent(activity.conversation?.id ?? '')}/activities${end}`;
    const { status, text } = await exchange(this.http, address, {
      method,
      headers: { authorization: `Bearer ${await this.token()}`, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(activity),
      deadline: DEADLINE,
    });
    const answer = recordOf(parseJson(text));
    if (status >= 300) throw new ConnectorProblem(status, textOf(recordOf(answer.error).code));
    return answer;
  }
}
