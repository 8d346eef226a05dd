import { type LocalizedText, say } from '../i18n/localizedText';
import type { EntraRefusal } from './entraRefusal';

/**
 * What may help after a refusal. `consent`: the consent page. `proof`: the sign-in page, with the claims of the refusal.
 * `freshToken`: a newer token, from Teams or else from the page. `account`: the choice of an account. `wait`: time. `rest`: a
 * minute without another request.
 * `administrator`: no button that the person has. `operator`: whoever runs the bot.
 */
export type Help = 'consent' | 'proof' | 'freshToken' | 'account' | 'wait' | 'rest' | 'administrator' | 'operator';

/** What one of Entra's refusals means, and what is said and done about it. */
export interface RefusalRow {
  /** The digits after `AADSTS`. */
  readonly numbers: readonly string[];
  /** For the log and for whoever reads the table. */
  readonly means: string;
  readonly help: Help;
  /** What the person reads; beside the button, where one helps. */
  readonly sentence: LocalizedText;
  /** Whether the link for administrators helps, which the person can hand on. */
  readonly isForAdminConsent?: true;
  /** What the operator can do, for the log. */
  readonly remedy?: string;
}

/** Said where nothing better is known than what the permissions are for. */
export const ALLOW = say`I lack a permission that this needs. Sign in, and allow me what the page asks for.`;
const PROVE = say`Your organisation wants you to prove once more that it is you. Sign in, and I go on.`;
const AGAIN = say`Your sign-in is too old. Sign in again, and I go on.`;
const DEVICE = say`Your organisation allows this only on a device that it manages. Use such a device, or ask your administrator.`;
const FOREIGN = say`This account does not belong to the organisation of this conversation. Sign in, and choose the account that you use in Teams here.`;
const BUSY = say`Microsoft's sign-in service is busy. Nothing was created. Press again in a moment.`;
const SET_UP = say`I am not set up rightly, and so I cannot act for anybody. Nothing was created. Tell your administrator.`;

