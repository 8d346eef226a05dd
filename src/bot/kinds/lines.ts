import type { Line } from './kind';

/** Lines for what has a value, in the order given. */
export function lines(labelled: Readonly<Record<string, string | readonly string[] | null | undefined>>): Line[] {
  return Object.entries(labelled).flatMap(([label, value]) => {
    const text = typeof value === 'string' ? value : (value ?? []).join(', ');
    return text === '' ? [] : [{ label, value: text }];
  });
}
