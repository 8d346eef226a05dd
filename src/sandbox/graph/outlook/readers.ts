import type { Item } from '../collection';
import { isItem } from '../jsonBody';
import { notConvertible } from './outlookErrors';

/** Gives back the value as the service keeps it, or throws To Do's refusal; `path` is where it stands in the body. */
export type Reader<T = unknown> = (value: unknown, path: string) => T;

export const text: Reader<string> = (value, path) => {
  if (typeof value === 'string') return value;
  throw notConvertible(value, 'System.String', path);
};

export const flag: Reader<boolean> = (value, path) => {
  if (typeof value === 'boolean') return value;
  throw notConvertible(value, 'System.Boolean', path);
};

/** A whole number between the two, both included. */
export function wholeNumber(least: number, most: number): Reader<number> {
  return (value, path) => {
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    throw notConvertible(value, 'System.Int32', path);
  };
}

export function oneOf(type: string, names: readonly string[]): Reader<string> {
  return (value, path) => {
    if (typeof value === 'string' && names.includes(value)) return value;
    throw notConvertible(value, type, path);
  };
}

export function orNull(reader: Reader): Reader {
  return (value, path) => (value === null ? null : reader(value, path));
}

export function listOf(reader: Reader): Reader<unknown[]> {
  return (value, path) => {
    if (Array.isArray(value)) return value.map((entry: unknown, index) => reader(entry, `${path}[${index}]`));
    throw notConvertible(value, 'Collection', path);
  };
}

/** An object that has only these properties, each of them optional. */
export function record(readers: Readonly<Record<string, Reader>>): Reader<Item> {
  return (value, path) => {
    if (!isItem(value)) throw notConvertible(value, 'Object', path);
    const sent = Object.entries(value).filter(([name]) => !name.startsWith('@odata.'));
    return Object.fromEntries(
      sent.map(([name, entry]) => {
        const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
        if (reader === undefined) throw notConvertible(entry, 'unknown property', `${path}.${name}`);
        return [name, reader(entry, `${path}.${name}`)];
      }),
    );
  };
}
