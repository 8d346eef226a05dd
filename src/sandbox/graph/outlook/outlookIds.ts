import { randomBytes } from 'node:crypto';
import { idMalformed } from './outlookErrors';

/** An id as Exchange makes them: long, opaque, case-sensitive. */
export function newOutlookId(): string {
  return `AAMkAD${randomBytes(64).toString('base64url')}=`;
}

/** The value of `@odata.etag`. */
export function newEtag(): string {
  return `W/"${randomBytes(18).toString('base64')}=="`;
}

/** Throws for what cannot be an id of Exchange at all. */
export function checkOutlookId(id: string): void {
  if (!/^[\w-]{20,}={0,2}$/.test(id)) throw idMalformed();
}
