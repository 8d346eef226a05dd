import type { Dispatcher } from 'undici';
import { type Clock, steadyClock } from '../http/clock';
import { pathPart } from '../http/encoded';
import { exchange, type Incoming } from '../http/exchange';
import { retryAfter } from '../http/retryAfter';
import { RetryBudget } from '../http/retryBudget';
import { type JsonRecord, parseJson, recordOf, textOf } from '../json/json';
import { isForBotAlone, type OutgoingActivity } from './activity';
import { ConnectorProblem, failed, fateOf } from './connectorProblem';
import { isServiceUrl } from './isServiceUrl';

/** Milliseconds for one attempt; the last one has what is left of the budget. */
const DEADLINE = 10_000;
const SHORTEST_DEADLINE = 1_000;
/** Milliseconds for one message with all its repetitions. */
const BUDGET = 30_000;

/** What a call may take. */
interface Bounds {
  /** Milliseconds, with all repetitions. */
  readonly budget: number;
  /** How often a POST goes out again, although it may have arrived, when a gateway was in the way. */
  readonly repeats: number;
}

const USUAL: Bounds = { budget: BUDGET, repeats: 0 };
/** An answer that comes twice does no harm, silence does. */
const FIRST_ANSWER: Bounds = { budget: BUDGET, repeats: 2 };
/** Somebody waits for what it tells. */
const QUESTION: Bounds = { budget: 2_500, repeats: 2 };

type Method = 'GET' | 'POST' | 'PUT';

/**
 * Sends activities to the Bot Connector. The SDK's client has no deadline and posts a message again after a reset, so
 * that people see it twice; here a message goes out again only when it surely did not arrive, or when a gateway was in the
 * way. An update may arrive twice. Rejects with `ConnectorProblem`.
 */
export class Connector {
  constructor(
    private readonly http: Dispatcher,
    private readonly token: () => Promise<string>,
    /** Prefixes; a service URL that was kept for later is looked at once more before the token goes there. */
    private readonly connectorUrls: readonly string[],
    private readonly clock: Clock = steadyClock,
    private readonly deadline = DEADLINE,
  ) {}

  /** Returns the id of the new message, '' where the connector gives none. */
  async send(activity: OutgoingActivity): Promise<string> {
    const { replyToId, ...anew } = activity;
    const answer = this.call('POST', activity, placeOf(activity, replyToId), FIRST_ANSWER).catch((error: unknown) => {
      if (!replyToId || !(error instanceof ConnectorProblem) || error.fate !== 'missing') throw error;
      // What was answered is deleted, or forgotten; whoever asked is still there.
      return this.call('POST', anew, placeOf(anew), FIRST_ANSWER);
    });
    return textOf((await answer).id);
  }

  /** `targeted`: the message is one that a single person sees. */
  async update(activity: OutgoingActivity, targeted = false): Promise<void> {
    await this.call('PUT', activity, placeOf(activity, activity.id, targeted));
  }

  /** Posts what an update was to show. The thread is the conversation's; the address names no message, as it may be gone. */
  async sendAnew({ id, ...activity }: OutgoingActivity): Promise<void> {
    await this.call('POST', { ...activity, ...(id && { replyToId: id }) }, placeOf(activity));
  }

  /** Somebody of a conversation, by the id that Teams gives them there. */
  member(serviceUrl: string, conversation: string, id: string): Promise<JsonRecord> {
    return this.read(serviceUrl, `${pathPart(conversation)}/members/${pathPart(id)}`);
  }

  /** A page of a conversation's members; `token` is what the page before named, '' for the first. */
  members(serviceUrl: string, conversation: string, size: number, token: string): Promise<JsonRecord> {
    const query = new URLSearchParams({ pageSize: String(size), ...(token && { continuationToken: token }) });
    return this.read(serviceUrl, `${pathPart(conversation)}/pagedmembers?${query}`);
  }

  /** The id of the bot's chat with one person, by their Teams id; there is one only where they, or somebody for them, have added the bot. */
  async personalChat(asked: { serviceUrl: string; bot: string; person: string; tenant: string }): Promise<string> {
    const { serviceUrl, bot, person, tenant } = asked;
    const tenantOfChat = { tenantId: tenant, channelData: { tenant: { id: tenant } } };
    const wanted = { serviceUrl, isGroup: false, bot: { id: bot }, members: [{ id: person }], ...tenantOfChat };
    return textOf((await this.call('POST', wanted, '', QUESTION)).id);
  }

  private read(serviceUrl: string, path: string): Promise<JsonRecord> {
    return this.call('GET', { serviceUrl }, `/${path}`, QUESTION);
  }

  private async call(
    method: Method,
    activity: OutgoingActivity,
    path: string,
    { budget, repeats }: Bounds = USUAL,
  ): Promise<JsonRecord> {
    if (!isServiceUrl(activity.serviceUrl ?? '', this.connectorUrls))
      throw new ConnectorProblem('gone', 0, 'NotAllowed');
    const address = `${activity.serviceUrl?.replace(/\/$/, '')}/v3/conversations${path}`;
    const retryBudget = new RetryBudget(budget, this.clock);
    let failures = 0;
    for (;;) {
      const answer = await this.attempt(method, address, activity, retryBudget.left);
      if (!(answer instanceof ConnectorProblem)) return answer;
      const mayRepeat =
        answer.fate === 'notDone' ||
        (answer.fate === 'unknown' && (method !== 'POST' || (isPassing(answer) && failures++ < repeats)));
      if (!mayRepeat || !(await retryBudget.waitForRetry(answer.retryAfter))) throw answer;
    }
  }

  private async attempt(
    method: Method,
    address: string,
    activity: OutgoingActivity,
    left: number,
  ): Promise<JsonRecord | ConnectorProblem> {
    const headers = {
      authorization: `Bearer ${await this.token()}`,
      'content-type': 'application/json; charset=utf-8',
    };
    const deadline = Math.min(this.deadline, Math.max(left, SHORTEST_DEADLINE));
    const body = method === 'GET' ? null : JSON.stringify(activity);
    return exchange(this.http, address, { method, headers, body, deadline }).then(read, failed);
  }
}

/** A gateway was in the way for a moment. */
function isPassing({ status }: ConnectorProblem): boolean {
  return status === 502 || status === 503 || status === 504;
}

function placeOf(
  { conversation, recipient }: OutgoingActivity,
  message?: string,
  targeted = isForBotAlone(recipient),
): string {
  const one = message ? `/${pathPart(message)}` : '';
  return `/${pathPart(conversation?.id ?? '')}/activities${one}${targeted ? '?isTargetedActivity=true' : ''}`;
}

function read({ status, headers, text }: Incoming): JsonRecord | ConnectorProblem {
  const answer = recordOf(parseJson(text));
  if (status >= 200 && status < 300) return answer;
  const { code, message } = recordOf(answer.error);
  const fate = fateOf(status, textOf(code), textOf(message));
  return new ConnectorProblem(fate, status, textOf(code), retryAfter(headers['retry-after']));
}
