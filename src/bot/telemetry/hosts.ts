import type { Hosts } from './spans';

interface Addresses {
  readonly graphUrl: string;
  readonly entraUrl: string;
  readonly connectorUrls: readonly string[];
}

/** What answers where the bot sends requests: a few words in place of many addresses. */
export function hostsOf({ graphUrl, entraUrl, connectorUrls }: Addresses): Hosts {
  const originOf = (url: string) => new URL(url).origin;
  return {
    ...Object.fromEntries(connectorUrls.map((url) => [originOf(url), 'teams' as const])),
    [originOf(entraUrl)]: 'entra',
    [originOf(graphUrl)]: 'graph',
  };
}
