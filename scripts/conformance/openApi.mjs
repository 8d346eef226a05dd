// Reads Graph's OpenAPI description into the words of the tables in test/conformance: `Collection(todoTask)?`.
import { isJson, objectIn, objectOf, objectsIn, textIn } from '../../dist/sandbox/teams/json.js';

/** @typedef {import('../../dist/sandbox/teams/json.js').Json} Json */
/** @typedef {{ request?: string, answers: Record<string, string | null> }} Operation */
/** @typedef {Record<string, string | undefined>} Properties */
/**
 * @typedef {object} TypeDescription
 * @property {string | undefined} base
 * @property {Properties} properties
 * @property {Properties} contains
 * @property {Properties} links
 * @property {string[]} required
 */

/**
 * What stands for a number, a text or an identifier; the first that fits counts.
 * @type {readonly [string, (schema: Json) => boolean][]}
 */
const scalars = [
  ['DateTimeOffset', ({ format }) => format === 'date-time'],
  ['Date', ({ format }) => format === 'date'],
  ['TimeOfDay', ({ format }) => format === 'time'],
  ['Guid', ({ format }) => format === 'uuid'],
  ['Int32', ({ type, format = '' }) => type === 'integer' || (type === 'number' && `${format}`.startsWith('int'))],
  ['Double', ({ type }) => type === 'number'],
  ['Boolean', ({ type }) => type === 'boolean'],
  ['String', ({ type }) => type === 'string'],
];

/**
 * `#/components/schemas/microsoft.graph.todoTask` as the tables name it.
 * @param {string} reference
 */
const nameIn = (reference) => reference.replace(/^.*\//, '').replace('microsoft.graph.', '');

/**
 * The path as the tables write it: `/me` is one of the users, `{todoTaskList-id}` a `{todoTaskList}`.
 * @param {string} path
 */
export function templateOf(path) {
  return path.replace(/^\/me(?=\/|$)/, '/users/{user}').replace(/\{([^}]+?)-id\d*\}/g, '{$1}');
}

/** The paths, types and enumerations of a description, each by its name in the tables. */
export class OpenApi {
  /** @param {Json} description */
  constructor(description) {
    const paths = Object.entries(objectIn(description, 'paths'));
    /** @private */
    this.description = description;
    /** @private */
    this.paths = new Map(paths.map(([path, item]) => [templateOf(path), item]));
    /**
     * Names of properties whose objects are linked one by one, and so are no part of the object that has them.
     * @private
     */
    this.linked = new Set(paths.map(([path]) => /\/(\w+)\/\$ref$/.exec(path)?.[1]));
    const [server] = objectsIn(description, 'servers');
    const address = textIn(server, 'url') ?? textIn(objectIn(description, 'info'), 'version');
    this.version = address?.includes('beta') ? 'beta' : 'v1.0';
  }

  /**
   * The methods at a template of the tables; undefined for a path that is not described.
   * @param {string} template
   */
  methodsAt(template) {
    const item = this.paths.get(template);
    if (item === undefined) return undefined;
    const operations = ['get', 'post', 'put', 'patch', 'delete'].flatMap((method) => {
      const operation = isJson(item) ? item[method] : undefined;
      return isJson(operation) ? [[method.toUpperCase(), this.operation(method, operation)]] : [];
    });
    return Object.fromEntries(operations);
  }

  /**
   * The values of an enumeration; undefined for a type that is none.
   * @param {string} name
   */
  enumNamed(name) {
    return this.schemaNamed(name)?.enum;
  }

  /**
   * A type with all its properties, each undefined that has a name and no type; undefined for one that is not described.
   * @param {string} name
   * @returns {TypeDescription | undefined}
   */
  typeNamed(name) {
    const schema = this.schemaNamed(name);
    if (schema === undefined) return undefined;
    const { base, properties, required } = this.partsOf(schema);
    const entries = Object.entries(properties)
      .filter(([property]) => property !== '@odata.type')
      .map(([property, one]) => ({ property, one: objectOf(one) }));
    /** @param {string} role */
    const some = (role) => {
      const found = entries.filter(({ property, one }) => this.roleOf(property, one) === role);
      return Object.fromEntries(found.map(({ property, one }) => [property, this.typeOf(one)]));
    };
    return { base, properties: some('properties'), contains: some('contains'), links: some('links'), required };
  }

