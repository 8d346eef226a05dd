import { randomBytes } from 'node:crypto';

/** 28 characters, case-sensitive. */
export function newPlannerId(): string {
  return randomBytes(21).toString('base64url');
}

/** The value of `@odata.etag`; a later one is greater, character by character. */
export function newPlannerEtag(): string {
  return `W/"JzEtVGFzayAgQEBA${String(process.hrtime.bigint()).padStart(20, '0')}="`;
}
