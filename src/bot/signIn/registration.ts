import type { Dispatcher } from 'undici';
import type { Cloud } from '../cloud/clouds';
import type { AppCredential } from './appCredential';

/** The app registration in Entra that the bot acts as. */
export interface Registration {
  readonly id: string;
  readonly credential: AppCredential;
  readonly tenantId: string;
  /** Whose tokens are asked for and believed. */
  readonly cloud: Cloud;
  /** Where its Entra is reached, without a slash at the end, and which way. */
  readonly entraUrl: string;
  readonly http: Dispatcher;
  /** Where Teams and browsers reach the bot, without a slash at the end. */
  readonly publicUrl: string;
}

/** What Teams asks a token for: the App ID URI of the registration. */
export function resourceOf({ id }: Registration): string {
  return `api://botid-${id}`;
}

/** Entra's id of a permission of the cloud's Graph. */
export function graphScope({ cloud }: Registration, permission: string): string {
  return `${cloud.graph}/${permission}`;
}

/** The issuers of a tenant's tokens: today's form and the older one. */
export function issuersOf({ cloud }: Registration, tenantId: string): string[] {
  return [`${cloud.entra}/${tenantId}/v2.0`, `${cloud.olderIssuer}/${tenantId}/`];
}

/** Where a tenant gives tokens. */
export function tokenEndpointOf({ entraUrl }: Registration, tenantId: string): string {
  return `${entraUrl}/${tenantId}/oauth2/v2.0/token`;
}

/** Whom an assertion of the app is for: the tenant's token endpoint by its own name, wherever it is reached. */
export function assertionAudienceOf({ cloud }: Registration, tenantId: string): string {
  return `${cloud.entra}/${tenantId}/oauth2/v2.0/token`;
}

/** Where an administrator of a tenant allows the app what it needs, for everybody there. */
export function adminConsentUrl({ cloud, id }: Pick<Registration, 'cloud' | 'id'>, tenantId: string): string {
  return `${cloud.entra}/${tenantId}/adminconsent?client_id=${id}`;
}
