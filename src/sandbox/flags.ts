import { parseArgs } from 'node:util';
import { type Cloud, cloudNamed } from './clouds';
import type { CredentialKind } from './credential';
import { type Conditions, readConditions } from './teams/conditions';

export interface Flags {
  /** Of the chat page; 0 means any free port, here and below. */
  port: number;
  botPort: number;
  graphPort: number;
  entraPort: number;
  /** Whether to open the chat page in the browser. */
  open: boolean;
  /** Whether to start the bot too. */
  bot: boolean;
  /** Whether Graph takes its time. */
  slow: boolean;
  /** Whether Graph still knows the deprecated task groups of Outlook. */
  taskGroups: 'alive' | 'gone';
  /** How the bot proves to Entra who it is. */
  credential: CredentialKind;
  /** How clients behave, where they are not to behave as usual. */
  conditions: Partial<Conditions>;
  /** Which of Microsoft's clouds all of it is. */
  cloud: Cloud['name'];
  /** Whether the bot's network is left through a proxy alone. */
  proxy: boolean;
  /** Somebody's own bot, in the place of Muster. */
  ownBot: OwnBot | undefined;
  /** A folder for the keys of its tokens; undefined makes them anew. */
  keys: string | undefined;
  /** Only to be told about the flags. */
  help: boolean;
}

/** A bot that the sandbox does not start, and that knows nothing of it. */
export interface OwnBot {
  /** Its messaging endpoint. */
  readonly endpoint: string;
  readonly name: string;
  /** As it is registered; undefined makes one up. */
  readonly appId: string | undefined;
  readonly secret: string | undefined;
  /** Its tenant, in place of the sample's own id. */
  readonly tenantId: string | undefined;
  /** What its OAuth connections ask for. */
  readonly scopes: readonly string[];
}

export const usage = `npm run sandbox -- [flags]
  --port 3979       the chat page's port
  --bot-port 3978   the bot's port
  --graph-port 0    the port of the stand-in for Graph
  --entra-port 0    the port of the stand-in for Entra
  --no-open         do not open the browser
  --no-bot          start the stand-ins only, and print the environment for a bot started by hand
  --bot address     anybody's own bot in the place of Muster, such as http://localhost:3978: prints the environment
                    in which it finds the stand-ins; with it go
                    --app-id, --app-secret, --tenant   as it is configured; made up where they are left out
                    --bot-name name                    what people call it; "Bot" otherwise
                    --scopes "User.Read"               what its OAuth connections ask for
  --slow            let Graph take its time
  --task-groups alive
                    "gone" lets Graph know the deprecated task groups of Outlook no more
  --credential secret
                    "certificate" or "managed-identity" lets the bot prove to Entra who it is without a secret
  --silent-token notInChannels
                    where Teams gives a token without asking: "everywhere" or "never" elsewhere than usual
  --no-opener       a sign-in window cannot tell the page that opened it how it ended
  --no-execute      clients do not know Action.Execute; --execute broken lets them know it and fail
  --time-zone iana  "windows" lets clients tell Windows' name of their time zone, "offset" the offset alone, "none" nothing
  --place zone      the time zone that the clients are in, by its IANA name
  --cloud public    "gcc", "gcchigh" or "dod" makes all of it another cloud of Microsoft's
  --proxy           only a proxy leads out of the bot's network, to the cloud's true names
  --keys folder     keep the keys of its tokens in this folder: the next start is quicker
  --help            show this
A port of 0 means any free one.`;

/** Reads the command line; throws a sentence about what it does not know. */
export function readFlags(args: string[]): Flags {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '3979' },
      'bot-port': { type: 'string', default: '3978' },
      'graph-port': { type: 'string', default: '0' },
      'entra-port': { type: 'string', default: '0' },
      'no-open': { type: 'boolean', default: false },
      'no-bot': { type: 'boolean', default: false },
      bot: { type: 'string' },
      'bot-name': { type: 'string', default: 'Bot' },
      'app-id': { type: 'string' },
      'app-secret': { type: 'string' },
      tenant: { type: 'string' },
      scopes: { type: 'string', default: 'User.Read' },
      slow: { type: 'boolean', default: false },
      'task-groups': { type: 'string', default: 'alive' },
      credential: { type: 'string', default: 'secret' },
      'silent-token': { type: 'string' },
      'no-opener': { type: 'boolean', default: false },
      'no-execute': { type: 'boolean', default: false },
      execute: { type: 'string' },
      'time-zone': { type: 'string' },
      place: { type: 'string' },
      cloud: { type: 'string', default: 'public' },
      proxy: { type: 'boolean', default: false },
      keys: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  return {
    port: portOf('--port', values.port),
    botPort: portOf('--bot-port', values['bot-port']),
    graphPort: portOf('--graph-port', values['graph-port']),
    entraPort: portOf('--entra-port', values['entra-port']),
    open: !values['no-open'],
    bot: !values['no-bot'] && values.bot === undefined,
    ownBot: values.bot === undefined ? undefined : ownBotIn({ ...values, bot: values.bot }),
    slow: values.slow,
    taskGroups: aliveOrGone(values['task-groups']),
    credential: credentialKind(values.credential),
    conditions: conditionsIn(values),
    cloud: cloudOf(values.cloud),
    proxy: values.proxy,
    keys: values.keys,
    help: values.help,
  };
}

function ownBotIn(values: {
  bot: string;
  'bot-name': string;
  'app-id'?: string | undefined;
  'app-secret'?: string | undefined;
  tenant?: string | undefined;
  scopes: string;
}): OwnBot {
  const given = URL.canParse(values.bot) ? new URL(values.bot) : undefined;
  if (!given || !/^https?:$/.test(given.protocol))
    throw new Error(`--bot needs the bot's address, such as http://localhost:3978, not "${values.bot}".`);
  const endpoint = given.pathname === '/' ? new URL('/api/messages', given) : given;
  const { tenant: tenantId, 'app-id': appId, 'app-secret': secret, 'bot-name': name } = values;
  return {
    endpoint: endpoint.href,
    name,
    appId,
    secret,
    tenantId,
    scopes: values.scopes.split(/[\s,]+/).filter(Boolean),
  };
}

function conditionsIn(values: {
  'silent-token'?: string | undefined;
  'no-opener': boolean;
  'no-execute': boolean;
  execute?: string | undefined;
  'time-zone'?: string | undefined;
  place?: string | undefined;
}): Partial<Conditions> {
  return readConditions({
    silentToken: values['silent-token'],
    opener: values['no-opener'] ? false : undefined,
    execute: values['no-execute'] ? false : values.execute,
    timeZone: values['time-zone'],
    place: values.place,
  });
}

function portOf(flag: string, value: string): number {
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65_535) return port;
  throw new Error(`${flag} needs a port from 0 (any free one) to 65535, not "${value}".`);
}

function aliveOrGone(value: string): Flags['taskGroups'] {
  if (value === 'alive' || value === 'gone') return value;
  throw new Error(`--task-groups must be alive or gone, not "${value}".`);
}

function credentialKind(value: string): CredentialKind {
  if (value === 'secret' || value === 'certificate' || value === 'managed-identity') return value;
  throw new Error(`--credential must be secret, certificate or managed-identity, not "${value}".`);
}

function cloudOf(value: string): Cloud['name'] {
  const cloud = cloudNamed(value);
  if (cloud) return cloud.name;
  throw new Error(`--cloud must be public, gcc, gcchigh or dod, not "${value}".`);
}
