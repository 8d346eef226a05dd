import { readFileSync } from 'node:fs';
import type { TokenCredential } from '@azure/identity';
import { dayOf, readAppCertificate } from '../../signIn/appCertificate';
import type { Settings } from '../settings';
import type { Finding } from './finding';
import { attempt } from './tries';

const DAY = 24 * 60 * 60 * 1000;
const SOON = 30 * DAY;

const REMEDIES = {
  secret: 'Check MicrosoftAppId and MicrosoftAppPassword: the secret’s value, not its id, and not expired.',
  certificate:
    'Check MicrosoftAppId, and that the app registration in Entra has exactly this certificate: it may be that of another app.',
  managedIdentity:
    'Check MicrosoftAppManagedIdentityId, and that the app registration in Entra has a federated credential for that managed identity.',
};

/** Whether Entra takes the app's word, and how long it will. */
export async function credentialFindings(
  settings: Settings,
  bot: TokenCredential,
  now = Date.now(),
): Promise<Finding[]> {
  const { appCredential, cloud } = settings;
  const signingIn = await attempt('signing in as the bot', REMEDIES[appCredential.kind], () =>
    bot.getToken(`${cloud.botFramework}/.default`),
  );
  if (appCredential.kind !== 'certificate') return [signingIn];
  const { goodUntil } = readAppCertificate(readFileSync(appCredential.path, 'utf8'));
  return [signingIn, lastDay('the certificate', goodUntil, now, 'Make a new one, and add it to the app registration.')];
}

/** What is to be said of something that ends on a day. */
export function lastDay(what: string, end: Date, now: number, remedy: string): Finding {
  const left = Math.floor((end.getTime() - now) / DAY);
  if (end.getTime() - now > SOON) return { what, note: `Its last day is ${dayOf(end)}.` };
  if (left < 0) return { what, problem: `Its last day was ${dayOf(end)}. ${remedy}` };
  return { what, warning: `Its last day is ${dayOf(end)}, in ${left} days. ${remedy}` };
}
