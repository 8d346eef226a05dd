import {
  type Activity,
  ActivityTypes,
  CloudAdapter,
  type InvokeResponse,
  type ResourceResponse,
  type TurnContext,
} from 'botbuilder';
import type { AuthenticateRequestResult, BotFrameworkAuthentication } from 'botframework-connector';
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

  /**
   * A turn of an activity that the gate has admitted. `CloudAdapter.process` would build its validators anew for each
   * request, ask the gate again and answer through restify's formatters.
   */
  take(activity: Activity, logic: (context: TurnContext) => Promise<void>): Promise<InvokeResponse | undefined> {
    return this.processActivity(this.admitted, activity, logic);
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const sent: ResourceResponse[] = [];
    for (const activity of activities) {
      if (activity.type === ActivityTypes.Message) sent.push({ id: await this.connector.send(activity) });
      else sent.push(...(await super.sendActivities(context, [activity])));
    }
    return sent;
  }

  override async updateActivity(_context: TurnContext, activity: Partial<Activity>): Promise<ResourceResponse> {
    await this.connector.update(activity);
    return { id: activity.id ?? '' };
  }
}
