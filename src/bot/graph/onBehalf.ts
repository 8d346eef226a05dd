import type { MiddlewareOptions } from '@microsoft/microsoft-graph-client';

/** Travels with each request through the Graph client: the token of whoever asks, and the id Graph gave the request. */
export class OnBehalf implements MiddlewareOptions {
  requestId = '';

  constructor(readonly token: string) {}
}
