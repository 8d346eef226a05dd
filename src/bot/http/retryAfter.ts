import { textOf } from '../json/json';

/** The seconds that a `Retry-After` header asks for, fractions included and at least one; a date counts from now. */
export function retryAfter(header: string | string[] | undefined): number | undefined {
  const value = textOf(header);
  if (value === '') return undefined;
  const seconds = Number.isNaN(Number(value)) ? (Date.parse(value) - Date.now()) / 1000 : Number(value);
  return Number.isFinite(seconds) ? Math.max(seconds, 1) : undefined;
}
