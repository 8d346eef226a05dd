import type { Call } from './collection';

/** The `@odata.context` of an answer: Graph's own address, in the version that was called. */
export function contextOf(c: Call, set: string): string {
  return `${c.get('cloud').graph}/${c.req.path.split('/')[1]}/$metadata#${set}`;
}