  /**
   * @private
   * @param {string} name
   */
  schemaNamed(name) {
    const schemas = objectIn(objectIn(this.description, 'components'), 'schemas');
    const schema = schemas[`microsoft.graph.${name}`] ?? schemas[name];
    return isJson(schema) ? schema : undefined;
  }

  /**
   * @private
   * @param {string} property
   * @param {Json} schema
   */
  roleOf(property, schema) {
    if (!schema['x-ms-navigationProperty']) return 'properties';
    return (schema['x-contained'] ?? !this.linked.has(property)) ? 'contains' : 'links';
  }

  /**
   * @private
   * @param {string} method
   * @param {Json} operation
   * @returns {Operation}
   */
  operation(method, operation) {
    const request = this.bodyOf(operation.requestBody);
    const answers = Object.entries(objectIn(operation, 'responses')).filter(([status]) => status.startsWith('2'));
    const described = answers.map(([status, response]) => {
      const answer = this.bodyOf(response) ?? null;
      return [status === '2XX' ? statusOf(method, answer !== null && answer === request) : status, answer];
    });
    return { ...(request && { request }), answers: Object.fromEntries(described) };
  }

  /**
   * The type of what a request or an answer carries: a page of a list is a collection, a count is text.
   * @private
   * @param {unknown} part
   */
  bodyOf(part) {
    const [[medium, content] = ['', {}]] = Object.entries(objectIn(this.resolved(part), 'content'));
    const schema = isJson(content) ? content.schema : undefined;
    if (!isJson(schema)) return undefined;
    if (medium === 'text/plain') return 'text';
    const reference = textIn(schema, '$ref');
    const isPage = reference === undefined || reference.endsWith('CollectionResponse');
    const value = isPage ? objectIn(this.partsOf(schema).properties, 'value') : {};
    return this.typeOf(value.type === 'array' ? value : schema);
  }

  /**
   * @private
   * @param {Json} schema
   * @returns {{ base: string | undefined, properties: Json, required: string[] }}
   */
  partsOf(schema) {
    const own = this.resolved(schema);
    const all = isJson(own) && Array.isArray(own.allOf) ? objectsIn(own, 'allOf') : [own];
    const [base] = all.flatMap((piece) => textIn(piece, '$ref') ?? []);
    const pieces = all.filter((piece) => textIn(piece, '$ref') === undefined);
    return {
      base: base && nameIn(base),
      properties: Object.assign({}, ...pieces.map((piece) => objectIn(piece, 'properties'))),
      required: pieces.flatMap((piece) => (isJson(piece) && Array.isArray(piece.required) ? piece.required : [])),
    };
  }

  /**
   * @private
   * @param {Json} schema
   * @returns {string | undefined}
   */
  typeOf(schema) {
    const [first, ...others] = [...objectsIn(schema, 'anyOf'), ...objectsIn(schema, 'oneOf')];
    if (first) return this.typeOf({ ...first, nullable: [first, ...others].some(({ nullable }) => nullable) });
    const mark = schema.nullable ? '?' : '';
    if (schema.type === 'array')
      return `Collection(${this.typeOf({ ...objectIn(schema, 'items'), nullable: false })})${mark}`;
    const reference = textIn(schema, '$ref') ?? textIn(schema, 'x-truncated-type');
    if (reference) return `${nameIn(reference)}${mark}`;
    const [scalar] = scalars.find(([, fits]) => fits(schema)) ?? [];
    if (scalar) return `${scalar}${mark}`;
    return schema.type ? `Json${mark}` : undefined;
  }

  /**
   * What a reference leads to, or the part itself.
   * @private
   * @param {unknown} part
   * @returns {unknown}
   */
  resolved(part) {
    const reference = textIn(part, '$ref');
    if (reference === undefined) return part;
    const names = reference.slice('#/'.length).split('/');
    return this.resolved(names.reduce(objectIn, this.description));
  }
}

/**
 * What Graph answers where its description says no more than that it succeeds.
 * @param {string} method
 * @param {boolean} isCreation
 */
function statusOf(method, isCreation) {
  if (method === 'delete') return '204';
  return method === 'post' && isCreation ? '201' : '200';
}
