import type { Call } from './collection';

/** The `@odata.context` of an answer: Graph's public address, in the version that was called. */
export function contextOf(c: Call, set: string): string {
  return `https://graph.microsoft.com/${c.req.path.split('/')[1]}/$metadata#${set}`;
}
