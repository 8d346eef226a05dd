import type { Dispatcher } from 'undici';
import { exchange } from '../http/exchange';
import { parseJson, recordOf, textOf } from '../json/json';
import type { Turn } from '../turn/turn';
import { clientFields } from './entraCredentials';
import { type EntraRefusal, readRefusal } from './entraRefusal';
import type { KeyOwner, OneTimeKeys } from './oneTimeKeys';
import { readRedeemable } from './redeemable';
import { RefusalWatch } from './refusalWatch';
import { type Registration, resourceOf, tokenEndpointOf } from './registration';

/** A token like the one that Teams gives, or why Entra gives none; and what brings another one without a window, '' for nothing. */
export interface Granted {
  readonly token: string | EntraRefusal;
  readonly refresh: string;
}

/** A token like the one that Teams gives, or why Entra gives none, and what it took to get it. */
export interface Redeemed extends Granted {
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
    const { code, verifier, wrongAccounts, tries } = redeemable;
    const redirect_uri = `${this.registration.publicUrl}/auth/end`;
    const asked = { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri };
    return { ...(await this.ask(asked, tenantId, requester.id)), wrongAccounts, tries };
  }

  /** Another token in place of one that has had its time. */
  refreshed(refresh: string, { tenantId, requester }: Turn): Promise<Granted> {
    return this.ask({ grant_type: 'refresh_token', refresh_token: refresh }, tenantId, requester.id);
  }

  private async ask(asked: Readonly<Record<string, string>>, tenantId: string, person: string): Promise<Granted> {
    const own = await clientFields(this.registration, tenantId);
    const scope = `${resourceOf(this.registration)}/access_as_user offline_access`;
    const body = new URLSearchParams({ ...own, ...asked, scope });
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
    const endpoint = tokenEndpointOf(this.registration, tenantId);
    const request = { method: 'POST', headers, body: body.toString(), deadline: DEADLINE } as const;
    const { status, text } = await exchange(this.http, endpoint, request).catch(() => SILENCE);
    const { access_token, refresh_token } = recordOf(parseJson(text));
    if (textOf(access_token)) return { token: textOf(access_token), refresh: textOf(refresh_token) };
    const refusal = readRefusal(status, text);
    this.watch.note(refusal, person);
    return { token: refusal, refresh: '' };
  }
}

function ownerOf({ tenantId, requester }: Turn): KeyOwner {
  return { tenantId, person: requester.id };
}
