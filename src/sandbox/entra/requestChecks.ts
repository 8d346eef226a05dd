import type { App, Tenant } from '../tenant';
import { Refusal } from './refusal';

/** A tenant is named by its id or its domain; throws Refusal for any other. */
export function checkTenant(tenant: Tenant, name: string): void {
  if ([tenant.id, tenant.domain, ...(tenant.aliases ?? [])].includes(name.toLowerCase())) return;
  const sentence = `Tenant '${name}' not found. Check that you have the correct tenant ID.`;
  throw new Refusal(90002, 'invalid_request', sentence);
}

export function checkAppId(app: App, sent: string | undefined): void {
  if (sent === app.id) return;
  throw new Refusal(700016, 'unauthorized_client', `Application with identifier '${sent}' was not found.`);
}

export function checkRedirectUri(registered: string, sent: string | undefined): void {
  if (sent === registered) return;
  const sentence = `The redirect URI '${sent}' specified in the request does not match the redirect URIs configured for the application.`;
  throw new Refusal(50011, 'invalid_request', sentence);
}
