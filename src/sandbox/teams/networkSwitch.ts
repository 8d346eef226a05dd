import type { Json } from './json';

/** The network around the bot, as scripts see and change it. */
export interface NetworkSwitch {
  /** `cloud`, `proxy`, `environment`, and how many tunnels the proxy has opened. */
  current(): Json;
  /** Resolves when the bot is ready in the network as it is now; rejects with a sentence where it does not start. */
  change(wanted: Json): Promise<void>;
}

/** The keys that are the network's. */
export const networkKeys = ['cloud', 'proxy', 'environment'];
