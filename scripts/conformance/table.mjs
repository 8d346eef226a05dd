// Makes a table of test/conformance out of a description: the methods at some paths, and what their bodies are made of.

const scalars = 'String Boolean Int32 Double Guid Date TimeOfDay DateTimeOffset Json'.split(' ');

/** `todoTask` of `Collection(todoTask)?` */
const innermost = (type) => type.replace(/^Collection\((.*?)\??\)/, '$1').replace(/\?$/, '');

const sorted = (entries) => Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));

const isFull = ([, properties]) => Object.keys(properties).length > 0;

/**
 * The table anew. What the description does not have stays as it is: that was written down from Graph's reference pages. A
 * type that the table had already takes up no further types.
 * @param {import('./openApi.mjs').OpenApi} api
 * @param table with the paths that are wanted; `{}` at a path that is new
 * @param others the tables beside it, whose types it need not repeat
 */
export function tableOf(api, table, others) {
  const paths = Object.entries(table.paths).map(([path, methods]) => [path, api.methodsAt(path) ?? methods]);
  const elsewhere = new Set([...scalars, ...others.flatMap(({ types, enums }) => Object.keys({ ...types, ...enums }))]);
  const names = namesFor(paths, api, table, elsewhere);
  const isKnown = (type) => type !== undefined && (names.has(innermost(type)) || elsewhere.has(innermost(type)));
  const membersOf = (name) => api.enumNamed(name) ?? table.enums[name];
  return {
    paths: sorted(paths),
    types: sorted(
      [...names]
        .filter((name) => membersOf(name) === undefined)
        .map((name) => [name, typeOf(api.typeNamed(name), table.types[name], isKnown)]),
    ),
    enums: sorted([...names].filter(membersOf).map((name) => [name, membersOf(name)])),
  };
}

/** The types that the table has, and those that its paths need and no other table has, with all that they are made of. */
function namesFor(paths, api, table, elsewhere) {
  const names = new Set(Object.keys({ ...table.types, ...table.enums }));
  const operations = paths.flatMap(([, methods]) => Object.values(methods));
  const needed = operations.flatMap(({ request, answers }) => [request, ...Object.values(answers)]);
  for (const type of needed) {
    const name = innermost(type ?? '');
    const described = api.typeNamed(name);
    if (described === undefined || names.has(name) || elsewhere.has(name)) continue;
    names.add(name);
    needed.push(described.base, ...Object.values(described.properties));
  }
  return names;
}

/** What the description names without a type keeps the table's own. */
function typeOf(described, own = {}, isKnown) {
  if (described === undefined) return own;
  const { base, required, ...roles } = described;
  const parts = Object.entries(roles).map(([role, properties]) => {
    const typed = Object.entries(properties).map(([name, type]) => [name, type ?? own[role]?.[name]]);
    return [role, Object.fromEntries(typed.filter(([, type]) => isKnown(type)))];
  });
  return {
    ...(base && { base }),
    ...Object.fromEntries(parts.filter(isFull)),
    ...(required.length > 0 && { required }),
  };
}
