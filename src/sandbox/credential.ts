import { randomBytes, randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { newCertificate } from './certificate';
import { type CloudNow, publicCloud } from './clouds';
import type { Entra } from './entra/entra';
import { managedIdentityEndpoint } from './entra/managedIdentityEndpoint';
import { type App, newApp } from './tenant';

/** How the bot proves to Entra that it is the app. */
export type CredentialKind = 'secret' | 'certificate' | 'managed-identity';

export interface Credential {
  /** Registered with what it takes to believe the bot. */
  readonly app: App;
  /** The lines of the bot's environment with which it proves itself. */
  readonly environment: Readonly<Record<string, string>>;
  /** What must be served under the page's address for it. */
  routes(entra: Entra): Hono;
}

/** Puts files into the folder; `page` is the address of the chat page. */
export async function newCredential(
  kind: CredentialKind,
  folder: string,
  page: string,
  cloud: CloudNow = publicCloud,
): Promise<Credential> {
  if (kind === 'certificate') return certificateIn(join(folder, 'app.pem'));
  if (kind === 'managed-identity') return managedIdentityAt(page, cloud);
  const app = newApp();
  const environment = { MicrosoftAppPassword: app.secret, MicrosoftAppType: 'SingleTenant' };
  return { app, environment, routes: () => new Hono() };
}

async function certificateIn(file: string): Promise<Credential> {
  const { key, cert } = await newCertificate('rsa');
  await writeFile(file, `${cert}\n${key}\n`, { mode: 0o600 });
  const environment = { ...noSecret(), MicrosoftAppCertificatePath: file, MicrosoftAppType: 'SingleTenant' };
  return { app: newApp({ certificate: cert }), environment, routes: () => new Hono() };
}

function managedIdentityAt(page: string, cloud: CloudNow): Credential {
  const identity = { clientId: randomUUID(), principalId: randomUUID() };
  const header = newKey();
  return {
    app: newApp({ managedIdentity: identity }),
    environment: {
      ...noSecret(),
      MicrosoftAppType: 'UserAssignedMSI',
      MicrosoftAppManagedIdentityId: identity.clientId,
      IDENTITY_ENDPOINT: `${page}/identity/token`,
      IDENTITY_HEADER: header,
    },
    routes: (entra) => {
      const token = () => entra.managedIdentityToken(identity);
      return new Hono().route('/identity/token', managedIdentityEndpoint({ identity, header, token, cloud }));
    },
  };
}

/** Said to be empty, so that no `.env` can add one; and what would otherwise be made from it. */
function noSecret(): Record<string, string> {
  return { MicrosoftAppPassword: '', FORM_KEYS: newKey() };
}

function newKey(): string {
  return randomBytes(32).toString('base64url');
}
