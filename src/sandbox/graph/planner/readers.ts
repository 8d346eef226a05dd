import type { Item } from '../collection';
import { isItem } from '../jsonBody';
import { invalid } from './plannerErrors';

/** Gives back the value as Planner keeps it, or throws its refusal. */
export type Reader = (value: unknown, name: string) => unknown;

export const text: Reader = (value, name) => {
  if (typeof value === 'string') return value;
  throw invalid(`The value of '${name}' must be text.`);
};

export const flag: Reader = (value, name) => {
  if (typeof value === 'boolean') return value;
  throw invalid(`The value of '${name}' must be true or false.`);
};

export const filledText: Reader = (value, name) => {
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw invalid(`The ${name} field is required.`);
};

/** From 0 to `most`, both included. */
export function wholeNumber(most: number): Reader {
  return (value, name) => {
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most) return value;
    throw invalid(`The value of '${name}' must be a whole number from 0 to ${most}.`);
  };
}

export function oneOf(names: readonly string[]): Reader {
  return (value, name) => {
    if (typeof value === 'string' && names.includes(value)) return value;
    throw invalid(`The value of '${name}' must be one of ${names.join(', ')}.`);
  };
}

export function orNull(reader: Reader): Reader {
  return (value, name) => (value === null ? null : reader(value, name));
}

const moment = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A DateTimeOffset; it is kept in UTC. */
export const dateTime: Reader = (value, name) => {
  const day = typeof value === 'string' ? moment.exec(value)?.[1] : undefined;
  const time = new Date(String(value));
  if (day !== undefined && isDay(day) && !Number.isNaN(time.getTime())) return time.toISOString().replace('.000Z', 'Z');
  throw invalid(`The value of '${name}' must be a date and time with its offset, such as 2027-03-01T10:00:00Z.`);
};

function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** An entry of an open type such as `assignments`: an object that names its type and holds something beside it. */
export function openEntry(value: unknown, type: string, name: string): Item {
  if (!isItem(value)) throw invalid(`The value of '${name}' must be an object of type ${type}.`);
  const { '@odata.type': sent, ...values } = value;
  if (sent !== type && sent !== `#${type}`) throw invalid(`'${name}' must declare '@odata.type' as #${type}.`);
  if (Object.keys(values).length === 0) throw invalid(`'${name}' contains no properties.`);
  return values;
}

/** Reads every property that was sent; refuses those for which there is no reader. */
export function readAll(sent: Item, readers: Readonly<Record<string, Reader>>, type: string): Item {
  const names = Object.keys(sent).filter((name) => !name.startsWith('@odata.'));
  return Object.fromEntries(
    names.map((name) => {
      const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
      if (reader === undefined)
        throw invalid(`The property '${name}' does not exist on type '${type}' or is read-only.`);
      return [name, reader(sent[name], name)];
    }),
  );
}
