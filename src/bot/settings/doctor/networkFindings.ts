import { neverSent } from '../../http/neverSent';
import type { WayOut } from '../../http/wayOut';
import { textOf } from '../../json/json';
import { NOTIFY_SCRIPT } from '../../signIn/authPageHtml';
import type { Settings } from '../settings';
import type { Finding } from './finding';
import { ask, attempt, reasonOf } from './tries';

/** Seconds by which a clock may be off without a word, and by which tokens are no longer good. */
const [TOLERATED, FATAL] = [30, 240];

/** The way out, what lies at its end, and the time there. Where the way is shut nothing beyond it is tried. */
export async function networkFindings(settings: Settings, wayOut: WayOut, now = Date.now): Promise<Finding[]> {
  const { openIdMetadataUrl, graphUrl, auditUrl } = settings;
  const way = await wayFinding(settings, wayOut);
  if (way?.problem) return [way];
  return [
    ...(way ? [way] : []),
    await reachable(wayOut, 'Teams’ signing keys', openIdMetadataUrl, 'Check BOT_OPENID_METADATA_URL and the network.'),
    await reachable(wayOut, 'the tenant in Entra', tenantUrl(settings), 'Check MicrosoftAppTenantId and ENTRA_URL.'),
    // Any answer will do: without a token Graph may well say 401.
    await attempt('Microsoft Graph', 'Check GRAPH_URL and the network.', () =>
      ask(wayOut.http, `${graphUrl}/v1.0/$metadata`),
    ),
    ...(auditUrl === undefined ? [] : [await auditFinding(wayOut, auditUrl)]),
    await clockFinding(settings, wayOut, now),
  ];
}

/** Without a line to send any answer will do. */
function auditFinding({ http }: WayOut, url: string): Promise<Finding> {
  return attempt('the receiver of audit lines', 'Check AUDIT_URL and the network.', () => ask(http, url));
}

/** Whether people and Teams come to this bot where the settings say. */
export async function outsideFinding({ publicUrl }: Settings, { http }: WayOut): Promise<Finding> {
  return attempt('the bot from outside', 'Start the bot, and let PUBLIC_URL lead to it.', async () => {
    const { status, text } = await ask(http, `${publicUrl}/auth/notify.js`);
    if (status < 200 || status >= 300) throw new Error(`${publicUrl}/auth/notify.js answers ${status}.`);
    if (text !== NOTIFY_SCRIPT)
      throw new Error(`At ${publicUrl} another program answers, or another version, and not this bot.`);
  });
}

/** The proxy by name, never its password. */
export function proxyName({ wayOut }: Settings): string | undefined {
  return wayOut.proxy === undefined ? undefined : new URL(wayOut.proxy).host;
}

async function wayFinding(settings: Settings, { http }: WayOut): Promise<Finding | undefined> {
  const name = proxyName(settings);
  if (name === undefined) return undefined;
  const what = `the way out through the proxy ${name}`;
  try {
    await ask(http, tenantUrl(settings));
    return { what };
  } catch (error) {
    const { host } = new URL(settings.entraUrl);
    if (!neverSent(error)) return { what };
    return {
      what,
      problem: `The way out is shut: ${reasonOf(error)} Check HTTPS_PROXY, and that the proxy lets this machine through to ${host}.`,
    };
  }
}

async function reachable({ http }: WayOut, what: string, url: string, remedy: string): Promise<Finding> {
  return attempt(what, remedy, async () => {
    const { status } = await ask(http, url);
    if (status < 200 || status >= 300) throw new Error(`${url} answers ${status}.`);
  });
}

/** By the time that Entra's answer tells; where it does not answer, that was said before. */
async function clockFinding(settings: Settings, { http }: WayOut, now: () => number): Promise<Finding> {
  const what = 'the clock';
  const date = await ask(http, tenantUrl(settings)).then(
    ({ headers }) => Date.parse(textOf(headers.date)),
    () => Number.NaN,
  );
  if (Number.isNaN(date)) return { what, note: 'Nobody tells the time, so the clock is not looked at.' };
  const seconds = Math.round((now() - date) / 1000);
  const off = `This machine's clock is ${Math.abs(seconds)} s ${seconds > 0 ? 'ahead of' : 'behind'} Entra's.`;
  if (Math.abs(seconds) >= FATAL)
    return { what, problem: `${off} Tokens and forms would be taken for expired. Let it be set by NTP.` };
  return Math.abs(seconds) > TOLERATED ? { what, warning: `${off} Let it be set by NTP.` } : { what };
}

function tenantUrl({ entraUrl, appTenantId }: Settings): string {
  return `${entraUrl}/${appTenantId}/v2.0/.well-known/openid-configuration`;
}
