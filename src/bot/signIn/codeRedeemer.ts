import type { Dispatcher } from 'undici';
import { exchange } from '../http/exchange';
import { parseJson, recordOf, textOf } from '../json/json';
import type { Turn } from '../turn/turn';
import { clientFields } from './entraCredentials';
import type { OneTimeKeys } from './oneTimeKeys';
import { type Redeemable, readRedeemable } from './redeemable';
import { type Registration, resourceOf, tokenEndpointOf } from './registration';
import { BadToken } from './teamsTokens';

/** A token like the one that Teams gives, and what it took to get it. */
export interface Redeemed {
  readonly token: string;
  readonly wrongAccounts: number;
}

const DEADLINE = 3_000;

/** Turns what the sign-in page left behind into a token like the one Teams gives; it then goes through the same checks. */
export class CodeRedeemer {
  constructor(
    private readonly registration: Registration,
    private readonly keys: OneTimeKeys,
    private readonly http: Dispatcher,
  ) {}

  /** Undefined for a key that leads nowhere, or to somebody else's sign-in. Throws `BadToken` when Entra does not take the code. */
  async redeem(key: string, { tenantId, requester }: Turn): Promise<Redeemed | undefined> {
    const text = await this.keys.take(key, { tenantId, person: requester.id });
    if (text === undefined) return undefined;
    const redeemable = readRedeemable(text);
    const answer = await this.ask(tenantId, redeemable);
    const token = textOf(answer.access_token);
    if (token === '') throw new BadToken(`Entra gave no token for the code of the sign-in page: ${reasonIn(answer)}.`);
    return { token, wrongAccounts: redeemable.wrongAccounts };
  }

  /** Empty when nothing that can be read comes back in time. */
  private async ask(tenantId: string, { code, verifier }: Redeemable): Promise<ReturnType<typeof recordOf>> {
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
    const text = await exchange(this.http, endpoint, request).then(
      (answer) => answer.text,
      () => '',
    );
    return recordOf(parseJson(text));
  }
}

/** OAuth's word and Entra's number for what is wrong; the whole message is long and may name people. */
function reasonIn({ error, error_description }: ReturnType<typeof recordOf>): string {
  const word = textOf(error).slice(0, 60);
  const [number] = /AADSTS\d+/.exec(textOf(error_description)) ?? [];
  if (word === '') return 'it does not answer';
  return number ? `${word}, ${number}, explained at login.microsoftonline.com/error?code=${number.slice(6)}` : word;
}
