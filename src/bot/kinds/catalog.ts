import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Answers } from '../forms/readForm';
import type { ObjectKind } from './kind';

/** All kinds, found by file name: `<name>.kind.ts` in this folder or one below. */
export class Catalog {
  readonly kinds: readonly ObjectKind[];

  constructor(kinds: readonly ObjectKind[]) {
    const names = kinds.map((kind) => kind.name);
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice) throw new Error(`Two kinds are called ${twice}. A kind's name is also its file's.`);
    this.kinds = [...kinds].sort((a, b) => a.order - b.order);
  }

  static load(folder = __dirname): Catalog {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return new Catalog(files.filter((file) => /\.kind\.[jt]s$/.test(file)).map((file) => load(join(folder, file))));
  }

  named(name: unknown): ObjectKind | undefined {
    return this.kinds.find((kind) => kind.name === name);
  }

  /** The other kinds that answer to one of this kind's phrases. */
  siblings(kind: ObjectKind): ObjectKind[] {
    return this.kinds.filter(
      (other) => other !== kind && other.phrases.some((phrase) => kind.phrases.includes(phrase)),
    );
  }

  /** What the person must have allowed for a form with these answers. */
  permissionsOf({ permissions, permissionsFor = {} }: ObjectKind, answers: Answers): string[] {
    const rare = Object.entries(permissionsFor).flatMap(([field, some = []]) => (answers[field] ? some : []));
    return [...permissions, ...rare];
  }

  get permissions(): string[] {
    return [...new Set(this.kinds.flatMap(permissionsOf))];
  }
}

function permissionsOf({ permissions, permissionsFor = {}, more }: ObjectKind): readonly string[] {
  return [...permissions, ...Object.values(permissionsFor).flatMap((some) => some ?? []), ...(more?.permissions ?? [])];
}

function load(file: string): ObjectKind {
  const module: { default: ObjectKind } = require(file);
  return module.default;
}
