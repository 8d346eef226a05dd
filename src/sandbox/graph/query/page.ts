import { randomInt } from 'node:crypto';
import type { Call, Item } from '../collection';
import { GraphError } from '../graphError';

export interface PageSize {
  readonly usual: number;
  readonly most: number;
}

export interface Page {
  readonly items: readonly Item[];
  readonly isFirst: boolean;
  /** The whole address of the next page; undefined on the last. */
  readonly nextLink: string | undefined;
}

/** One page of the items, by `$top` and the opaque `$skiptoken` of an earlier answer. */
export function pageOf(c: Call, items: readonly Item[], size: PageSize): Page {
  const start = startOf(c.req.query('$skiptoken'));
  const end = start + lengthOf(c.req.query('$top'), size);
  return {
    items: items.slice(start, end),
    isFirst: start === 0,
    nextLink: end < items.length ? linkTo(c, end) : undefined,
  };
}

function lengthOf(top: string | undefined, { usual, most }: PageSize): number {
  if (top === undefined) return usual;
  const length = Number(top);
  if (Number.isInteger(length) && length >= 1 && length <= most) return length;
  const message = `Invalid page size specified: '${top}'. Must be between 1 and ${most} inclusive.`;
  throw new GraphError(400, 'Request_BadRequest', message);
}

function linkTo(c: Call, end: number): string {
  const link = new URL(c.req.url);
  const token = Buffer.from(`${randomInt(1e6)} ${end}`).toString('base64url');
  link.searchParams.set('$skiptoken', token);
  return link.href;
}

function startOf(token: string | undefined): number {
  if (token === undefined) return 0;
  const start = /^\d+ (\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  if (start === undefined) throw new GraphError(400, 'Directory_ExpiredPageToken', 'Specified page token is invalid.');
  return Number(start);
}
