import type { EnvironmentLines } from './environmentLines';

/** What the app shows to Entra so as to be believed: exactly one of three things. */
export type AppCredentialSettings =
  | { readonly kind: 'secret'; readonly secret: string }
  | { readonly kind: 'certificate'; readonly path: string }
  | { readonly kind: 'managedIdentity'; readonly clientId?: string };

const TYPES = ['SingleTenant', 'UserAssignedMSI'];
const [SECRET, CERTIFICATE, IDENTITY] = [
  'MicrosoftAppPassword',
  'MicrosoftAppCertificatePath',
  'MicrosoftAppManagedIdentityId',
];

/** Reads the lines that say how the app proves who it is, and names each that is missing or contradicts another. */
export function readAppCredentialSettings(lines: EnvironmentLines): AppCredentialSettings {
  const type = lines.oneOf('MicrosoftAppType', TYPES, 'SingleTenant');
  if (type === 'UserAssignedMSI') return readManagedIdentity(lines);
  if (lines.optional(IDENTITY) !== undefined)
    lines.problems.push(
      `${IDENTITY} is given, but MicrosoftAppType is not UserAssignedMSI. Use that type, or leave the line out.`,
    );
  if (lines.optional(CERTIFICATE) === undefined) {
    const remedy =
      'Make a client secret for the app registration in Entra and put it here, or the path of a certificate into ' +
      `${CERTIFICATE}; with MicrosoftAppType=UserAssignedMSI a managed identity needs neither.`;
    return { kind: 'secret', secret: lines.text(SECRET, remedy) };
  }
  if (lines.optional(SECRET) !== undefined)
    lines.problems.push(`${SECRET} is given beside ${CERTIFICATE}. Leave one of them out; the certificate is safer.`);
  return { kind: 'certificate', path: lines.certificate(CERTIFICATE) };
}

function readManagedIdentity(lines: EnvironmentLines): AppCredentialSettings {
  for (const name of [SECRET, CERTIFICATE].filter((line) => lines.optional(line) !== undefined))
    lines.problems.push(
      `${name} is given, but MicrosoftAppType is UserAssignedMSI. Leave the line out, or use MicrosoftAppType=SingleTenant.`,
    );
  const clientId = lines.guid(IDENTITY, 'Put the client id of the managed identity here.', '');
  return { kind: 'managedIdentity', ...(clientId !== '' && { clientId }) };
}
