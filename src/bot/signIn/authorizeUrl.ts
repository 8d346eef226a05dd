import { readJson } from '../http/readJson';
import { textOf } from '../json/json';
import { graphScope, type Registration, resourceOf } from './registration';
import type { OpenedLink } from './signInLinks';

/** Where the tenant's sign-in page is, as its OpenID metadata says; asked once per tenant. */
export class AuthorizeUrls {
  private readonly endpoints = new Map<string, Promise<string>>();

  constructor(
    private readonly registration: Registration,
    private readonly isAllowedAddress: (url: string) => boolean,
  ) {}

  /** Asks for the bot's own API and for the Graph permissions at once, so that one page does for both. */
  async urlFor({ tenantId, permissions, signInName, claims, wrongAccounts, ...opened }: OpenedLink): Promise<string> {
    const url = new URL(await this.endpointOf(tenantId));
    url.search = new URLSearchParams({
      client_id: this.registration.id,
      response_type: 'code',
      response_mode: 'query',
      redirect_uri: `${this.registration.publicUrl}/auth/end`,
      scope: [
        'openid',
        'profile',
        // So that no window is needed again as long as Entra allows it.
        'offline_access',
        `${resourceOf(this.registration)}/access_as_user`,
        ...permissions.map((permission) => graphScope(this.registration, permission)),
      ].join(' '),
      state: opened.state,
      code_challenge: opened.challenge,
      code_challenge_method: 'S256',
      // A hint would lead past the choice of an account, and without one the browser's own account would be taken.
      ...(wrongAccounts > 0 || !signInName ? { prompt: 'select_account' } : { login_hint: signInName }),
      ...(claims && { claims }),
    }).toString();
    return url.href;
  }

  private endpointOf(tenantId: string): Promise<string> {
    const there = this.endpoints.get(tenantId);
    if (there) return there;
    const asked = this.discover(tenantId);
    this.endpoints.set(tenantId, asked);
    asked.catch(() => this.endpoints.delete(tenantId));
    return asked;
  }

  private async discover(tenantId: string): Promise<string> {
    const address = `${this.registration.entraUrl}/${tenantId}/v2.0/.well-known/openid-configuration`;
    const endpoint = textOf((await readJson(this.registration.http, address, 3_000)).authorization_endpoint);
    if (!this.isAllowedAddress(endpoint))
      throw new Error(`${address} names no authorization_endpoint that may be used.`);
    return endpoint;
  }
}
