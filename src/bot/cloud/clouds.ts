/** One of Microsoft's clouds. A tenant lives in exactly one, and nothing of another is good there. */
export interface Cloud {
  readonly name: string;
  /** Entra: where tokens come from, and whose name stands in them. */
  readonly entra: string;
  /** Who stands in Entra's older tokens. */
  readonly olderIssuer: string;
  /** Graph: what its tokens are for, and what an object that is bound to another is called by. */
  readonly graph: string;
  /** The Bot Framework: what the bot's own token is for, and who has signed what Teams sends. */
  readonly botFramework: string;
  /** Where the keys are named that Teams signs with. */
  readonly channelMetadata: string;
  /** Where messages of Teams are answered. */
  readonly connectors: readonly string[];
  /** What a managed identity's token is for that proves who the app is. */
  readonly tokenExchange: string;
  /** What people open. */
  readonly links: CloudLinks;
}

/** Without a slash at the end. */
export interface CloudLinks {
  readonly entraPortal: string;
  readonly teams: string;
  readonly toDo: string;
  readonly planner: string;
  readonly outlook: string;
}

const COMMERCIAL = {
  entra: 'https://login.microsoftonline.com',
  olderIssuer: 'https://sts.windows.net',
  graph: 'https://graph.microsoft.com',
  botFramework: 'https://api.botframework.com',
  channelMetadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  tokenExchange: 'api://AzureADTokenExchange',
  links: {
    entraPortal: 'https://entra.microsoft.com',
    teams: 'https://teams.microsoft.com',
    toDo: 'https://to-do.office.com/tasks',
    planner: 'https://tasks.office.com',
    outlook: 'https://outlook.office.com',
  },
};

const US_GOVERNMENT = {
  entra: 'https://login.microsoftonline.us',
  olderIssuer: 'https://sts.windows.net',
  botFramework: 'https://api.botframework.us',
  channelMetadata: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
  tokenExchange: 'api://AzureADTokenExchangeUSGov',
};

/** Every address, audience, issuer and link of Microsoft that the bot knows, and the only place where one is written. */
export const CLOUDS = {
  public: {
    name: 'public',
    ...COMMERCIAL,
    connectors: ['https://smba.trafficmanager.net/', 'https://smba.onyx.prod.teams.trafficmanager.net/'],
  },
  gcc: { name: 'gcc', ...COMMERCIAL, connectors: ['https://smba.infra.gcc.teams.microsoft.com/'] },
  gcchigh: {
    name: 'gcchigh',
    ...US_GOVERNMENT,
    graph: 'https://graph.microsoft.us',
    connectors: ['https://smba.infra.gov.teams.microsoft.us/'],
    links: {
      entraPortal: 'https://entra.microsoft.us',
      teams: 'https://gov.teams.microsoft.us',
      // No page of Microsoft names an address of To Do here; Outlook shows the same tasks.
      toDo: 'https://outlook.office365.us/tasks',
      planner: 'https://tasks.office365.us',
      outlook: 'https://outlook.office365.us',
    },
  },
  dod: {
    name: 'dod',
    ...US_GOVERNMENT,
    graph: 'https://dod-graph.microsoft.us',
    connectors: ['https://smba.infra.dod.teams.microsoft.us/'],
    links: {
      entraPortal: 'https://entra.microsoft.us',
      teams: 'https://dod.teams.microsoft.us',
      toDo: 'https://webmail.apps.mil/tasks',
      planner: 'https://tasks.osi.apps.mil',
      outlook: 'https://webmail.apps.mil',
    },
  },
} satisfies Readonly<Record<string, Cloud>>;
