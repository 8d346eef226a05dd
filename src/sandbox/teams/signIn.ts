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

  /** Sends, and sends again as often as signing in takes. A login request as the outcome waits for the person. */
  async until(user: User, send: Send, atTheButton: boolean): Promise<InvokeOutcome> {
    const first = await send({});
    if (first.kind !== 'loginRequest') return first;
    const silent = await this.#silently(user, send, first.request);
    if (silent && silent.kind !== 'loginRequest' && silent.kind !== 'exchangeFailed') return silent;
    const { request } = silent?.kind === 'loginRequest' ? silent : first;
    return atTheButton ? this.#atTheButton(user, send, request) : { kind: 'loginRequest', request };
  }

  /** Undefined when Teams has no token for what is asked. */
  async #silently(user: User, send: Send, request: Json): Promise<InvokeOutcome | undefined> {
    const { id, uri } = objectIn(request, 'tokenExchangeResource');
    const connectionName = textIn(request, 'connectionName');
    if (uri !== this.resource || !connectionName) return undefined;
    return send({ authentication: { id, connectionName, token: await this.teamsToken(user) } });
  }

  async #atTheButton(user: User, send: Send, request: Json): Promise<InvokeOutcome> {
    const button = objectsIn(request, 'buttons').find(({ type }) => type === 'signin');
    const url = textIn(button, 'value') ?? '';
    if (!URL.canParse(url)) {
      return { kind: 'unreachable', text: 'The login request has no button of type signin whose value is an address.' };
    }
    const popup = await signInByPopup(user, url).catch((error: unknown) => ({ problem: String(error) }));
    return typeof popup === 'string' ? send({ state: popup }) : { kind: 'error', text: popup.problem };
  }
}
