import {
  CloudAdapter,
  INVOKE_RESPONSE_KEY,
  type InvokeResponse,
  type ResourceResponse,
  type Activity as SdkActivity,
  type TurnContext,
} from 'botbuilder';
import type { AuthenticateRequestResult, BotFrameworkAuthentication } from 'botframework-connector';
import { type Activity, type ActivityTurn, isForBotAlone, type OutgoingActivity } from './activity';
import type { Connector } from './connector';

/** The SDK's adapter with our own way to the connector. */
export class TeamsAdapter extends CloudAdapter {
  constructor(
    authentication: BotFrameworkAuthentication,
    private readonly admitted: AuthenticateRequestResult,
    private readonly connector: Connector,
  ) {
    super(authentication);
  }

  /** `handle` is told of every error that a turn ends with. */
  onError(handle: (turn: ActivityTurn, error: Error) => Promise<void>): void {
    this.onTurnError = (context, error) => handle(turnIn(context), error);
  }

  /**
   * A turn of an activity that the gate has admitted. `CloudAdapter.process` would build its validators anew for each
   * request, ask the gate again and answer through restify's formatters.
   */
  async take(activity: Activity, logic: (turn: ActivityTurn) => Promise<void>): Promise<InvokeResponse | undefined> {
    if (!isSdkActivity(activity)) throw new Error('What the gate admits has a type and a conversation.');
    return this.processActivity(this.admitted, activity, (context) => logic(turnIn(context)));
  }

  override async sendActivities(context: TurnContext, activities: Partial<SdkActivity>[]): Promise<ResourceResponse[]> {
    const sent: ResourceResponse[] = [];
    for (const activity of activities) {
      if (activity.type === 'message') sent.push({ id: await this.connector.send(toWhomItWasSaid(activity, context)) });
      else sent.push(...(await super.sendActivities(context, [activity])));
    }
    return sent;
  }

  override async updateActivity(_context: TurnContext, activity: Partial<SdkActivity>): Promise<ResourceResponse> {
    await this.connector.update(activity);
    return { id: activity.id ?? '' };
  }
}

/** The SDK asks for fields that Teams does not always send, and reads none of them before it has looked. */
function isSdkActivity(activity: object): activity is SdkActivity {
  return 'type' in activity && 'conversation' in activity;
}

/** What was said to the bot alone is answered to that person alone. */
function toWhomItWasSaid(answer: OutgoingActivity, { activity }: TurnContext): OutgoingActivity {
  if (!isForBotAlone(activity.recipient)) return answer;
  const { id, name } = activity.from;
  return { ...answer, recipient: { id, name, isTargeted: true } };
}

function turnIn(context: TurnContext): ActivityTurn {
  return {
    activity: context.activity,
    send: async (message) => {
      const { attachments, ...rest } = message;
      const sent = await context.sendActivity({ ...rest, ...(attachments && { attachments: [...attachments] }) });
      return sent?.id ?? '';
    },
    // The adapter takes the answer to an invoke from here; sending it as an activity does the same with two copies.
    answerInvoke: (answer) => {
      context.turnState.set(INVOKE_RESPONSE_KEY, { type: 'invokeResponse', value: answer });
    },
  };
}
