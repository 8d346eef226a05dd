import { botCredential } from '../signIn/entraCredentials';
import type { Finding } from './finding';
import { registrationOf } from './registrationOf';
import type { Settings } from './settings';
import { storeFindings } from './storeFindings';

/** Tries everything that the settings name, one after the other, and says what to do where it does not work. */
export async function examine(settings: Settings): Promise<Finding[]> {
  const { entraUrl, appTenantId } = settings;
  return [
    await reachable(
      'Teams’ signing keys',
      settings.openIdMetadataUrl,
      'Check BOT_OPENID_METADATA_URL and the network.',
    ),
    await reachable(
      'the tenant in Entra',
      `${entraUrl}/${appTenantId}/v2.0/.well-known/openid-configuration`,
      'Check MicrosoftAppTenantId and ENTRA_URL.',
    ),
    await answering('Microsoft Graph', `${settings.graphUrl}/v1.0/$metadata`, 'Check GRAPH_URL and the network.'),
    await signingIn(settings),
    ...(await storeFindings(settings)),
    await reachable(
      'the bot from outside',
      `${settings.publicUrl}/auth/notify.js`,
      'Start the bot, and let PUBLIC_URL lead to it.',
    ),
  ];
}

async function reachable(what: string, url: string, remedy: string): Promise<Finding> {
  return attempt(what, remedy, async () => {
    const { ok, status } = await ask(url);
    if (!ok) throw new Error(`${url} answers ${status}.`);
  });
}

/** Any answer will do: without a token Graph may well say 401. */
async function answering(what: string, url: string, remedy: string): Promise<Finding> {
  return attempt(what, remedy, () => ask(url));
}

const credentialRemedies = {
  secret: 'Check MicrosoftAppId and MicrosoftAppPassword: the secret’s value, not its id, and not expired.',
  certificate: 'Check MicrosoftAppId, and that the app registration in Entra has exactly this certificate.',
  managedIdentity:
    'Check MicrosoftAppManagedIdentityId, and that the app registration in Entra has a federated credential for that managed identity.',
};

async function signingIn(settings: Settings): Promise<Finding> {
  return attempt('signing in as the bot', credentialRemedies[settings.appCredential.kind], () =>
    botCredential(registrationOf(settings)).getToken(`${settings.cloud.botFramework}/.default`),
  );
}

async function attempt(what: string, remedy: string, work: () => Promise<unknown>): Promise<Finding> {
  try {
    await work();
    return { what };
  } catch (error) {
    const words = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    const cause = error instanceof Error && error.cause instanceof Error ? ` ${error.cause.message}` : '';
    return { what, problem: `${words}${cause} ${remedy}` };
  }
}

function ask(url: string): Promise<Response> {
  return fetch(url, { signal: AbortSignal.timeout(5_000), redirect: 'error' });
}
