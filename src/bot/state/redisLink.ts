export interface Arguments {
  readonly keys: string[];
  readonly arguments: string[];
}

/** Connections that are used together and replaced together. */
export interface RedisLink {
  /** Rejects, or stays pending, while there is nobody who takes scripts. */
  connect(): Promise<unknown>;
  evalSha(sha: string, options: Arguments): Promise<unknown>;
  eval(source: string, options: Arguments): Promise<unknown>;
  /** May be called at any time, and more than once. */
  destroy(): void;
}

/** Called when a connected link has become useless. */
export type OnLost = (trouble: unknown) => void;
