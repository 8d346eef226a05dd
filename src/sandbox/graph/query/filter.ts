import type { Item } from '../collection';
import { FilterReader } from './filterReader';
import { valueAt } from './valueAt';

/** A `$filter` in the form in which it can be asked. */
export interface Filter {
  readonly matches: (item: Item) => boolean;
  /** Whether the directory wants `ConsistencyLevel: eventual` and `$count=true` for it. */
  readonly advanced: boolean;
  /** How many conditions at most stand beside each other with `or` between them; each value of an `in` is one. */
  readonly alternatives: number;
  readonly properties: readonly string[];
  /** The text functions that it calls, with the property of each. */
  readonly calls: readonly (readonly [name: TextFunction, property: string])[];
}

/** Properties of which the directory takes a text function; those that are not named take it of any. */
export type FilterLimits = { readonly [Name in TextFunction]?: readonly string[] };

const textFunctions = ['startswith', 'endswith', 'contains'] as const;
type TextFunction = (typeof textFunctions)[number];
type Literal = string | number | boolean | null;

/** Reads `and`, `or`, `not`, `in`, comparisons, startsWith, endsWith, contains and `any`; throws on anything else. */
export function readFilter(text: string): Filter {
  const reader = new FilterReader(text);
  const filter = either(reader);
  reader.expectEnd();
  return filter;
}

function either(reader: FilterReader): Filter {
  let filter = both(reader);
  while (reader.took('or')) {
    const [left, right] = [filter, both(reader)];
    const alternatives = left.alternatives + right.alternatives;
    filter = combined(left, right, alternatives, (item) => left.matches(item) || right.matches(item));
  }
  return filter;
}

function both(reader: FilterReader): Filter {
  let filter = single(reader);
  while (reader.took('and')) {
    const [left, right] = [filter, single(reader)];
    const alternatives = Math.max(left.alternatives, right.alternatives);
    filter = combined(left, right, alternatives, (item) => left.matches(item) && right.matches(item));
  }
  return filter;
}

function combined(left: Filter, right: Filter, alternatives: number, matches: Filter['matches']): Filter {
  const properties = [...left.properties, ...right.properties];
  const calls = [...left.calls, ...right.calls];
  return { matches, advanced: left.advanced || right.advanced, alternatives, properties, calls };
}

function single(reader: FilterReader): Filter {
  if (reader.took('not')) {
    const inner = single(reader);
    return { ...inner, matches: (item) => !inner.matches(item), advanced: true };
  }
  if (reader.took('(')) {
    const inner = either(reader);
    reader.expect(')');
    return inner;
  }
  const called = textFunctions.find((name) => reader.took(name, '('));
  if (called) return textFunction(reader, called);
  const property = reader.next();
  if (reader.took('/', 'any', '(')) return any(reader, property);
  return comparison(reader, reader.took('/') ? `${property}/${reader.next()}` : property);
}

function textFunction(reader: FilterReader, name: TextFunction): Filter {
  const property = reader.next();
  reader.expect(',');
  const wanted = String(literal(reader.next())).toLowerCase();
  reader.expect(')');
  const test = { startswith: 'startsWith', endswith: 'endsWith', contains: 'includes' } as const;
  const matches = (item: Item) =>
    String(item[property] ?? '')
      .toLowerCase()
      [test[name]](wanted);
  return {
    matches,
    advanced: name !== 'startswith',
    alternatives: 1,
    properties: [property],
    calls: [[name, property]],
  };
}

/** `groupTypes/any(c:c eq 'Unified')` and `otherMails/any(m:endsWith(m,'@a.example'))` on texts, `linkedResources/any(l:l/externalId eq 'x')` on objects. */
function any(reader: FilterReader, property: string): Filter {
  const variable = reader.next();
  reader.expect(':');
  const called = textFunctions.find((name) => reader.took(name, '('));
  if (!called) reader.expect(variable.toLowerCase());
  const inner = called ? textFunction(reader, called) : comparison(reader, reader.took('/') ? reader.next() : variable);
  reader.expect(')');
  const entries = (item: Item) => (Array.isArray(item[property]) ? item[property] : []);
  const matches = (item: Item) =>
    entries(item).some((entry: unknown) =>
      inner.matches(typeof entry === 'object' ? { ...entry } : { [variable]: entry }),
    );
  const calls = inner.calls.map(([name]) => [name, property] as const);
  return { matches, advanced: inner.advanced, alternatives: 1, properties: [property], calls };
}

/** The path is that of a property, or of a part of one such as `dueDateTime/dateTime`. */
function comparison(reader: FilterReader, path: string): Filter {
  if (reader.took('in', '(')) return oneOf(reader, path);
  const operator = reader.next().toLowerCase();
  const wanted = literal(reader.next());
  const compare = operators[operator];
  if (compare === undefined) throw new Error(`'${operator}' is no operator.`);
  const matches = (item: Item) => compare(comparable(valueAt(item, path)), comparable(wanted));
  return { matches, advanced: operator === 'ne', alternatives: 1, properties: path.split('/', 1), calls: [] };
}

/** `id in ('a','b')` */
function oneOf(reader: FilterReader, path: string): Filter {
  const wanted: string[] = [];
  do wanted.push(comparable(literal(reader.next())));
  while (reader.took(','));
  reader.expect(')');
  const matches = (item: Item) => wanted.includes(comparable(valueAt(item, path)));
  return { matches, advanced: false, alternatives: wanted.length, properties: path.split('/', 1), calls: [] };
}

const operators: Readonly<Record<string, (left: string, right: string) => boolean>> = {
  eq: (left, right) => left === right,
  ne: (left, right) => left !== right,
  gt: (left, right) => left > right,
  ge: (left, right) => left >= right,
  lt: (left, right) => left < right,
  le: (left, right) => left <= right,
};

/** The directory compares without case; ISO dates compare as text. */
function comparable(value: unknown): string {
  return `${value === undefined ? 'object' : typeof value}:${String(value ?? null).toLowerCase()}`;
}

function literal(text: string): Literal {
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'");
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  return /^-?\d+$/.test(text) ? Number(text) : text;
}
