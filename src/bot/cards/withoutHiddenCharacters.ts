import { holdsHidden, withoutHidden } from '../i18n/withoutHidden';
import { isRecord } from '../json/json';

/** True when no text of it hides or reorders anything. */
export function hasNoHiddenCharacters(data: unknown): boolean {
  if (typeof data === 'string') return !holdsHidden(data);
  return typeof data !== 'object' || data === null || Object.values(data).every(hasNoHiddenCharacters);
}

/** A card, or a part of one, whose texts hide and reorder nothing. What a button sends back stays as it is: nobody sees it. */
export function withoutHiddenCharacters(part: unknown): unknown {
  if (typeof part === 'string') return withoutHidden(part);
  if (Array.isArray(part)) return part.map(withoutHiddenCharacters);
  if (!isRecord(part)) return part;
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => [name, name === 'data' ? value : withoutHiddenCharacters(value)]),
  );
}
