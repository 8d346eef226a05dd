import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLOUDS, type Cloud } from '../../src/bot/cloud/clouds';
import { readSettings, SettingsProblem } from '../../src/bot/settings/settings';

const ID = '11111111-2222-3333-4444-555555555555';
const least = {
  PUBLIC_URL: 'https://muster.contoso.example',
  MicrosoftAppId: ID,
  MicrosoftAppPassword: 'a secret of the app',
  MicrosoftAppTenantId: ID,
};

function problemsWith(changes: Record<string, string>): readonly string[] {
  try {
    readSettings({ ...least, ...changes });
    return [];
  } catch (error) {
    if (error instanceof SettingsProblem) return error.problems;
    throw error;
  }
}

/**
 * Copied by hand, each line from the page beside it, so that a slip in one table shows in the other.
 *
 * Entra: https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud#microsoft-entra-authentication-endpoints
 * Graph: https://learn.microsoft.com/graph/deployments#microsoft-graph-and-graph-explorer-service-root-endpoints
 * Bot Framework: https://learn.microsoft.com/azure/bot-service/how-to-deploy-gov-cloud-high#configure-for-azure-government and
 *   https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#step-2-get-the-openid-metadata-document
 * Connectors: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages#create-the-conversation
 *   and, of onyx, `cloud-environment.ts` of https://github.com/microsoft/teams.ts
 * Token exchange: https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
 * Teams: https://learn.microsoft.com/microsoftteams/platform/teams-sdk/essentials/app-configuration/sovereign-cloud#supported-clouds
 * Planner and Outlook: https://learn.microsoft.com/microsoft-365/enterprise/microsoft-365-u-s-government-gcc-high-endpoints (17, 1)
 *   and …/microsoft-365-u-s-government-dod-endpoints (12, 1)
 */
const EXPECTED: Readonly<Record<string, Cloud>> = {
  public: {
    name: 'public',
    entra: 'https://login.microsoftonline.com',
    olderIssuer: 'https://sts.windows.net',
    graph: 'https://graph.microsoft.com',
    botFramework: 'https://api.botframework.com',
    channelMetadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    connectors: ['https://smba.trafficmanager.net/', 'https://smba.onyx.prod.teams.trafficmanager.net/'],
    tokenExchange: 'api://AzureADTokenExchange',
    links: {
      entraPortal: 'https://entra.microsoft.com',
      teams: 'https://teams.microsoft.com',
      toDo: 'https://to-do.office.com/tasks',
      planner: 'https://tasks.office.com',
      outlook: 'https://outlook.office.com',
    },
  },
  gcc: {
    name: 'gcc',
    entra: 'https://login.microsoftonline.com',
    olderIssuer: 'https://sts.windows.net',
    graph: 'https://graph.microsoft.com',
    botFramework: 'https://api.botframework.com',
    channelMetadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    connectors: ['https://smba.infra.gcc.teams.microsoft.com/'],
    tokenExchange: 'api://AzureADTokenExchange',
    links: {
      entraPortal: 'https://entra.microsoft.com',
      teams: 'https://teams.microsoft.com',
      toDo: 'https://to-do.office.com/tasks',
      planner: 'https://tasks.office.com',
      outlook: 'https://outlook.office.com',
    },
  },
  gcchigh: {
    name: 'gcchigh',
    entra: 'https://login.microsoftonline.us',
    olderIssuer: 'https://sts.windows.net',
    graph: 'https://graph.microsoft.us',
    botFramework: 'https://api.botframework.us',
    channelMetadata: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
    connectors: ['https://smba.infra.gov.teams.microsoft.us/'],
    tokenExchange: 'api://AzureADTokenExchangeUSGov',
    links: {
      entraPortal: 'https://entra.microsoft.us',
      teams: 'https://gov.teams.microsoft.us',
      toDo: 'https://outlook.office365.us/tasks',
      planner: 'https://tasks.office365.us',
      outlook: 'https://outlook.office365.us',
    },
  },
  dod: {
    name: 'dod',
    entra: 'https://login.microsoftonline.us',
    olderIssuer: 'https://sts.windows.net',
    graph: 'https://dod-graph.microsoft.us',
    botFramework: 'https://api.botframework.us',
    channelMetadata: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
    connectors: ['https://smba.infra.dod.teams.microsoft.us/'],
    tokenExchange: 'api://AzureADTokenExchangeUSGov',
    links: {
      entraPortal: 'https://entra.microsoft.us',
      teams: 'https://dod.teams.microsoft.us',
      toDo: 'https://webmail.apps.mil/tasks',
      planner: 'https://tasks.osi.apps.mil',
      outlook: 'https://webmail.apps.mil',
    },
  },
};

