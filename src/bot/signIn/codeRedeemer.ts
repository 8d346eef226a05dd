import { AuthorizationCodeCredential } from '@azure/identity';
import type { OneTimeKeys } from './oneTimeKeys';
import { credentialOptions, type Registration, resourceOf } from './registration';

/** Turns what the sign-in page left behind into a token like the one Teams gives; it then goes through the same checks. */
export class CodeRedeemer {
  constructor(
    private readonly registration: Registration,
    private readonly keys: OneTimeKeys,
  ) {}

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
    const { token } = await credential.getToken(`${resourceOf(this.registration)}/access_as_user`);
    return token;
  }
}
