import { fileURLToPath } from 'node:url';
import { appId, appSecret, tenantId } from './standIns/identities.mjs';

/** @param {string} path */
const file = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Written as the samples of Microsoft's packages are, each by the name of its table row. */
const peers = { sample: 'sampleBot', agents: 'agentsBot', teamsSdk: 'teamsBot' };

/**
 * Who is measured, with the settings that lead each to the stand-ins; the ratios compare with `sample`.
 * @param {import('./standIns/start.mjs').StandIns} standIns
 * @param {import('./stage.mjs').Stage} stage
 * @returns {import('./contestant.mjs').Contestant[]}
 */
export function contestants(standIns, stage) {
  const { caFile, graphToken, plainUrl, securePort, secureUrl } = standIns;
  const app = {
    MicrosoftAppId: appId,
    MicrosoftAppPassword: appSecret,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: tenantId,
    NODE_EXTRA_CA_CERTS: caFile,
  };
  const BOT_OPENID_METADATA_URL = `${plainUrl}/v1/.well-known/openidconfiguration`;
  return [
    {
      name: 'muster',
      args: [stage.main],
      oneFormOnePress: true,
      env: {
        ...app,
        PUBLIC_URL: plainUrl,
        ALLOWED_TENANTS: tenantId,
        STATE_URL: 'memory:',
        GRAPH_URL: secureUrl,
        ENTRA_URL: secureUrl,
        BOT_OPENID_METADATA_URL,
        BOT_TOKEN_ISSUER: 'https://api.botframework.com',
        CONNECTOR_URLS: `${plainUrl}/emea/`,
        // These people are quicker than any.
        MESSAGES_PER_MINUTE: '99999',
        PRESSES_PER_MINUTE: '99999',
        QUEUED_CREATIONS: '99999',
      },
    },
    ...Object.entries(peers).map(([name, bot]) => ({
      name,
      args: ['--require', file('bots/redirect.cjs'), file(`bots/${bot}.mjs`)],
      oneFormOnePress: false,
      env: { ...app, CARDS: stage.cards, STAND_IN_PORT: String(securePort), GRAPH_TOKEN: graphToken },
    })),
    {
      name: 'floor',
      args: [file('bots/floorBot.mjs')],
      oneFormOnePress: false,
      env: {
        ...app,
        CARDS: stage.cards,
        BOT_OPENID_METADATA_URL,
        TOKEN_URL: `${secureUrl}/${tenantId}/oauth2/v2.0/token`,
        GRAPH_URL: secureUrl,
        GRAPH_TOKEN: graphToken,
      },
    },
  ];
}
