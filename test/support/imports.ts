import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';

/** What each file of a program imports, by path below the program's folder: `teams/gate.ts` → `jose`, `./channelKeys`. */
export type Tree = Readonly<Record<string, readonly string[]>>;

const IMPORT = /\b(?:from|import|require|require\.resolve)\s*\(?\s*(['"])([^'"\n]+)\1/g;

export function readTree(folder: string): Tree {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.[cm]?tsx?$/.test(file));
  return Object.fromEntries(
    files.map((file) => [file.replaceAll(sep, '/'), importsIn(readFileSync(join(folder, file), 'utf8'))]),
  );
}

/** Everything that a source text imports, requires or exports from elsewhere, types too. */
export function importsIn(source: string): string[] {
  return [...source.matchAll(IMPORT)].map(([, , specifier = '']) => specifier);
}

/** Imports that lead out of the program, as `file → specifier`. */
export function leaving(tree: Tree): string[] {
  return edges(tree)
    .filter(({ to }) => to.startsWith('../') || posix.isAbsolute(to))
    .map(shown);
}

/** Imports of a higher layer, or of a neighbour in the same one; `layers` come lowest first, `.` is the top folder itself. */
export function upward(tree: Tree, layers: readonly (readonly string[])[]): string[] {
  const level = (path: string) => layers.findIndex((folders) => folders.includes(folderOf(path)));
  return edges(tree)
    .filter(({ to }) => !to.startsWith('../'))
    .filter(({ from, to }) => folderOf(from) !== folderOf(to) && (level(to) < 0 || level(to) >= level(from)))
    .map(shown);
}

/** Each ring of files that import one another, types included, once, as `a → b → a`. */
export function cycles(tree: Tree): string[] {
  const found = new Map<string, string>();
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) {
      const ring = path.slice(start);
      found.set([...ring].sort().join(), [...ring, file].join(' → '));
    } else if (!done.has(file)) {
      for (const { to } of edges({ [file]: tree[file] ?? [] })) {
        const next = [`${to}.ts`, to, `${to}/index.ts`].find((path) => Object.hasOwn(tree, path));
        if (next) walk(next, [...path, file]);
      }
      done.add(file);
    }
  };
  for (const file of Object.keys(tree)) walk(file, []);
  return [...found.values()];
}

/** Which files import a package, by its name or a path in it. */
export function importersOf(tree: Tree, name: RegExp): string[] {
  return Object.entries(tree).flatMap(([file, specifiers]) => (specifiers.some((one) => name.test(one)) ? [file] : []));
}

interface Edge {
  readonly from: string;
  readonly specifier: string;
  /** Path of what is imported, without its extension as it was written. */
  readonly to: string;
}

function edges(tree: Tree): Edge[] {
  return Object.entries(tree).flatMap(([from, specifiers]) =>
    specifiers
      .filter((specifier) => specifier.startsWith('.') || specifier.startsWith('/'))
      .map((specifier) => ({
        from,
        specifier,
        to: posix.isAbsolute(specifier) ? specifier : posix.join(posix.dirname(from), specifier),
      })),
  );
}

function folderOf(path: string): string {
  return path.includes('/') ? (path.split('/')[0] ?? '') : '.';
}

function shown({ from, specifier }: Edge): string {
  return `${from} → ${specifier}`;
}
