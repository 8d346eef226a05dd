import type { MiddlewareOptions } from '@microsoft/microsoft-graph-client';

/** Travels with each request through the Graph client: the token of whoever asks, and the id Graph gave the request. */
export class OnBehalf implements MiddlewareOptions {
  requestId = '';
  /** Graph's `Date`, in milliseconds since 1970; NaN before it has answered. */
  date = Number.NaN;
  /** What Graph answered, as JSON; '' before that, and where Graph had nothing to say. */
  text = '';

  constructor(readonly token: string) {}
}
