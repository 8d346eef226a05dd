import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The paths and types that Muster meets, out of Graph's published description (msgraph-metadata, August 2026), by
 * `npm run conformance`, and, where that has no path of its own, out of the reference pages: `$batch`, `deletedItems`, the
 * `$ref` of one link and beta's sensitivity labels.
 */
export interface Description {
  /** By template and method; `/me` is described as `/users/{user}`. */
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly types: Readonly<Record<string, TypeDescription>>;
  readonly enums: Readonly<Record<string, readonly string[]>>;
}

export interface Operation {
  readonly request?: string;
  /** A type by status; null where the answer is empty. */
  readonly answers: Readonly<Record<string, string | null>>;
}

/** Names without `microsoft.graph.`; a type that ends with `?` may be null. */
export interface TypeDescription {
  readonly base?: string;
  readonly properties?: Readonly<Record<string, string>>;
  /** Navigation properties whose objects belong to this one, so that they can be sent with it. */
  readonly contains?: Readonly<Record<string, string>>;
  /** Navigation properties whose objects stand by themselves, so that a request can only name them. */
  readonly links?: Readonly<Record<string, string>>;
  readonly required?: readonly string[];
}

/** Error answers of addresses outside the two versions have the shape that this one describes. */
export const v1 = read('v1.0');

export const beta = read('beta');

/** Undefined for an address outside the two versions. */
export function descriptionOf(address: URL): Description | undefined {
  const version = address.pathname.split('/')[1] ?? '';
  return new Map([
    ['v1.0', v1],
    ['beta', beta],
  ]).get(version);
}

/** The methods at the template that fits best, with the template; undefined for an unknown path. */
export function methodsAt({ paths }: Description, address: URL) {
  const segments = address.pathname
    .replace(/^(\/[^/]+)\/me(?=\/|$)/, '$1/users/me')
    .split('/')
    .slice(2);
  const fitting = Object.keys(paths).filter((template) => fits(template.split('/').slice(1), segments));
  const template = fitting.toSorted((a, b) => placeholders(a) - placeholders(b))[0];
  return template === undefined ? undefined : { template, methods: paths[template] ?? {} };
}

/** All that a type has by itself and through its bases. */
export function wholeType(description: Description, name: string): Required<Omit<TypeDescription, 'base'>> {
  const { base, properties, contains, links, required = [] } = description.types[name] ?? {};
  const inherited =
    base === undefined ? { properties: {}, contains: {}, links: {}, required: [] } : wholeType(description, base);
  return {
    properties: { ...inherited.properties, ...properties },
    contains: { ...inherited.contains, ...contains },
    links: { ...inherited.links, ...links },
    required: [...inherited.required, ...required],
  };
}

/** Whether a type is another or one of its descendants. */
export function isKindOf(description: Description, name: string, ancestor: string): boolean {
  const base = description.types[name]?.base;
  return name === ancestor || (base !== undefined && isKindOf(description, base, ancestor));
}

function fits(template: readonly string[], segments: readonly string[]): boolean {
  return (
    template.length === segments.length &&
    template.every((part, index) => (part.startsWith('{') ? isId(segments[index]) : part === segments[index]))
  );
}

function isId(segment = ''): boolean {
  return segment !== '' && !segment.startsWith('$') && !segment.startsWith('microsoft.graph.');
}

function placeholders(template: string): number {
  return template.split('{').length;
}

/** All tables of a version's folder together: a kind may bring one of its own. */
function read(version: string): Description {
  const folder = join(__dirname, version);
  const tables = readdirSync(folder).map((file): Description => JSON.parse(readFileSync(join(folder, file), 'utf8')));
  return {
    paths: Object.assign({}, ...tables.map(({ paths }) => paths)),
    types: Object.assign({}, ...tables.map(({ types }) => types)),
    enums: Object.assign({}, ...tables.map(({ enums }) => enums)),
  };
}
