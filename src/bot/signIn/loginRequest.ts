import { randomUUID } from 'node:crypto';
import { say } from '../i18n/localizedText';
import type { Translator } from '../i18n/translator';
import type { SignInNeeded } from '../turn/person';
import type { Turn } from '../turn/turn';
import { type Registration, resourceOf } from './registration';

/**
 * Asks Teams to repeat the press with a token of the person, or, where consent is missing or Teams had its chance, shows
 * a button that opens the sign-in page. What Teams expects is in "Universal Actions", authentication.
 */
export function loginRequest(
  registration: Registration,
  { tenantId }: Turn,
  { permissions, how, claims }: SignInNeeded,
  translator: Translator,
  { text, signInName = '' }: { readonly text: string; readonly signInName?: string | undefined },
): object {
  const start = new URL(`${registration.publicUrl}/auth/start`);
  start.search = new URLSearchParams({
    tenant: tenantId,
    permissions: permissions.join(' '),
    hint: signInName,
    language: translator.code,
    ...(claims && { claims }),
  }).toString();
  const button = translator.localize(say`Sign in`);
  const silently = { tokenExchangeResource: { id: randomUUID(), uri: resourceOf(registration), providerId: null } };
  return {
    statusCode: 401,
    type: 'application/vnd.microsoft.activity.loginRequest',
    value: {
      text,
      connectionName: 'graph',
      ...(how === 'silently' && silently),
      buttons: [{ type: 'signin', title: button, text: button, value: start.href }],
    },
  };
}
