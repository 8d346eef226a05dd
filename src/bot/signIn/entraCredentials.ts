import {
  ClientAssertionCredential,
  ClientSecretCredential,
  OnBehalfOfCredential,
  type OnBehalfOfCredentialOptions,
  type TokenCredential,
} from '@azure/identity';
import { entraTransport } from './entraTransport';
import type { RefusalWatch } from './refusalWatch';
import { assertionAudienceOf, type Registration } from './registration';

type Options = Pick<
  OnBehalfOfCredentialOptions,
  | 'authorityHost'
  | 'disableInstanceDiscovery'
  | 'retryOptions'
  | 'redirectOptions'
  | 'additionalPolicies'
  | 'httpClient'
>;

const DEADLINE = 3_000;

/** Gets tokens for the bot itself. */
export function botCredential(registration: Registration, watch?: RefusalWatch): TokenCredential {
  const { id, tenantId, credential } = registration;
  const options = credentialOptions(registration, watch);
  if ('secret' in credential)
    return newAfterFailure(() => new ClientSecretCredential(tenantId, id, credential.secret, options));
  const endpoint = assertionAudienceOf(registration, tenantId);
  const assertion = () => credential.assertion(endpoint);
  return newAfterFailure(() => new ClientAssertionCredential(tenantId, id, assertion, options));
}

/** One that Entra was too busy for once would say so by itself for a minute. */
function newAfterFailure(make: () => TokenCredential): TokenCredential {
  let credential = make();
  return {
    getToken: (scopes, options) =>
      credential.getToken(scopes, options).catch((error: unknown) => {
        credential = make();
        throw error;
      }),
  };
}

/** Gets tokens for Graph on behalf of the person whom Teams' token names. */
export function personCredential(
  registration: Registration,
  tenantId: string,
  token: string,
  watch?: RefusalWatch,
): OnBehalfOfCredential {
  const { id, credential } = registration;
  const options = { ...credentialOptions(registration, watch), tenantId, clientId: id, userAssertionToken: token };
  if ('secret' in credential) return new OnBehalfOfCredential({ ...options, clientSecret: credential.secret });
  const endpoint = assertionAudienceOf(registration, tenantId);
  return new OnBehalfOfCredential({ ...options, getAssertion: () => credential.assertion(endpoint) });
}

/** What a request of our own to the token endpoint says to prove that it is the app's. */
export async function clientFields(registration: Registration, tenantId: string): Promise<Record<string, string>> {
  const { id, credential } = registration;
  if ('secret' in credential) return { client_id: id, client_secret: credential.secret };
  return {
    client_id: id,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await credential.assertion(assertionAudienceOf(registration, tenantId)),
  };
}

/** By itself @azure/identity follows redirects with the secret and asks Microsoft's public cloud about the authority. */
function credentialOptions({ entraUrl, http }: Registration, watch?: RefusalWatch): Options {
  return {
    authorityHost: entraUrl,
    disableInstanceDiscovery: true,
    retryOptions: { maxRetries: 0 },
    redirectOptions: { maxRetries: 0 },
    additionalPolicies: watch ? [{ position: 'perCall', policy: watch.policy }] : [],
    httpClient: entraTransport(http, DEADLINE),
  };
}
