import { CLOUDS, type Cloud } from '../cloud/clouds';
import type { EnvironmentLines } from './environmentLines';

/** Which cloud it is, and where its parts are reached. */
export interface CloudSettings {
  readonly cloud: Cloud;
  readonly graphUrl: string;
  readonly entraUrl: string;
  readonly openIdMetadataUrl: string;
  readonly tokenIssuer: string;
  readonly connectorUrls: readonly string[];
}

const ALL: readonly Cloud[] = Object.values(CLOUDS);
const NAMES = ALL.map(({ name }) => name);
const CHINA =
  'CLOUD is “china”. Teams operated by 21Vianet has neither bots nor cards, so Muster cannot work there. ' +
  `Use ${NAMES.join(', ')}.`;

/** A line that replaces an address: what stands there in a cloud, and what comes of an address of another cloud. */
interface Replaceable {
  readonly of: (cloud: Cloud) => readonly string[];
  readonly otherwise: string;
}

const REPLACEABLE: Readonly<Record<string, Replaceable>> = {
  GRAPH_URL: { of: ({ graph }) => [graph], otherwise: 'nobody’s token would be taken there' },
  ENTRA_URL: { of: ({ entra }) => [entra], otherwise: 'nobody could sign in' },
  BOT_OPENID_METADATA_URL: {
    of: ({ channelMetadata }) => [channelMetadata],
    otherwise: 'every message would be refused',
  },
  BOT_TOKEN_ISSUER: { of: ({ botFramework }) => [botFramework], otherwise: 'every message would be refused' },
  CONNECTOR_URLS: { of: ({ connectors }) => connectors, otherwise: 'no message could be answered' },
};

/**
 * `CLOUD` sets all of it; a line of its own changes where requests go, and nothing else. An address of another cloud of
 * Microsoft's is a mistake, since the tokens of one are good in no other.
 */
export function readCloudSettings(lines: EnvironmentLines): CloudSettings {
  const cloud = cloudIn(lines);
  const { graph, entra, channelMetadata, botFramework, connectors } = cloud;
  const settings = {
    cloud,
    graphUrl: lines.address('GRAPH_URL', graph),
    entraUrl: lines.address('ENTRA_URL', entra),
    openIdMetadataUrl: lines.address('BOT_OPENID_METADATA_URL', channelMetadata),
    tokenIssuer: lines.optional('BOT_TOKEN_ISSUER') ?? botFramework,
    connectorUrls: lines.addresses('CONNECTOR_URLS', connectors.join(',')),
  };
  for (const [name, line] of Object.entries(REPLACEABLE)) checkLine(lines, name, line, cloud);
  return settings;
}

function cloudIn(lines: EnvironmentLines): Cloud {
  const said = lines.optional('CLOUD')?.toLowerCase();
  if (said === undefined) return ALL.find((cloud) => isSpeltOut(lines, cloud)) ?? CLOUDS.public;
  const named = ALL.find(({ name }) => name === said);
  if (said === 'china') lines.problems.push(CHINA);
  else if (!named) lines.problems.push(`CLOUD is “${said}”. Use ${NAMES.join(', ')}.`);
  return named ?? CLOUDS.public;
}

/** Whether each of the addresses is given, and this cloud's: so it was said before there was a line `CLOUD`. */
function isSpeltOut(lines: EnvironmentLines, cloud: Cloud): boolean {
  return Object.entries(REPLACEABLE).every(([name, { of }]) => {
    const given = lines.list(name, '').map(hostOf);
    return given.length > 0 && given.every((host) => of(cloud).map(hostOf).includes(host));
  });
}

function checkLine(lines: EnvironmentLines, name: string, { of, otherwise }: Replaceable, cloud: Cloud): void {
  for (const value of lines.list(name, '')) {
    const owners = ALL.filter((one) => of(one).map(hostOf).includes(hostOf(value)));
    if (owners.length === 0 || owners.some((owner) => owner.graph === cloud.graph)) continue;
    const theirs = owners.map((owner) => owner.name).join(' or ');
    lines.problems.push(
      `${name} holds “${value}”, which is of CLOUD=${theirs} and does not belong together with CLOUD=${cloud.name}: ${otherwise}. ` +
        `Leave the line out, and use CLOUD=${theirs} if that is your cloud.`,
    );
  }
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : '';
}
