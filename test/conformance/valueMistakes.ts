import { type Description, isKindOf, wholeType } from './description';
import { mapValues, printed } from './exceptions';

export interface Place {
  readonly description: Description;
  readonly side: 'request' | 'answer';
  /** Where the value stands, such as `value/0/owners`; the empty text for the whole body. */
  readonly path: string;
}

const scalars: Readonly<Record<string, (value: unknown) => boolean>> = {
  String: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  Int32: (value) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31,
  Double: (value) => typeof value === 'number',
  Guid: text(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i),
  Date: text(/^\d{4}-\d\d-\d\d$/),
  TimeOfDay: text(/^\d\d:\d\d(:\d\d(\.\d+)?)?$/),
  DateTimeOffset: text(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,12})?(Z|[+-]\d\d:\d\d)$/),
  Json: () => true,
};

/** What does not fit a type such as `Collection(String)?`, in sentences. */
export function valueMistakes(value: unknown, type: string, at: Place): string[] {
  if (value === null) return type.endsWith('?') ? [] : [`${name(at)} is null, which ${type} may not be.`];
  const bare = type.replace(/\?$/, '');
  const entry = /^Collection\((.+)\)$/.exec(bare)?.[1];
  if (entry !== undefined) {
    if (!Array.isArray(value)) return [wrong(value, bare, at)];
    return value.flatMap((each: unknown, index) => valueMistakes(each, entry, inside(at, String(index))));
  }
  const members = at.description.enums[bare];
  if (members !== undefined) return members.some((member) => member === value) ? [] : [wrong(value, bare, at)];
  const fits = scalars[bare];
  if (fits !== undefined) return fits(value) ? [] : [wrong(value, bare, at)];
  return isObject(value) ? objectMistakes(value, bare, at) : [wrong(value, bare, at)];
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectMistakes(value: Readonly<Record<string, unknown>>, declared: string, at: Place): string[] {
  const said = value['@odata.type'];
  const type = said === undefined ? declared : String(said).replace('#microsoft.graph.', '');
  if (!isKindOf(at.description, type, declared)) return [`${name(at)} calls itself ${said}, which is no ${declared}.`];
  const missing = wholeType(at.description, type).required.filter((required) => value[required] === undefined);
  return [
    ...missing.map((required) => `${name(at)} lacks "${required}".`),
    ...Object.entries(value).flatMap(([member, inner]) => memberMistakes(member, inner, type, at)),
  ];
}

function memberMistakes(member: string, value: unknown, type: string, at: Place): string[] {
  const { properties, contains, links } = wholeType(at.description, type);
  const [property = '', annotation] = member.split('@');
  const known = { ...properties, ...contains, ...links, ...(at.side === 'answer' && printed[type]) };
  const described = known[member] ?? mapValues[type];
  if (annotation !== undefined && known[member] === undefined) {
    if (annotation === 'odata.bind') return bindMistakes(value, links[property], inside(at, member));
    return property === '' || known[property] !== undefined ? [] : [unknown(property, type, at)];
  }
  if (described === undefined) return [unknown(member, type, at)];
  if (at.side === 'request' && links[member] !== undefined) {
    return [`${name(inside(at, member))} can only be linked, by "${member}@odata.bind".`];
  }
  return valueMistakes(value, described, inside(at, member));
}

function bindMistakes(value: unknown, link: string | undefined, at: Place): string[] {
  if (link === undefined || at.side === 'answer') return [`${name(at)} links nothing that the description knows.`];
  return valueMistakes(value, link.startsWith('Collection') ? 'Collection(String)' : 'String', at);
}

function unknown(member: string, type: string, at: Place): string {
  return `${name(at)} has "${member}", which ${type} does not know.`;
}

function wrong(value: unknown, type: string, at: Place): string {
  const members = at.description.enums[type];
  const wanted = members === undefined ? type : `one of ${members.join(', ')}`;
  return `${name(at)} is ${JSON.stringify(value)?.slice(0, 60)}, not ${wanted}.`;
}

function inside(at: Place, member: string): Place {
  return { ...at, path: at.path === '' ? member : `${at.path}/${member}` };
}

function name({ path }: Place): string {
  return path === '' ? 'The body' : path;
}

function text(pattern: RegExp) {
  return (value: unknown) => typeof value === 'string' && pattern.test(value);
}
