import type { MiddlewareOptions } from '@microsoft/microsoft-graph-client';

/** Travels with each request through the Graph client: the token of whoever asks, and the id Graph gave the request. */
export class OnBehalf implements MiddlewareOptions {
  requestId = '';
  /** What Graph answered, as JSON; '' before that, and where Graph had nothing to say. */
  text = '';

  constructor(readonly token: string) {}
}
