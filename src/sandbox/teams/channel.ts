import { setTimeout as wait } from 'node:timers/promises';
import { type CloudNow, publicCloud } from '../clouds';
import type { Tenant } from '../tenant';
import type { TrafficLog } from '../traffic/trafficLog';
import type { Call } from '../traffic/trafficRecord';
import type { Activity } from './activities';
import type { ChannelKeys } from './channelKeys';
import { objectIn, parsed, textIn } from './json';
import { strayLinks } from './strayLinks';

export interface BotAnswer {
  /** Of the HTTP answer; 0 when none came. */
  status: number;
  body: unknown;
}

export interface ChannelSettings {
  tenant: Tenant;
  appId: string;
  /** The bot's messaging endpoint. */
  endpoint: string;
  keys: ChannelKeys;
  /** How long the bot may take; after that the same activity is sent once more. */
  answerWithinMs: number;
  log: TrafficLog;
  /** Which cloud it is of; the public one unless told otherwise. */
  cloud?: CloudNow;
}

const redeliveries = 2;
const pauseMs = 500;
/** Of a dialog; after that the same activity comes twice more. */
const DIALOG_MS = 5_000;

/** Delivers activities to the bot: signed, with a time limit, and again when the bot is too slow or asks for it. */
export class Channel {
  constructor(private readonly settings: ChannelSettings) {}

  async deliver(activity: Activity): Promise<BotAnswer> {
    let answer = (await this.post(activity)) ?? (await this.post(activity));
    if (isOfExtension(activity)) answer ??= await this.post(activity);
    // Nobody waits for the answer to an invoke any more; a message may still be answered.
    for (let times = 1; times <= redeliveries && isToCome(activity, answer); times++) {
      await wait(pauseMs * times);
      answer = await this.post(activity);
    }
    return answer ?? { status: 0, body: `no answer within ${this.settings.answerWithinMs / 1000} s, twice` };
  }

  /** Undefined when the bot was too slow. */
  private async post(activity: Activity): Promise<BotAnswer | undefined> {
    const end = this.settings.log.begin(callOf(activity, this.settings.endpoint));
    const answer = await this.answer(activity);
    end({ status: answer?.status ?? 0, response: answer ? answer.body : 'no answer in time' });
    return answer;
  }

  private async answer(activity: Activity): Promise<BotAnswer | undefined> {
    const { endpoint } = this.settings;
    const answerWithinMs = Math.min(this.settings.answerWithinMs, isOfExtension(activity) ? DIALOG_MS : Infinity);
    const headers = await this.headers(activity);
    const signal = AbortSignal.timeout(answerWithinMs);
    try {
      const response = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(activity), signal });
      return this.checked({ status: response.status, body: parsed(await response.text()) });
    } catch (error) {
      if (signal.aborted) return undefined;
      return { status: 0, body: `no connection: ${reasonOf(error)}` };
    }
  }

  /** A card that leads people to another cloud is as bad as no answer. */
  private checked(answer: BotAnswer): BotAnswer {
    const strays = strayLinks(this.settings.cloud ?? publicCloud, answer.body);
    return strays.length === 0
      ? answer
      : { status: 0, body: `the answer leads to another cloud: ${strays.join(', ')}` };
  }

  private async headers(activity: Activity): Promise<Record<string, string>> {
    const { keys, appId, tenant } = this.settings;
    return {
      'content-type': 'application/json; charset=utf-8',
      authorization: `Bearer ${await keys.token(appId, activity.serviceUrl)}`,
      'x-ms-conversation-id': textIn(objectIn(activity, 'conversation'), 'id') ?? '',
      'x-ms-tenant-id': tenant.id,
    };
  }
}

function isOfExtension({ name }: Activity): boolean {
  return name?.startsWith('composeExtension/') ?? false;
}

function callOf(activity: Activity, url: string): Call {
  return {
    at: new Date().toISOString(),
    way: 'toBot',
    name: activity.name ?? activity.type,
    method: 'POST',
    url,
    user: textIn(activity.from, 'aadObjectId'),
    conversation: textIn(activity.conversation, 'id'),
    message: textIn(activity, 'replyToId') ?? activity.id,
    body: activity,
  };
}

function isToCome({ type }: Activity, answer: BotAnswer | undefined): boolean {
  return type !== 'invoke' && answer !== undefined && answer.status >= 500;
}

/** fetch hides the reason in `cause`. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
