import type { User } from '../tenant';

/** Tokens of every kind that travels here, made anew when somebody needs one. */
export interface TokenSource {
  /** With every permission the person has consented to, or with these alone. */
  graph(user: User, scopes?: readonly string[]): Promise<string>;
  /** What Teams hands to the app in silent sign-in. */
  teams(user: User): Promise<string>;
  /** What the channel shows the bot for an activity with this service URL. */
  channel(serviceUrl: string): Promise<string>;
  /** What the bot shows the connector. */
  connector(): Promise<string>;
}
