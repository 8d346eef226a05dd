import { createHash } from 'node:crypto';

/** Of what stands in an object, to be compared; '' for what cannot be. */
export function digestOf(parts: readonly string[] | undefined): string {
  if (!parts) return '';
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16);
}
