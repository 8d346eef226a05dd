import { holdsHidden, withoutHidden } from '../i18n/withoutHidden';
import { isRecord } from '../json/json';

/** True when no text of it hides or reorders anything. */
export function isLegible(data: unknown): boolean {
  if (typeof data === 'string') return !holdsHidden(data);
  return typeof data !== 'object' || data === null || Object.values(data).every(isLegible);
}

/** A card, or a part of one, whose texts hide and reorder nothing. What a button sends back stays as it is: nobody sees it. */
export function legible(part: unknown): unknown {
  if (typeof part === 'string') return withoutHidden(part);
  if (Array.isArray(part)) return part.map(legible);
  if (!isRecord(part)) return part;
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => [name, name === 'data' ? value : legible(value)]),
  );
}
