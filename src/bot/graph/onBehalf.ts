import type { MiddlewareOptions } from '@microsoft/microsoft-graph-client';

/** Gets a token for Graph in a person's name. */
export type TokenSource = () => Promise<string>;

/** Travels with each request through the Graph client: whose request it is, and the id Graph gave it. */
export class OnBehalf implements MiddlewareOptions {
  requestId = '';

  constructor(readonly token: TokenSource) {}
}
