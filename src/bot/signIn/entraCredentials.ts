import {
  ClientAssertionCredential,
  ClientSecretCredential,
  OnBehalfOfCredential,
  type OnBehalfOfCredentialOptions,
  type TokenCredential,
} from '@azure/identity';
import { PUBLIC_ENTRA, type Registration, tokenEndpointOf } from './registration';

type Options = Pick<
  OnBehalfOfCredentialOptions,
  'authorityHost' | 'disableInstanceDiscovery' | 'retryOptions' | 'redirectOptions' | 'additionalPolicies'
>;
type Policy = NonNullable<Options['additionalPolicies']>[number]['policy'];

/** Gets tokens for the bot itself. */
export function botCredential(registration: Registration): TokenCredential {
  const { id, tenantId, credential } = registration;
  const options = credentialOptions(registration);
  if ('secret' in credential) return new ClientSecretCredential(tenantId, id, credential.secret, options);
  const endpoint = tokenEndpointOf(registration, tenantId);
  return new ClientAssertionCredential(tenantId, id, () => credential.assertion(endpoint), options);
}

/** Gets tokens for Graph on behalf of the person whom Teams' token names. */
export function personCredential(registration: Registration, tenantId: string, token: string): OnBehalfOfCredential {
  const { id, credential } = registration;
  const options = { ...credentialOptions(registration), tenantId, clientId: id, userAssertionToken: token };
  if ('secret' in credential) return new OnBehalfOfCredential({ ...options, clientSecret: credential.secret });
  const endpoint = tokenEndpointOf(registration, tenantId);
  return new OnBehalfOfCredential({ ...options, getAssertion: () => credential.assertion(endpoint) });
}

/** What a request of our own to the token endpoint says to prove that it is the app's. */
export async function clientFields(registration: Registration, tenantId: string): Promise<Record<string, string>> {
  const { id, credential } = registration;
  if ('secret' in credential) return { client_id: id, client_secret: credential.secret };
  return {
    client_id: id,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await credential.assertion(tokenEndpointOf(registration, tenantId)),
  };
}

/** By itself @azure/identity has no deadline, follows redirects with the secret and asks Microsoft about other authorities. */
function credentialOptions({ entraUrl }: Registration, deadline = 3_000): Options {
  return {
    authorityHost: entraUrl,
    disableInstanceDiscovery: entraUrl !== PUBLIC_ENTRA,
    retryOptions: { maxRetries: 0 },
    redirectOptions: { maxRetries: 0 },
    additionalPolicies: [{ position: 'perCall', policy: deadlinePolicy(deadline) }],
  };
}

function deadlinePolicy(deadline: number): Policy {
  return {
    name: 'deadline',
    sendRequest(request, next) {
      request.abortSignal = AbortSignal.timeout(deadline);
      return next(request);
    },
  };
}
