import type { User } from '../tenant';
import { TrafficLog } from '../traffic/trafficLog';
import type { ChatName } from './chat';
import type { Conditions } from './conditions';
import type { InvokeOutcome } from './invokeAnswer';
import { type Json, objectIn, objectsIn, textIn } from './json';
import { type Browsing, signInByPopup } from './signInPopup';

/** Sends the same invoke again, with more in its value. */
type Send = (extra: Json) => Promise<InvokeOutcome>;

/** What a client does about a login request: first silently with a token, then by the person at the sign-in button. */
export class SignIn {
  constructor(
    /** The application ID URI for which Teams gives tokens. */
    private readonly resource: string,
    private readonly teamsToken: (user: User) => Promise<string>,
    private readonly conditions: () => Pick<Conditions, 'silentToken' | 'opener'>,
    private readonly log = new TrafficLog(),
  ) {}

  /** The token that Teams gives without asking the person; undefined for any resource but the app's own, and where there is none in such a chat. */
  async silentToken(user: User, resource: string | undefined, chat: ChatName): Promise<string | undefined> {
    const { silentToken } = this.conditions();
    const isGivenHere = silentToken === 'everywhere' || (silentToken === 'notInChannels' && chat !== 'channel');
    const isGiven = isGivenHere && resource === this.resource;
    const call = { way: 'signIn', name: 'silent token', method: '', url: resource ?? '', user: user.id } as const;
    const ending = isGiven ? { status: 200, response: 'a token' } : { status: 403, response: 'resourcematchfailed' };
    this.log.add({ ...call, at: new Date().toISOString(), body: null }, ending, 0);
    return isGiven ? this.teamsToken(user) : undefined;
  }

  /** Sends, and sends again as often as signing in takes. A login request as the outcome waits for the person. */
  async until(user: User, chat: ChatName, send: Send, browsing: Browsing): Promise<InvokeOutcome> {
    const first = await send({});
    if (first.kind !== 'loginRequest') return first;
    const silent = await this.silently(user, chat, send, first.request);
    if (silent && silent.kind !== 'loginRequest' && silent.kind !== 'exchangeFailed') return silent;
    const { request } = silent?.kind === 'loginRequest' ? silent : first;
    const goes = browsing.accepts || browsing.decline || browsing.account !== undefined;
    return goes ? this.atTheButton(user, send, request, browsing) : { kind: 'loginRequest', request };
  }

  /** A button that opens the sign-in page itself, whose result goes to `send`; whoever does not accept consents to nothing there. */
  async byPage(
    user: User,
    url: string,
    send: (state: string) => Promise<InvokeOutcome>,
    browsing: Browsing,
  ): Promise<InvokeOutcome> {
    const request = { buttons: [{ type: 'signin', value: url }] };
    const popup = await signInByPopup(user, url, browsing).catch((error: unknown) => ({ problem: String(error) }));
    if (popup === undefined) return { kind: 'loginRequest', request };
    if ('problem' in popup) return { kind: 'error', text: popup.problem };
    // Nobody hears of how a window without an opener has ended.
    return this.conditions().opener ? send(popup.state) : { kind: 'loginRequest', request, code: popup.code };
  }

  /** Undefined when Teams has no token for what is asked. */
  private async silently(user: User, chat: ChatName, send: Send, request: Json): Promise<InvokeOutcome | undefined> {
    const exchange = objectIn(request, 'tokenExchangeResource');
    const connectionName = textIn(request, 'connectionName');
    const token = await this.silentToken(user, textIn(exchange, 'uri'), chat);
    if (token === undefined || !connectionName) return undefined;
    return send({ authentication: { id: exchange.id, connectionName, token } });
  }

  private async atTheButton(user: User, send: Send, request: Json, browsing: Browsing): Promise<InvokeOutcome> {
    const url = loginAddress(request) ?? '';
    if (!URL.canParse(url)) {
      return { kind: 'unreachable', text: 'The login request has no button of type signin whose value is an address.' };
    }
    return this.byPage(user, url, (state) => send({ state }), browsing);
  }
}

/** Where the button of a login request leads. */
export function loginAddress(request: Json): string | undefined {
  return textIn(
    objectsIn(request, 'buttons').find(({ type }) => type === 'signin'),
    'value',
  );
}
