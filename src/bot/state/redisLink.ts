export interface Arguments {
  readonly keys: string[];
  readonly arguments: string[];
}

interface TakesScripts {
  evalSha(sha: string, options: Arguments): Promise<unknown>;
  eval(source: string, options: Arguments): Promise<unknown>;
}

/** One connection to one server: what is sent later arrives later. */
export interface RedisNode extends TakesScripts {
  sendCommand(command: string[]): Promise<unknown>;
  /** Another number after each time that it had to connect anew. */
  readonly socketEpoch: number;
}

/** Connections that are used together and replaced together. */
export interface RedisLink extends TakesScripts {
  /** Rejects, or stays pending, while there is nobody who takes scripts. */
  connect(): Promise<unknown>;
  /** Leads to the server that has this key. */
  nodeFor(key: string): Promise<RedisNode>;
  /** May be called at any time, and more than once. */
  destroy(): void;
}

/** Called when a connected link has become useless. */
export type OnLost = (trouble: unknown) => void;
