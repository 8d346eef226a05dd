import { randomUUID } from 'node:crypto';
import { say } from '../i18n/localizedText';
import type { Translator } from '../i18n/translator';
import type { SignInNeeded } from '../turn/person';
import type { Turn } from '../turn/turn';
import { type Registration, resourceOf } from './registration';
import type { SignInLinks } from './signInLinks';

interface Wording {
  readonly text: string;
  readonly signInName?: string | undefined;
  /** As in `SignInRequest`. */
  readonly wrongAccounts?: number;
  readonly tries?: number;
}

/**
 * Asks Teams to repeat the press with a token of the person, or, where consent is missing or Teams had its chance, shows
 * a button that opens the sign-in page. What Teams expects is in "Universal Actions", authentication.
 */
export function loginRequest(
  registration: Registration,
  links: Pick<SignInLinks, 'linkFor'>,
  { tenantId, requester }: Turn,
  { permissions, how, claims }: SignInNeeded,
  translator: Translator,
  { text, signInName = '', wrongAccounts = 0, tries = 0 }: Wording,
): object {
  const asked = { tenantId, person: requester.id, permissions, claims, signInName, wrongAccounts, tries };
  const link = links.linkFor({ ...asked, language: translator.code });
  const start = `${registration.publicUrl}/auth/start?${new URLSearchParams({ link })}`;
  const button = translator.localize(say`Sign in`);
  const silently = { tokenExchangeResource: { id: randomUUID(), uri: resourceOf(registration), providerId: null } };
  return {
    statusCode: 401,
    type: 'application/vnd.microsoft.activity.loginRequest',
    value: {
      text,
      connectionName: 'graph',
      ...(how === 'silently' && silently),
      buttons: [{ type: 'signin', title: button, text: button, value: start }],
    },
  };
}