/** The numbers choose the words; `refusalRow` knows what follows from `error` and `claims` where a number is not among them. */
export const REFUSAL_ROWS: readonly RefusalRow[] = [
  { numbers: ['65001', '650056', '90008'], means: 'consent is missing', help: 'consent', sentence: ALLOW },
  {
    numbers: ['65004'],
    means: 'the person declined to consent',
    help: 'consent',
    sentence: say`You did not allow me what this needs. Sign in again and accept, or leave it: nothing was created.`,
  },
  {
    numbers: ['90094', '90095'],
    means: 'only an administrator can consent',
    help: 'administrator',
    isForAdminConsent: true,
    sentence: say`Your organisation lets only administrators allow what this needs. Ask your administrator to allow it.`,
    remedy: 'Open the admin-consent page of the app registration as an administrator.',
  },
  {
    numbers: ['50076', '50079', '50158', '50074', '50078'],
    means: 'multi-factor authentication or an external challenge is due',
    help: 'proof',
    sentence: PROVE,
  },
  {
    numbers: ['50072'],
    means: 'multi-factor authentication has to be set up',
    help: 'proof',
    sentence: say`Your organisation wants you to set up a second way to prove who you are. Sign in, and the page leads you through it.`,
  },
  {
    numbers: ['50097', '50129', '50155', '50187'],
    means: 'the device has to authenticate',
    help: 'proof',
    sentence: say`Your organisation wants to know your device. Sign in again on this one, and I go on.`,
  },
  { numbers: ['53000'], means: 'the device is not compliant', help: 'administrator', sentence: DEVICE },
  {
    numbers: ['53001', '530003', '50005'],
    means: 'the device is not managed',
    help: 'administrator',
    sentence: DEVICE,
  },
  {
    numbers: ['53002', '50127'],
    means: 'the app used is not an approved one',
    help: 'administrator',
    sentence: say`Your organisation allows this only in apps that it has approved. Use one of those, or ask your administrator.`,
  },
  {
    numbers: ['53003', '530032', '530035', '50131'],
    means: 'blocked by a policy of the organisation',
    help: 'administrator',
    sentence: say`Your organisation blocks this from where you are, or on this device. Try it from another place, or ask your administrator.`,
  },
  {
    numbers: ['53004', '53010'],
    means: 'a second factor cannot be set up from here',
    help: 'administrator',
    sentence: say`You have to set up a second way to prove who you are, and your organisation does not allow that from here. Ask your administrator.`,
  },
  {
    numbers: ['53011', '530034'],
    means: 'blocked because the account is at risk',
    help: 'administrator',
    sentence: say`Your organisation has blocked your account, because it may be at risk. Ask your administrator.`,
  },
  {
    numbers: ['50105'],
    means: 'the app is not assigned to the person',
    help: 'administrator',
    sentence: say`I am open only to people whom your organisation has chosen. Ask your administrator to assign me to you.`,
    remedy: 'Assign the person to the app under Enterprise applications, Users and groups.',
  },
  {
    numbers: ['50057'],
    means: 'the account is disabled',
    help: 'administrator',
    sentence: say`Your account is disabled. Ask your administrator.`,
  },
  {
    numbers: ['50034', '500341'],
    means: 'the account is not in the directory any more',
    help: 'administrator',
    sentence: say`Your account is not in this organisation's directory, or not any more. Ask your administrator.`,
  },
  {
    numbers: ['50053'],
    means: 'the account is locked after too many attempts',
    help: 'administrator',
    sentence: say`Your account is locked for a while, after too many attempts to sign in. Try again later, or ask your administrator.`,
  },
  {
    numbers: ['90072', '50020', '50014', '51004', '16000', '16003'],
    means: 'the account is not of this tenant',
    help: 'account',
    sentence: FOREIGN,
  },
  {
    numbers: ['500212', '500213'],
    means: 'the policies of two tenants keep the account out',
    help: 'account',
    sentence: say`The organisations do not let this account in here. Sign in, and choose the account that you use in Teams here.`,
  },
  {
    numbers: ['50173', '50133', '50132', '50089'],
    means: 'the password was changed, or sign-ins were revoked',
    help: 'freshToken',
    sentence: say`Your password was changed, or your sign-ins were ended. Sign in again, and I go on.`,
  },
  {
    numbers: ['50055', '50144', '50135'],
    means: 'the password has to be changed',
    help: 'proof',
    sentence: say`Your password has to be changed first. Sign in, and the page leads you through it.`,
  },
  {
    numbers: ['500133', '50013', '500131', '70008', '700082', '70043', '50058'],
    means: 'the token or the sign-in is too old',
    help: 'freshToken',
    sentence: AGAIN,
  },
  {
    numbers: ['54005'],
    means: 'a code was used twice',
    help: 'freshToken',
    sentence: say`This sign-in was used before. Sign in once more, and I go on.`,
  },
  {
    numbers: ['90033', '90055', '90006', '90012', '90024', '90090', '50033', '50087', '50166'],
    means: 'Entra is busy',
    help: 'wait',
    sentence: BUSY,
  },
  {
    numbers: ['50196'],
    means: 'Entra has seen the same request too often',
    help: 'rest',
    sentence: say`I have asked Microsoft's sign-in service too often. Nothing was created. Press again in a minute.`,
    remedy: 'A loop of the bot itself: report it with the lines of this person.',
  },
  {
    numbers: ['7000215'],
    means: 'the secret is wrong',
    help: 'operator',
    sentence: SET_UP,
    remedy: "Set MicrosoftAppPassword to the secret's value, not its id.",
  },
  {
    numbers: ['7000222'],
    means: 'the secret has expired',
    help: 'operator',
    sentence: SET_UP,
    remedy: 'Make a new secret in the app registration and set MicrosoftAppPassword to it.',
  },
  {
    numbers: ['700016', '700011'],
    means: 'the tenant does not know the app',
    help: 'operator',
    sentence: SET_UP,
    remedy: 'Check MicrosoftAppId and MicrosoftAppTenantId; in another tenant an administrator has to add the app.',
  },
  {
    numbers: ['700024'],
    means: 'the assertion of certificate or identity is out of time',
    help: 'operator',
    sentence: SET_UP,
    remedy: "Set this machine's clock, and see whether the certificate is still good.",
  },
  {
    numbers: ['700027', '700030'],
    means: 'the certificate is not that of the app',
    help: 'operator',
    sentence: SET_UP,
    remedy:
      'Upload the certificate to the app registration, or set MicrosoftAppCertificatePath to the one that is there.',
  },
  {
    numbers: ['700211', '700212', '700213'],
    means: 'the federated credential does not fit the managed identity',
    help: 'operator',
    sentence: SET_UP,
    remedy: 'Compare issuer, subject and audience of the federated credential with the managed identity.',
  },
  {
    numbers: ['7000112', '70001'],
    means: 'the app is disabled',
    help: 'operator',
    sentence: SET_UP,
    remedy: 'Enable the app under Enterprise applications, Properties.',
  },
  {
    numbers: ['7000114'],
    means: 'the app may not act on behalf of people',
    help: 'operator',
    sentence: SET_UP,
    remedy: 'Expose an API in the app registration: api://botid-<app id> with the scope access_as_user.',
  },
  {
    numbers: ['700005', '90002', '90038'],
    means: 'the tenant is unknown here, or of another cloud',
    help: 'operator',
    sentence: SET_UP,
    remedy: "Check MicrosoftAppTenantId, ALLOWED_TENANTS and the cloud's address of Entra.",
  },
  {
    numbers: ['500011', '50001', '650052', '650057', '65005'],
    means: 'the resource is not in the tenant, or not among those of the app',
    help: 'operator',
    sentence: SET_UP,
    remedy: "Add Microsoft Graph's delegated permissions to the app registration; check the cloud's address of Graph.",
  },
  {
    numbers: ['50011'],
    means: 'the redirect address is not registered',
    help: 'operator',
    sentence: SET_UP,
    remedy: 'Add PUBLIC_URL with /auth/end to the redirect addresses of the app registration.',
  },
];

