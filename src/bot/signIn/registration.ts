import type { OnBehalfOfCredentialOptions } from '@azure/identity';

type Options = Pick<
  OnBehalfOfCredentialOptions,
  'authorityHost' | 'disableInstanceDiscovery' | 'retryOptions' | 'redirectOptions' | 'additionalPolicies'
>;
type Policy = NonNullable<Options['additionalPolicies']>[number]['policy'];

/** The app registration in Entra that the bot acts as. */
export interface Registration {
  readonly id: string;
  readonly secret: string;
  readonly tenantId: string;
  /** Entra's address, without a slash at the end. */
  readonly entraUrl: string;
  /** Where Teams and browsers reach the bot, without a slash at the end. */
  readonly publicUrl: string;
}

const PUBLIC_ENTRA = 'https://login.microsoftonline.com';

/** What Teams asks a token for: the App ID URI of the registration. */
export function resourceOf({ id }: Registration): string {
  return `api://botid-${id}`;
}

/** Entra's id of a Graph permission. */
export function graphScope(permission: string): string {
  return `https://graph.microsoft.com/${permission}`;
}

/** The issuers of a tenant's tokens: today's form, and the older one that only Microsoft's own cloud uses. */
export function issuersOf({ entraUrl }: Registration, tenantId: string): string[] {
  const older = entraUrl === PUBLIC_ENTRA ? [`https://sts.windows.net/${tenantId}/`] : [];
  return [`${entraUrl}/${tenantId}/v2.0`, ...older];
}

/** Options for @azure/identity: by itself it has no deadline, follows redirects with the secret and asks Microsoft about other authorities. */
export function credentialOptions({ entraUrl }: Registration, deadline = 3_000): Options {
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
