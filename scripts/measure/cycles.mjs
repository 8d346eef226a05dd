import { posix } from 'node:path';

/**
 * The files that import themselves by way of others, types too.
 * @param {ReadonlyMap<string, readonly string[]>} imports what each file imports, as it is written there
 */
export function filesInCycles(imports) {
  const neighbours = new Map(
    [...imports].map(([file, specifiers]) => [file, specifiers.flatMap((one) => resolved(file, one, imports))]),
  );
  return [...imports.keys()].filter((file) => reachedFrom(file, neighbours).has(file));
}

/**
 * @param {string} file
 * @param {string} specifier
 * @param {ReadonlyMap<string, unknown>} files
 */
function resolved(file, specifier, files) {
  if (!specifier.startsWith('.')) return [];
  const path = posix.join(posix.dirname(file), specifier);
  const found = [path, `${path}.ts`, `${path}/index.ts`].find((one) => files.has(one));
  return found ? [found] : [];
}

/**
 * @param {string} start
 * @param {ReadonlyMap<string, readonly string[]>} neighbours
 */
function reachedFrom(start, neighbours) {
  /** @type {Set<string>} */
  const reached = new Set();
  const waiting = [...(neighbours.get(start) ?? [])];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    waiting.push(...(neighbours.get(file) ?? []));
  }
  return reached;
}