test('the clouds are as Microsoft documents them', () => {
  expect(CLOUDS).toEqual(EXPECTED);
});

test.each(Object.values(EXPECTED))('CLOUD=$name sets each address', (cloud) => {
  expect(readSettings({ ...least, CLOUD: cloud.name })).toMatchObject({
    cloud,
    graphUrl: cloud.graph,
    entraUrl: cloud.entra,
    openIdMetadataUrl: cloud.channelMetadata,
    tokenIssuer: cloud.botFramework,
    connectorUrls: cloud.connectors,
  });
});

test('an address of one’s own changes where requests go, and nothing else', () => {
  const settings = readSettings({ ...least, CLOUD: 'GCCHigh', GRAPH_URL: 'https://graph.standin.example/' });
  expect([settings.graphUrl, settings.cloud]).toEqual(['https://graph.standin.example', EXPECTED.gcchigh]);
});

test('the addresses of one cloud, all of them, name it as well', () => {
  const spelt = {
    GRAPH_URL: 'https://graph.microsoft.us',
    ENTRA_URL: 'https://login.microsoftonline.us',
    BOT_TOKEN_ISSUER: 'https://api.botframework.us',
    BOT_OPENID_METADATA_URL: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
    CONNECTOR_URLS: 'https://smba.infra.gov.teams.microsoft.us/',
  };
  expect(readSettings({ ...least, ...spelt }).cloud.name).toBe('gcchigh');
});

test('one Bot Framework serves both commercial clouds', () => {
  const both = [EXPECTED.public, EXPECTED.gcc].flatMap((cloud) => cloud?.connectors ?? []);
  expect(readSettings({ ...least, CONNECTOR_URLS: both.join(',') }).connectorUrls).toEqual(both);
});

test.each<[string, Record<string, string>, RegExp]>([
  ['china', { CLOUD: 'china' }, /^CLOUD is “china”\. Teams operated by 21Vianet has neither bots nor cards/],
  ['an unknown one', { CLOUD: 'mars' }, /^CLOUD is “mars”\. Use public, gcc, gcchigh, dod\.$/],
  [
    'Graph of another',
    { CLOUD: 'gcchigh', GRAPH_URL: 'https://graph.microsoft.com' },
    /^GRAPH_URL holds .+ of CLOUD=public or gcc and does not belong together with CLOUD=gcchigh/,
  ],
  [
    'Graph of another US cloud',
    { CLOUD: 'dod', GRAPH_URL: 'https://graph.microsoft.us' },
    /^GRAPH_URL .+CLOUD=gcchigh/,
  ],
  ['Entra of another', { ENTRA_URL: 'https://login.microsoftonline.us' }, /^ENTRA_URL .+ nobody could sign in/],
  ['an issuer of another', { BOT_TOKEN_ISSUER: 'https://api.botframework.us' }, /^BOT_TOKEN_ISSUER .+ every message/],
  [
    'a connector of another among the right ones',
    { CONNECTOR_URLS: 'https://smba.trafficmanager.net/,https://smba.infra.dod.teams.microsoft.us/teams' },
    /^CONNECTOR_URLS holds “https:\/\/smba\.infra\.dod.+ of CLOUD=dod/,
  ],
])('is refused: %s', (_what, changes, sentence) => {
  expect(problemsWith(changes)).toEqual([expect.stringMatching(sentence)]);
});

test('nothing else in the bot, and no card, names a host of Microsoft', () => {
  const ROOT = join(__dirname, '../..');
  const files = ['src/bot', 'cards', 'messages'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|json)$/.test(name) && !name.endsWith('.sample.json'))
      .map((name) => join(folder, name)),
  );
  const named = files.flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(/https:\/\/([\w.-]+)/g)]
      .filter(
        ([, host = '']) => !/^(learn\.microsoft|schemas?\.|adaptivecards|pnp\.github|contoso|muster|bot)/.test(host),
      )
      .map(([, host]) => `${file}: ${host}`),
  );
  expect(named.filter((one) => !one.startsWith('src/bot/cloud/clouds.ts'))).toEqual([]);
  expect(named.length).toBeGreaterThan(10);
});
