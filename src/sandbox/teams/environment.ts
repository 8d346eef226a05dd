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
  /** The proxy that alone leads out, where there is one: then nothing is said but the cloud's name. */
  proxy?: string;
}

/** The environment in which the bot finds the stand-ins instead of Microsoft. */
export function botEnvironment(
  tenant: Tenant,
  { app, environment }: Pick<Credential, 'app' | 'environment'>,
  addresses: Addresses,
  logLevel = 'info',
  cloud: Cloud = clouds.public,
): Record<string, string> {
  const { page, graph, entra, botPort, certificateFile, proxy } = addresses;
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
    ...(proxy === undefined
      ? {
          GRAPH_URL: graph,
          ENTRA_URL: entra,
          BOT_OPENID_METADATA_URL: `${page}/channel/v1/.well-known/openidconfiguration`,
          CONNECTOR_URLS: `${page}/connector/`,
        }
      : { HTTPS_PROXY: proxy }),
    NODE_EXTRA_CA_CERTS: certificateFile,
    // A Graph of the true name may not be expected to be so quick.
    SETTLE_SECONDS: proxy === undefined ? '5' : '20',
    LOG_LEVEL: logLevel,
  };
}
