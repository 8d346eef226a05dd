import type { User } from '../tenant';
import type { InvokeOutcome } from './invokeAnswer';
import { type Json, objectIn, objectsIn, textIn } from './json';
import { signInByPopup } from './signInPopup';

/** Sends the same invoke again, with more in its value. */
type Send = (extra: Json) => Promise<InvokeOutcome>;

/** What a client does about a login request: first silently with a token, then by the person at the sign-in button. */
export class SignIn {
  constructor(
    /** The application ID URI for which Teams gives tokens. */
    private readonly resource: string,
    private readonly teamsToken: (user: User) => Promise<string>,
  ) {}

  /** The token that Teams gives without asking the person; undefined for any resource but the app's own. */
  async silentToken(user: User, resource: string | undefined): Promise<string | undefined> {
    return resource === this.resource ? this.teamsToken(user) : undefined;
  }

  /** Sends, and sends again as often as signing in takes. A login request as the outcome waits for the person. */
  async until(user: User, send: Send, atTheButton: boolean): Promise<InvokeOutcome> {
    const first = await send({});
    if (first.kind !== 'loginRequest') return first;
    const silent = await this.silently(user, send, first.request);
    if (silent && silent.kind !== 'loginRequest' && silent.kind !== 'exchangeFailed') return silent;
    const { request } = silent?.kind === 'loginRequest' ? silent : first;
    return atTheButton ? this.atTheButton(user, send, request) : { kind: 'loginRequest', request };
  }

  /** A button that opens the sign-in page itself, whose result goes to `send`; whoever does not accept consents to nothing there. */
  async byPage(
    user: User,
    url: string,
    send: (state: string) => Promise<InvokeOutcome>,
    accepts: boolean,
  ): Promise<InvokeOutcome> {
    const popup = await signInByPopup(user, url, accepts).catch((error: unknown) => ({ problem: String(error) }));
    if (popup === undefined) return { kind: 'loginRequest', request: { buttons: [{ type: 'signin', value: url }] } };
    return typeof popup === 'string' ? send(popup) : { kind: 'error', text: popup.problem };
  }

  /** Undefined when Teams has no token for what is asked. */
  private async silently(user: User, send: Send, request: Json): Promise<InvokeOutcome | undefined> {
    const exchange = objectIn(request, 'tokenExchangeResource');
    const connectionName = textIn(request, 'connectionName');
    const token = await this.silentToken(user, textIn(exchange, 'uri'));
    if (token === undefined || !connectionName) return undefined;
    return send({ authentication: { id: exchange.id, connectionName, token } });
  }

  private async atTheButton(user: User, send: Send, request: Json): Promise<InvokeOutcome> {
    const button = objectsIn(request, 'buttons').find(({ type }) => type === 'signin');
    const url = textIn(button, 'value') ?? '';
    if (!URL.canParse(url)) {
      return { kind: 'unreachable', text: 'The login request has no button of type signin whose value is an address.' };
    }
    const popup = await signInByPopup(user, url).catch((error: unknown) => ({ problem: String(error) }));
    return typeof popup === 'string' ? send({ state: popup }) : { kind: 'error', text: popup?.problem ?? '' };
  }
}