/** What follows from Entra's own words. */
export type RefusalDefault = Omit<RefusalRow, 'numbers'> & { readonly when: (refusal: EntraRefusal) => boolean };

/** First match counts. Microsoft asks to go by these, since its numbers change. */
export const REFUSAL_DEFAULTS: readonly RefusalDefault[] = [
  {
    when: ({ error, status }) =>
      ['temporarily_unavailable', 'server_error'].includes(error) || status === 429 || status >= 500,
    means: 'Entra is busy',
    help: 'wait',
    sentence: BUSY,
  },
  {
    when: ({ error, suberror }) => error === 'consent_required' || suberror === 'consent_required',
    means: 'consent is missing',
    help: 'consent',
    sentence: ALLOW,
  },
  {
    when: ({ error }) => error === 'access_denied' || error === 'cancelled',
    means: 'nobody was let in, or somebody turned back',
    help: 'consent',
    sentence: say`You were not signed in. Sign in again, or leave it: nothing was created.`,
  },
  {
    when: ({ suberror }) => suberror === 'message_only' || suberror === 'additional_action',
    means: 'refused, and the sign-in page cannot help',
    help: 'administrator',
    sentence: say`Microsoft's sign-in service does not let you do this. Ask your administrator.`,
  },
  {
    when: ({ error, claims }) => ['interaction_required', 'login_required'].includes(error) || claims !== '',
    means: 'the person has to sign in on a page',
    help: 'proof',
    sentence: PROVE,
  },
  {
    when: ({ error }) => error === 'invalid_grant',
    means: 'the sign-in is not good any more',
    help: 'freshToken',
    sentence: AGAIN,
  },
  {
    when: () => true,
    means: 'the request was refused as the app has sent it',
    help: 'operator',
    sentence: SET_UP,
    remedy: 'Look the number up at login.microsoftonline.com/error, and run the doctor.',
  },
];
