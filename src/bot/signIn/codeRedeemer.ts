import { AuthorizationCodeCredential } from '@azure/identity';
import type { OneTimeKeys } from './oneTimeKeys';
import { credentialOptions, type Registration, resourceOf } from './registration';
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
    const { id, secret, publicUrl } = this.registration;
    const credential = new AuthorizationCodeCredential(
      tenantId,
      id,
      secret,
      code,
      `${publicUrl}/auth/end`,
      credentialOptions(this.registration),
    );
    try {
      return (await credential.getToken(`${resourceOf(this.registration)}/access_as_user`)).token;
    } catch (error) {
      throw new BadToken(`Entra gave no token for the code of the sign-in page: ${numberOf(error)}.`);
    }
  }
}

/** Entra's number for what is wrong; the whole message is long and may name people. */
function numberOf(error: unknown): string {
  return /AADSTS\d+/.exec(String(error))?.[0] ?? 'it does not answer';
}
