import type { Dispatcher } from 'undici';
import { exchange } from '../http/exchange';
import { openWayOut, type WayOut } from '../http/wayOut';
import { botCredential } from '../signIn/entraCredentials';
import type { Finding } from './finding';
import { registrationOf } from './registrationOf';
import type { Settings } from './settings';
import { storeFindings } from './storeFindings';

const DEADLINE = 5_000;

/** Tries everything that the settings name, one after the other and on the bot's own way, and says what to do where it does not work. */
export async function examine(settings: Settings): Promise<Finding[]> {
  const wayOut = openWayOut(settings.wayOut);
  try {
    return [...(await outside(settings, wayOut)), ...(await storeFindings(settings)), await inside(settings, wayOut)];
  } finally {
    await wayOut.close();
  }
}

async function outside(settings: Settings, wayOut: WayOut): Promise<Finding[]> {
  const { entraUrl, appTenantId } = settings;
  return [
    await reachable(
      wayOut.http,
      'Teams’ signing keys',
      settings.openIdMetadataUrl,
      'Check BOT_OPENID_METADATA_URL and the network.',
    ),
    await reachable(
      wayOut.http,
      'the tenant in Entra',
      `${entraUrl}/${appTenantId}/v2.0/.well-known/openid-configuration`,
      'Check MicrosoftAppTenantId and ENTRA_URL.',
    ),
    await attempt('Microsoft Graph', 'Check GRAPH_URL and the network.', () =>
      // Any answer will do: without a token Graph may well say 401.
      ask(wayOut.http, `${settings.graphUrl}/v1.0/$metadata`),
    ),
    await signingIn(settings, wayOut),
  ];
}

function inside({ publicUrl }: Settings, { http }: WayOut): Promise<Finding> {
  return reachable(
    http,
    'the bot from outside',
    `${publicUrl}/auth/notify.js`,
    'Start the bot, and let PUBLIC_URL lead to it.',
  );
}

async function reachable(http: Dispatcher, what: string, url: string, remedy: string): Promise<Finding> {
  return attempt(what, remedy, async () => {
    const { status } = await ask(http, url);
    if (status < 200 || status >= 300) throw new Error(`${url} answers ${status}.`);
  });
}

const credentialRemedies = {
  secret: 'Check MicrosoftAppId and MicrosoftAppPassword: the secret’s value, not its id, and not expired.',
  certificate: 'Check MicrosoftAppId, and that the app registration in Entra has exactly this certificate.',
  managedIdentity:
    'Check MicrosoftAppManagedIdentityId, and that the app registration in Entra has a federated credential for that managed identity.',
};

async function signingIn(settings: Settings, wayOut: WayOut): Promise<Finding> {
  return attempt('signing in as the bot', credentialRemedies[settings.appCredential.kind], () =>
    botCredential(registrationOf(settings, wayOut)).getToken(`${settings.cloud.botFramework}/.default`),
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

function ask(http: Dispatcher, url: string): ReturnType<typeof exchange> {
  return exchange(http, url, { method: 'GET', headers: {}, body: null, deadline: DEADLINE });
}
