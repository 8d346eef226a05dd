// Reads Graph's OpenAPI description into the words of the tables in test/conformance: `Collection(todoTask)?`.

/** What stands for a number, a text or an identifier; the first that fits counts. */
const scalars = [
  ['DateTimeOffset', ({ format }) => format === 'date-time'],
  ['Date', ({ format }) => format === 'date'],
  ['TimeOfDay', ({ format }) => format === 'time'],
  ['Guid', ({ format }) => format === 'uuid'],
  ['Int32', ({ type, format = '' }) => type === 'integer' || (type === 'number' && format.startsWith('int'))],
  ['Double', ({ type }) => type === 'number'],
  ['Boolean', ({ type }) => type === 'boolean'],
  ['String', ({ type }) => type === 'string'],
];

/** `#/components/schemas/microsoft.graph.todoTask` as the tables name it. */
const nameIn = (reference) => reference.split('/').at(-1).replace('microsoft.graph.', '');

/** The path as the tables write it: `/me` is one of the users, `{todoTaskList-id}` a `{todoTaskList}`. */
export function templateOf(path) {
  return path.replace(/^\/me(?=\/|$)/, '/users/{user}').replace(/\{([^}]+?)-id\d*\}/g, '{$1}');
}

/** The paths, types and enumerations of a description, each by its name in the tables. */
export class OpenApi {
  #description;
  #paths;
  /** Names of properties whose objects are linked one by one, and so are no part of the object that has them. */
  #linked;

  constructor(description) {
    this.#description = description;
    const paths = Object.entries(description.paths);
    this.#paths = new Map(paths.map(([path, item]) => [templateOf(path), item]));
    this.#linked = new Set(paths.flatMap(([path]) => /\/(\w+)\/\$ref$/.exec(path)?.[1] ?? []));
    const [{ url } = { url: description.info.version }] = description.servers ?? [];
    this.version = url.includes('beta') ? 'beta' : 'v1.0';
  }

  /** The methods at a template of the tables; undefined for a path that is not described. */
  methodsAt(template) {
    const item = this.#paths.get(template);
    if (item === undefined) return undefined;
    const methods = ['get', 'post', 'put', 'patch', 'delete'].filter((method) => item[method]);
    return Object.fromEntries(methods.map((method) => [method.toUpperCase(), this.#operation(method, item[method])]));
  }

  /** The values of an enumeration; undefined for a type that is none. */
  enumNamed(name) {
    return this.#schemaNamed(name)?.enum;
  }

  /** A type with all its properties, each undefined that has a name and no type; undefined for one that is not described. */
  typeNamed(name) {
    const schema = this.#schemaNamed(name);
    if (schema === undefined) return undefined;
    const { base, properties, required } = this.#partsOf(schema);
    const entries = Object.entries(properties).filter(([property]) => property !== '@odata.type');
    const some = (role) => {
      const found = entries.filter(([property, one]) => this.#roleOf(property, one) === role);
      return Object.fromEntries(found.map(([property, one]) => [property, this.#typeOf(one)]));
    };
    return { base, properties: some('properties'), contains: some('contains'), links: some('links'), required };
  }

  #schemaNamed(name) {
    const { schemas } = this.#description.components;
    return schemas[`microsoft.graph.${name}`] ?? schemas[name];
  }

  #roleOf(property, schema) {
    if (!schema['x-ms-navigationProperty']) return 'properties';
    return (schema['x-contained'] ?? !this.#linked.has(property)) ? 'contains' : 'links';
  }

  #operation(method, { requestBody, responses }) {
    const request = this.#bodyOf(requestBody);
    const answers = Object.entries(responses).filter(([status]) => status.startsWith('2'));
    const described = answers.map(([status, response]) => {
      const answer = this.#bodyOf(response) ?? null;
      return [status === '2XX' ? statusOf(method, answer !== null && answer === request) : status, answer];
    });
    return { ...(request && { request }), answers: Object.fromEntries(described) };
  }

  /** The type of what a request or an answer carries: a page of a list is a collection, a count is text. */
  #bodyOf(part) {
    const [[medium, { schema }] = ['', {}]] = Object.entries(this.#resolved(part)?.content ?? {});
    if (schema === undefined) return undefined;
    if (medium === 'text/plain') return 'text';
    const isPage = schema.$ref === undefined || schema.$ref.endsWith('CollectionResponse');
    const { value } = isPage ? this.#partsOf(schema).properties : {};
    return this.#typeOf(value?.type === 'array' ? value : schema);
  }

  #partsOf(schema) {
    const { allOf, ...own } = this.#resolved(schema);
    const base = allOf?.find(({ $ref }) => $ref)?.$ref;
    const pieces = allOf?.filter(({ $ref }) => !$ref) ?? [own];
    return {
      base: base && nameIn(base),
      properties: Object.assign({}, ...pieces.map(({ properties }) => properties)),
      required: pieces.flatMap(({ required = [] }) => required),
    };
  }

  #typeOf({ anyOf, oneOf, ...schema }) {
    const [first, ...others] = anyOf ?? oneOf ?? [];
    if (first) return this.#typeOf({ ...first, nullable: [first, ...others].some(({ nullable }) => nullable) });
    const mark = schema.nullable ? '?' : '';
    if (schema.type === 'array') return `Collection(${this.#typeOf({ ...schema.items, nullable: false })})${mark}`;
    const reference = schema.$ref ?? schema['x-truncated-type'];
    if (reference) return `${nameIn(reference)}${mark}`;
    const [scalar] = scalars.find(([, fits]) => fits(schema)) ?? [];
    return scalar ? `${scalar}${mark}` : schema.type && `Json${mark}`;
  }

  #resolved(part) {
    if (part?.$ref === undefined) return part;
    const target = part.$ref.slice('#/'.length).split('/');
    return this.#resolved(target.reduce((at, key) => at[key], this.#description));
  }
}

/** What Graph answers where its description says no more than that it succeeds. */
function statusOf(method, isCreation) {
  return { post: isCreation ? '201' : '200', delete: '204' }[method] ?? '200';
}
