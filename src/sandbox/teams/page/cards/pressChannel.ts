import './adaptiveCards.js';
import type { ActivityResponse, AdaptiveApplet, DataQuery, ExecuteAction, IActivityRequest } from 'adaptivecards';
import { executeNow } from '../conditions.js';
import type { InvokeAnswer } from '../contract.js';
import { failure, isLoginRequest, type LoginRequest, readAnswer, success, typed } from './answers.js';
import { dataOfOtherInputs } from './searchChoiceSet.js';

const peopleDataset = /^graph\.microsoft\.com\/users(\?scope=currentContext)?$/;
/** Teams shows no more than these. */
const mostChoices = 15;

/** Where the requests of one card go. */
export interface CardPort {
  invoke(name: string, value: object): Promise<InvokeAnswer>;
  people(query: string, currentContextOnly: boolean): Promise<{ title: string; value: string }[]>;
  /** Whether the person is busy with the card, so that an automatic refresh comes too late. */
  isInUse(): boolean;
}

/** Makes the activities that Teams makes of presses, refreshes and searches, and tells the applet what came back. */
export class PressChannel extends AdaptiveCards.ChannelAdapter {
  private readonly applet: AdaptiveApplet;
  private readonly port: CardPort;
  private readonly logins = new WeakMap<IActivityRequest, LoginRequest>();

  constructor(applet: AdaptiveApplet, port: CardPort) {
    super();
    this.applet = applet;
    this.port = port;
  }

  /** The login request that this press was answered with. */
  loginFor(request: IActivityRequest): LoginRequest | undefined {
    return this.logins.get(request);
  }

  async sendRequestAsync(request: IActivityRequest): Promise<ActivityResponse> {
    const { action } = request;
    try {
      if (action instanceof AdaptiveCards.DataQuery) return await this.search(request, action);
      if (action instanceof AdaptiveCards.ExecuteAction) return await this.press(request, action);
      return failure(request, 'Teams does not send this kind of button.');
    } catch (error) {
      return failure(request, error instanceof Error ? error.message : String(error));
    }
  }

  private async press(request: IActivityRequest, action: ExecuteAction): Promise<ActivityResponse> {
    if (executeNow() === 'broken') return failure(request, 'Something went wrong. Please try again.');
    const id = action.id ? { id: action.id } : {};
    const value = {
      action: { type: 'Action.Execute', ...id, verb: action.verb, data: action.data },
      trigger: request.trigger,
      ...this.signedIn(request),
    };
    const answer = await this.port.invoke('adaptiveCard/action', value);
    if (request.trigger === 'automatic' && this.port.isInUse()) return failure(request, 'The refresh came too late.');
    const known = this.logins.get(request);
    const asked = typed(answer.body).value;
    if (isLoginRequest(asked)) this.logins.set(request, asked);
    return readAnswer(request, answer, known);
  }

  private signedIn(request: IActivityRequest): object {
    if (request.authCode) return { state: request.authCode };
    const login = this.logins.get(request);
    if (!request.authToken || !login) return {};
    const { connectionName, tokenExchangeResource } = login;
    return { authentication: { id: tokenExchangeResource?.id, connectionName, token: request.authToken } };
  }

  private async search(request: IActivityRequest, { dataset, filter }: DataQuery): Promise<ActivityResponse> {
    const people = peopleDataset.exec(dataset);
    if (people) return success(request, await this.port.people(filter, people[1] !== undefined));
    const data = dataOfOtherInputs(this.applet.card, dataset);
    const queryOptions = { skip: 0, top: mostChoices };
    const answer = await this.port.invoke('application/search', {
      queryText: filter,
      queryOptions,
      dataset,
      ...(data && { data }),
    });
    if (answer.error) return failure(request, answer.error);
    const { value } = typed(answer.body);
    const results = typeof value === 'object' && value !== null && 'results' in value ? value.results : [];
    return success(request, results);
  }
}
