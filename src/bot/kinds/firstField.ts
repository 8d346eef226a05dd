import type { ObjectKind } from './kind';

/** The field that names the object; it takes the words after the command that say nothing else. */
export function firstField({ fields }: ObjectKind): string {
  return Object.keys(fields)[0] ?? '';
}
