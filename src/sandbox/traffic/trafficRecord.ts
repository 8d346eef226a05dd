/** Who speaks to whom: the channel to the bot, or the bot to one of the others; `signIn` is what a client does by itself. */
export type Way = 'toBot' | 'fromBot' | 'signIn' | 'entra' | 'graph' | 'store';

/** A call as it begins, without tokens. */
export interface Call {
  /** ISO 8601 */
  readonly at: string;
  readonly way: Way;
  /** An activity's type, an invoke's name, or what the call is for. */
  readonly name: string;
  readonly method: string;
  readonly url: string;
  /** Whose call it is, where that is known: a user principal name. */
  readonly user?: string | undefined;
  /** The conversation and the message that it is about, as the connector names them. */
  readonly conversation?: string | undefined;
  readonly message?: string | undefined;
  readonly requestHeaders?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What became of a call; `status` is 0 where no answer came. */
export interface Ending {
  readonly status: number;
  readonly responseHeaders?: Readonly<Record<string, string>>;
  readonly response: unknown;
}

/** A call as the stand-ins saw it. */
export interface TrafficRecord extends Call, Ending {
  readonly id: number;
  /** What brought it about; null where a person did, or nobody can say. */
  readonly parent: number | null;
  /** Null as long as no answer has come. */
  readonly durationMs: number | null;
}
