import type { TokenCredential } from '@azure/identity';
import type { WayOut } from '../../http/wayOut';
import { isRecord, type JsonRecord, parseJson, recordOf, textOf } from '../../json/json';
import { adminConsentUrl } from '../../signIn/registration';
import type { Settings } from '../settings';
import { lastDay } from './credentialFindings';
import type { Finding } from './finding';
import { ask, reasonOf } from './tries';

/** What the bot needs a permission of Graph for, in English, by the permission's name. */
export type Purposes = Readonly<Record<string, string>>;

/** Teams for desktops and phones, and Teams on the web: authorized, they get a person's token without asking the person. */
export const TEAMS_CLIENTS = ['1fec8e78-bce4-4aaf-ab1b-5451cc387264', '5e3ce6c0-2b1f-4285-8d4b-75ee78787346'];
const WHAT = 'the app registration';
const CONSENT = 'the consent of the organization';

/** What stands in the app registration, as far as Graph lets the app see it. */
export async function registrationFindings(
  settings: Settings,
  { http }: WayOut,
  bot: TokenCredential,
  purposes: Purposes,
): Promise<Finding[]> {
  const { cloud, graphUrl, appId } = settings;
  const read = async (path: string): Promise<JsonRecord | string> => {
    try {
      const fetched = await bot.getToken(`${cloud.graph}/.default`);
      const headers = { authorization: `Bearer ${fetched?.token ?? ''}` };
      const { status, text } = await ask(http, `${graphUrl}/v1.0${path}`, headers);
      return status === 200 ? recordOf(parseJson(text)) : `Graph answers ${status}.`;
    } catch (error) {
      return reasonOf(error);
    }
  };
  const app = await read(`/applications(appId='${appId}')?$select=identifierUris,web,api,passwordCredentials`);
  const grants = await read(`/servicePrincipals(appId='${appId}')/oauth2PermissionGrants`);
  return [
    ...(typeof app === 'string' ? [unseen(WHAT, app)] : registered(app, settings)),
    typeof grants === 'string' ? unseen(CONSENT, grants) : consent(grants, settings, purposes),
  ];
}

function unseen(what: string, why: string): Finding {
  const note = `It is not looked at: ${why} To let the doctor see it, give the app Graph's application permission Directory.Read.All for a while.`;
  return { what, note };
}

function registered(app: JsonRecord, settings: Settings): Finding[] {
  const { appId, publicUrl, appCredential } = settings;
  const [uri, redirect] = [`api://botid-${appId}`, `${publicUrl}/auth/end`];
  const problems = [
    textsIn(app.identifierUris).includes(uri)
      ? ''
      : `Its Application ID URI is ${textsIn(app.identifierUris).join(', ') || 'missing'}: single sign-on will not work. Set it to ${uri} under Expose an API.`,
    textsIn(recordOf(app.web).redirectUris).includes(redirect)
      ? ''
      : `It lacks the redirect URI ${redirect}: the sign-in window ends in an error. Add it under Authentication, for Web.`,
  ].filter(Boolean);
  const allowed = listIn(recordOf(app.api).preAuthorizedApplications).map(({ appId: id }) => textOf(id));
  const missing = TEAMS_CLIENTS.filter((client) => !allowed.includes(client));
  return [
    ...(problems.length > 0 ? problems.map((problem) => ({ what: WHAT, problem })) : [{ what: WHAT }]),
    missing.length === 0
      ? { what: 'Teams as an authorized client' }
      : {
          what: 'Teams as an authorized client',
          warning: `Expose an API does not authorize ${missing.join(' and ')}: everybody is asked by a window. Add them for access_as_user.`,
        },
    ...(appCredential.kind === 'secret' ? secretFindings(app, appCredential.secret) : []),
  ];
}

/** Entra tells of each secret its first three characters. */
function secretFindings(app: JsonRecord, secret: string, now = Date.now()): Finding[] {
  const own = listIn(app.passwordCredentials).filter(({ hint }) => hint === secret.slice(0, 3));
  const ends = own.map(({ endDateTime }) => Date.parse(textOf(endDateTime))).filter((end) => !Number.isNaN(end));
  if (ends.length === 0) return [];
  const remedy = 'Make a new one in the app registration, and put it into MicrosoftAppPassword.';
  return [lastDay('the client secret', new Date(Math.max(...ends)), now, remedy)];
}

function consent(grants: JsonRecord, { cloud, appTenantId, appId }: Settings, purposes: Purposes): Finding {
  const all = listIn(grants.value).filter(({ consentType }) => consentType === 'AllPrincipals');
  const granted = all.flatMap(({ scope }) => textOf(scope).split(' '));
  const missing = Object.entries(purposes).filter(([permission]) => !granted.includes(permission));
  if (missing.length === 0) return { what: CONSENT };
  const named = missing.map(([permission, purpose]) => `${permission}, so that Muster can ${purpose}`);
  const link = adminConsentUrl({ cloud, id: appId }, appTenantId);
  return {
    what: CONSENT,
    warning: `Not given for everybody: ${named.join('; ')}. Each person is asked, where the organization allows that. An administrator can give it at ${link}`,
  };
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

function listIn(value: unknown): JsonRecord[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
