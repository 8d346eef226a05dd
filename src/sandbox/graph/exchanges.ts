/** One call of Graph, or of another stand-in, whole but for the token. `status` is 0 when the connection was dropped. */
export interface Exchange {
  readonly at: string;
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: unknown;
  /** Of Graph where it is not said. */
  readonly to?: 'graph' | 'entra' | 'connector';
  /** Whose token it carried: an object id. */
  readonly user?: string | undefined;
  readonly durationMs?: number;
}

const kept = 1000;

/** The last 1,000 calls, oldest first. */
export class Exchanges {
  private all: Exchange[] = [];
  private readonly listeners = new Set<(exchange: Exchange) => void>();

  list(): readonly Exchange[] {
    return [...this.all];
  }

  clear(): void {
    this.all = [];
  }

  add(exchange: Exchange): void {
    this.all = [...this.all.slice(1 - kept), exchange];
    for (const listener of this.listeners) listener(exchange);
  }

  /** Returns what ends the subscription. */
  subscribe(listener: (exchange: Exchange) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }
}
