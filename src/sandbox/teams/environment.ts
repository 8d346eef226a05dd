import { type Cloud, clouds } from '../clouds';
import type { Credential } from '../credential';
import type { Tenant } from '../tenant';

export interface Addresses {
  /** Of the chat page, without a slash at the end; so are the others. */
  page: string;
  graph: string;
  entra: string;
  botPort: number;
  /** The file of the certificate that the bot must trust. */
  certificateFile: string;
}

/** The environment in which the bot finds the stand-ins instead of Microsoft. */
export function botEnvironment(
  tenant: Tenant,
  { app, environment }: Pick<Credential, 'app' | 'environment'>,
  addresses: Addresses,
  logLevel = 'info',
  cloud: Cloud = clouds.public,
): Record<string, string> {
  const { page, graph, entra, botPort, certificateFile } = addresses;
  return {
    PORT: String(botPort),
    HOST: '127.0.0.1',
    PUBLIC_URL: page,
    MicrosoftAppId: app.id,
    ...environment,
    MicrosoftAppTenantId: tenant.id,
    ALLOWED_TENANTS: tenant.id,
    STATE_URL: 'memory:',
    CLOUD: cloud.name,
    GRAPH_URL: graph,
    ENTRA_URL: entra,
    BOT_OPENID_METADATA_URL: `${page}/channel/v1/.well-known/openidconfiguration`,
    CONNECTOR_URLS: `${page}/connector/`,
    NODE_EXTRA_CA_CERTS: certificateFile,
    SETTLE_SECONDS: '5',
    LOG_LEVEL: logLevel,
  };
}
