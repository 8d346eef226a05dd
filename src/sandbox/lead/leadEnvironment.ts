import { join } from 'node:path';
import type { App, Tenant } from '../tenant';

export interface Lead {
  readonly app: App;
  readonly tenant: Tenant;
  /** The hosts of Microsoft's that are answered here. */
  readonly hosts: readonly string[];
  /** Where they are answered. */
  readonly port: number;
  readonly certificateFile: string;
}

/** The environment in which a bot that knows nothing of a sandbox finds the stand-ins: by the names that SDKs read. */
export function leadEnvironment({ app, tenant, hosts, port, certificateFile }: Lead): Record<string, string> {
  return {
    NODE_OPTIONS: `--require=${join(__dirname, 'leadToSandbox.js')}`,
    NODE_EXTRA_CA_CERTS: certificateFile,
    SANDBOX_LEADS: hosts.map((host) => `${host}=${port}`).join(','),
    clientId: app.id,
    clientSecret: app.secret,
    tenantId: tenant.id,
    MicrosoftAppId: app.id,
    MicrosoftAppPassword: app.secret,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: tenant.id,
  };
}

/** Lines for a shell that take the environment over. */
export function exported(environment: Readonly<Record<string, string>>): string {
  const quoted = (text: string) => `'${text.replace(/'/g, `'\\''`)}'`;
  return Object.entries(environment)
    .map(([name, value]) => `export ${name}=${quoted(value)}\n`)
    .join('');
}
