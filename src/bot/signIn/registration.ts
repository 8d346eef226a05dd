import type { AppCredential } from './appCredential';

/** The app registration in Entra that the bot acts as. */
export interface Registration {
  readonly id: string;
  readonly credential: AppCredential;
  readonly tenantId: string;
  /** Entra's address, without a slash at the end. */
  readonly entraUrl: string;
  /** Where Teams and browsers reach the bot, without a slash at the end. */
  readonly publicUrl: string;
}

export const PUBLIC_ENTRA = 'https://login.microsoftonline.com';

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

/** Where a tenant gives tokens. */
export function tokenEndpointOf({ entraUrl }: Registration, tenantId: string): string {
  return `${entraUrl}/${tenantId}/oauth2/v2.0/token`;
}
