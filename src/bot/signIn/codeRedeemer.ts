import type { Dispatcher } from 'undici';
import { exchange } from '../http/exchange';
import { parseJson, recordOf, textOf } from '../json/json';
import type { Turn } from '../turn/turn';
import { clientFields } from './entraCredentials';
import { type EntraRefusal, readRefusal } from './entraRefusal';
import type { KeyOwner, OneTimeKeys } from './oneTimeKeys';
import { type Redeemable, readRedeemable } from './redeemable';
import { RefusalWatch } from './refusalWatch';
import { type Registration, resourceOf, tokenEndpointOf } from './registration';

/** A token like the one that Teams gives, or why Entra gives none, and what it took to get it. */
export interface Redeemed {
  readonly token: string | EntraRefusal;
  readonly wrongAccounts: number;
  readonly tries: number;
}

const DEADLINE = 3_000;
/** What an Entra that does not answer counts as. */
const SILENCE = { status: 503, text: '' };

/** Turns what the sign-in page left behind into a token like the one Teams gives; it then goes through the same checks. */
export class CodeRedeemer {
  constructor(
    private readonly registration: Registration,
    private readonly keys: OneTimeKeys,
    private readonly http: Dispatcher,
    private readonly watch = new RefusalWatch(),
  ) {}

  /** Undefined for a key that leads nowhere, or to somebody else's sign-in. */
  async redeem(key: string, turn: Turn): Promise<Redeemed | undefined> {
    return this.redeemed(await this.keys.take(key, ownerOf(turn)), turn);
  }

  /** The same for a code that the person has brought themselves. */
  async redeemCode(code: string, turn: Turn): Promise<Redeemed | undefined> {
    return this.redeemed(await this.keys.takeByCode(code, ownerOf(turn)), turn);
  }

  private async redeemed(text: string | undefined, { tenantId, requester }: Turn): Promise<Redeemed | undefined> {
    if (text === undefined) return undefined;
    const redeemable = readRedeemable(text);
    const token = await this.ask(tenantId, redeemable);
    if (typeof token !== 'string') this.watch.note(token, requester.id);
    const { wrongAccounts, tries } = redeemable;
    return { token, wrongAccounts, tries };
  }

  private async ask(tenantId: string, { code, verifier }: Redeemable): Promise<string | EntraRefusal> {
    const body = new URLSearchParams({
      ...(await clientFields(this.registration, tenantId)),
      grant_type: 'authorization_code',
      code,
      code_verifier: verifier,
      redirect_uri: `${this.registration.publicUrl}/auth/end`,
      scope: `${resourceOf(this.registration)}/access_as_user`,
    });
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
    const endpoint = tokenEndpointOf(this.registration, tenantId);
    const request = { method: 'POST', headers, body: body.toString(), deadline: DEADLINE } as const;
    const { status, text } = await exchange(this.http, endpoint, request).catch(() => SILENCE);
    const token = textOf(recordOf(parseJson(text)).access_token);
    return token || readRefusal(status, text);
  }
}

function ownerOf({ tenantId, requester }: Turn): KeyOwner {
  return { tenantId, person: requester.id };
}
