import { parseJson, recordOf, textOf } from '../json/json';
import { clientFields } from './entraCredentials';
import type { OneTimeKeys } from './oneTimeKeys';
import { type Registration, resourceOf, tokenEndpointOf } from './registration';
import { BadToken } from './teamsTokens';

/** Turns what the sign-in page left behind into a token like the one Teams gives; it then goes through the same checks. */
export class CodeRedeemer {
  constructor(
    private readonly registration: Registration,
    private readonly keys: OneTimeKeys,
  ) {}

  /** Undefined for a key that leads nowhere. Throws `BadToken` when Entra does not take the code. */
  async redeem(key: string, tenantId: string): Promise<string | undefined> {
    const code = await this.keys.take(key);
    if (code === undefined) return undefined;
    const body = new URLSearchParams({
      ...(await clientFields(this.registration, tenantId)),
      grant_type: 'authorization_code',
      code,
      redirect_uri: `${this.registration.publicUrl}/auth/end`,
      scope: `${resourceOf(this.registration)}/access_as_user`,
    });
    const answer = await ask(tokenEndpointOf(this.registration, tenantId), body);
    const token = textOf(answer.access_token);
    if (token === '')
      throw new BadToken(
        `Entra gave no token for the code of the sign-in page: ${numberIn(answer.error_description)}.`,
      );
    return token;
  }
}

/** Empty when nothing that can be read comes back in time. */
async function ask(endpoint: string, body: URLSearchParams): Promise<ReturnType<typeof recordOf>> {
  const options = { method: 'POST', body, signal: AbortSignal.timeout(3_000), redirect: 'error' } as const;
  const text = await fetch(endpoint, options).then(
    (answer) => answer.text(),
    () => '',
  );
  return recordOf(parseJson(text));
}

/** Entra's number for what is wrong; the whole message is long and may name people. */
function numberIn(description: unknown): string {
  return /AADSTS\d+/.exec(textOf(description))?.[0] ?? 'it does not answer';
}
