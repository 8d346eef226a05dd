// Makes a table of test/conformance out of a description: the methods at some paths, and what their bodies are made of.

import { objectIn, objectOf, textIn } from '../../dist/sandbox/teams/json.js';

/** @typedef {import('../../dist/sandbox/teams/json.js').Json} Json */
/** @typedef {import('./openApi.mjs').OpenApi} OpenApi */

const scalars = 'String Boolean Int32 Double Guid Date TimeOfDay DateTimeOffset Json'.split(' ');

/**
 * `todoTask` of `Collection(todoTask)?`
 * @param {string} type
 */
const innermost = (type) => type.replace(/^Collection\((.*?)\??\)/, '$1').replace(/\?$/, '');

/** @param {readonly [string, unknown][]} entries */
const sorted = (entries) => Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));

/**
 * The table anew. What the description does not have stays as it is: that was written down from Graph's reference pages. A
 * type that the table had already takes up no further types.
 * @param {OpenApi} api
 * @param {Json} table with the paths that are wanted; `{}` at a path that is new
 * @param {readonly Json[]} others the tables beside it, whose types it need not repeat
 */
export function tableOf(api, table, others) {
  const [types, enums] = [objectIn(table, 'types'), objectIn(table, 'enums')];
  const paths = Object.entries(objectIn(table, 'paths')).map(pathOf);
  const elsewhere = new Set([...scalars, ...others.flatMap(typesOf)]);
  const names = [...namesFor(Object.fromEntries(paths), api, table, elsewhere)];
  /** @param {string | undefined} type */
  const isKnown = (type) => type !== undefined && (names.includes(innermost(type)) || elsewhere.has(innermost(type)));
  /** @param {string} name */
  const membersOf = (name) => api.enumNamed(name) ?? enums[name];
  /**
   * @param {[string, unknown]} path
   * @returns {[string, unknown]}
   */
  function pathOf([path, methods]) {
    return [path, api.methodsAt(path) ?? methods];
  }
  /**
   * @param {string} name
   * @returns {[string, unknown]}
   */
  const typeRow = (name) => [name, typeOf(api.typeNamed(name), objectIn(types, name), isKnown)];
  /**
   * @param {string} name
   * @returns {[string, unknown]}
   */
  const enumRow = (name) => [name, membersOf(name)];
  return {
    paths: sorted(paths),
    types: sorted(names.filter((name) => membersOf(name) === undefined).map(typeRow)),
    enums: sorted(names.filter((name) => membersOf(name) !== undefined).map(enumRow)),
  };
}

/** @param {Json} table */
function typesOf(table) {
  return Object.keys({ ...objectIn(table, 'types'), ...objectIn(table, 'enums') });
}

/**
 * The types that the table has, and those that its paths need and no other table has, with all that they are made of.
 * @param {Json} paths
 * @param {OpenApi} api
 * @param {Json} table
 * @param {ReadonlySet<string>} elsewhere
 */
function namesFor(paths, api, table, elsewhere) {
  const names = new Set(typesOf(table));
  const needed = Object.values(paths).flatMap((methods) => Object.values(objectOf(methods)).flatMap(bodiesOf));
  for (const type of needed) {
    const name = innermost(`${type ?? ''}`);
    const described = api.typeNamed(name);
    if (described === undefined || names.has(name) || elsewhere.has(name)) continue;
    names.add(name);
    needed.push(described.base, ...Object.values(described.properties));
  }
  return names;
}

/**
 * The types of what an operation takes and answers.
 * @param {unknown} operation
 * @returns {unknown[]}
 */
function bodiesOf(operation) {
  return [textIn(operation, 'request'), ...Object.values(objectIn(operation, 'answers'))];
}

/**
 * What the description names without a type keeps the table's own.
 * @param {import('./openApi.mjs').TypeDescription | undefined} described
 * @param {Json} own
 * @param {(type: string | undefined) => boolean} isKnown
 */
function typeOf(described, own, isKnown) {
  if (described === undefined) return own;
  const { base, required, ...roles } = described;
  const parts = Object.entries(roles).map(([role, properties]) => {
    const typed = Object.entries(properties).map(([name, type]) => ({
      name,
      type: type ?? textIn(objectIn(own, role), name),
    }));
    return [role, Object.fromEntries(typed.filter(({ type }) => isKnown(type)).map(({ name, type }) => [name, type]))];
  });
  return {
    ...(base && { base }),
    ...Object.fromEntries(parts.filter(([, properties]) => Object.keys(properties ?? {}).length > 0)),
    ...(required.length > 0 && { required }),
  };
}
