/** One program of the cluster: it can be ended and started again as often as one likes, and keeps its address and its log. */
export interface Program {
  readonly name: string;
  readonly url: string;
  readonly pid: number | undefined;
  readonly runs: boolean;
  /** Everything that it has printed, in all its lives. */
  readonly printed: string;
  /** Resolves when it answers; rejects with what it printed when it does not. */
  start(): Promise<void>;
  /** As a crash ends it, unless the signal is `SIGTERM`. */
  end(signal?: NodeJS.Signals): Promise<void>;
}

export interface Cluster {
  /** nginx's, without a slash at the end. */
  readonly url: string;
  /** Holds the logs, and the data of Redis. */
  readonly folder: string;
  readonly redis: Program;
  readonly bots: Program[];
  readonly nginx: Program;
  stop(): Promise<void>;
}

/** Starts everything and resolves when all of it answers; `port` 0 is any free one. */
export function startCluster(options: {
  environment: Readonly<Record<string, string | undefined>>;
  bots?: number;
  port?: number;
}): Promise<Cluster>;
