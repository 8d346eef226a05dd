/** One of Microsoft's clouds, as the stand-ins play it. Written here anew: a slip in the bot's own table shows. */
export interface Cloud {
  readonly name: CloudName;
  /** Addresses, without a slash at the end. */
  readonly entra: string;
  readonly graph: string;
  /** Audience of the bot's own token, and issuer of the channel's. */
  readonly botFramework: string;
  /** Where the channel's metadata and keys are. */
  readonly channel: string;
  /** The host at which Teams is answered, and the others of the same cloud. */
  readonly connectors: readonly [string, ...string[]];
  readonly tokenExchange: string;
  /** What people open: hosts. */
  readonly pages: readonly string[];
}

const commercial = {
  entra: 'https://login.microsoftonline.com',
  graph: 'https://graph.microsoft.com',
  botFramework: 'https://api.botframework.com',
  channel: 'https://login.botframework.com',
  tokenExchange: 'api://AzureADTokenExchange',
  pages: [
    'entra.microsoft.com',
    'teams.microsoft.com',
    'to-do.office.com',
    'tasks.office.com',
    'outlook.office.com',
    'myaccount.microsoft.com',
  ],
} as const;

const usGovernment = {
  entra: 'https://login.microsoftonline.us',
  botFramework: 'https://api.botframework.us',
  channel: 'https://login.botframework.azure.us',
  tokenExchange: 'api://AzureADTokenExchangeUSGov',
} as const;

export const clouds = {
  public: {
    name: 'public',
    ...commercial,
    connectors: ['https://smba.trafficmanager.net', 'https://smba.onyx.prod.teams.trafficmanager.net'],
  },
  gcc: { name: 'gcc', ...commercial, connectors: ['https://smba.infra.gcc.teams.microsoft.com'] },
  gcchigh: {
    name: 'gcchigh',
    ...usGovernment,
    graph: 'https://graph.microsoft.us',
    connectors: ['https://smba.infra.gov.teams.microsoft.us'],
    pages: ['entra.microsoft.us', 'gov.teams.microsoft.us', 'outlook.office365.us', 'tasks.office365.us'],
  },
  dod: {
    name: 'dod',
    ...usGovernment,
    graph: 'https://dod-graph.microsoft.us',
    connectors: ['https://smba.infra.dod.teams.microsoft.us'],
    pages: ['entra.microsoft.us', 'dod.teams.microsoft.us', 'webmail.apps.mil', 'tasks.osi.apps.mil'],
  },
} as const satisfies Readonly<Record<string, Omit<Cloud, 'name'> & { readonly name: string }>>;

export type CloudName = keyof typeof clouds;

/** The cloud as it is at the moment. */
export type CloudNow = () => Cloud;

export const publicCloud: CloudNow = () => clouds.public;

/** Undefined for a name that no cloud has, or that the sandbox cannot be. */
export function cloudNamed(name: unknown): Cloud | undefined {
  return Object.values(clouds).find((cloud) => cloud.name === name);
}

/** The hosts of this cloud that the bot speaks to. */
export function servedHosts({ entra, graph, channel, connectors }: Cloud): string[] {
  return [entra, graph, channel, ...connectors].map((address) => new URL(address).hostname);
}

/** Every host of this cloud. */
export function hostsOf(cloud: Cloud): Set<string> {
  return new Set([...servedHosts(cloud), ...cloud.pages]);
}

/** The addresses in a text that lead to another cloud than this one. */
export function strayAddresses(cloud: Cloud, text: string): string[] {
  const [own, all] = [hostsOf(cloud), new Set(Object.values(clouds).flatMap((one: Cloud) => [...hostsOf(one)]))];
  const found = text.match(/https:\/\/[\w.-]+/g) ?? [];
  return [...new Set(found)].filter((address) => {
    const { hostname } = new URL(address);
    return all.has(hostname) && !own.has(hostname);
  });
}
