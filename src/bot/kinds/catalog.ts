import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Answers } from '../forms/readForm';
import { joined, type LocalizedText, say } from '../i18n/localizedText';
import type { ObjectKind, Permissions } from './kind';

const MOST_EVERYDAY = 3;

/** All kinds, found by file name: `<name>.kind.ts` in this folder or one below. */
export class Catalog {
  readonly kinds: readonly ObjectKind[];
  /** Everything that the kinds may ever ask for. */
  readonly permissions: Permissions;

  constructor(kinds: readonly ObjectKind[]) {
    const names = kinds.map((kind) => kind.name);
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice) throw new Error(`Two kinds are called ${twice}. A kind's name is also its file's.`);
    this.kinds = [...kinds].sort((a, b) => a.order - b.order);
    this.permissions = permissionsIn(this.kinds);
  }

  static load(folder = __dirname): Catalog {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return new Catalog(files.filter((file) => /\.kind\.[jt]s$/.test(file)).map((file) => load(join(folder, file))));
  }

  named(name: unknown): ObjectKind | undefined {
    return this.kinds.find((kind) => kind.name === name);
  }

  /** What most people want: the first kind, and those that are asked for without a verb. */
  get everyday(): ObjectKind[] {
    return this.kinds.filter(({ barePhrases }, i) => i === 0 || barePhrases).slice(0, MOST_EVERYDAY);
  }

  /** “new group” or “add task” */
  get commandsInWords(): LocalizedText {
    return joined(
      this.everyday.map(({ command }) => say`“${{ say: command }}”`),
      'or',
    );
  }

  /** The other kinds that answer to one of this kind's phrases. */
  siblings(kind: ObjectKind): ObjectKind[] {
    return this.kinds.filter(
      (other) => other !== kind && other.phrases.some((phrase) => kind.phrases.includes(phrase)),
    );
  }

  /** What the person must have allowed for a form with these answers. */
  permissionsOf({ permissions, permissionsFor = {} }: ObjectKind, answers: Answers): string[] {
    const rare = Object.entries(permissionsFor).filter(([field]) => answers[field]);
    return Object.keys(Object.assign({}, permissions, ...rare.map(([, some]) => some)));
  }
}

/** Those that are asked for only where they are used. */
export function rarePermissions({ permissionsFor = {}, more, mine, assist }: ObjectKind): Permissions[] {
  const helping = Object.values(assist?.buttons ?? {}).map(({ permissions }) => permissions);
  const all = [...Object.values(permissionsFor), more?.permissions, mine?.permissions, ...helping];
  return all.filter((some) => some !== undefined);
}

/** Throws where a permission has two sentences: a person who is asked once can be told one. */
function permissionsIn(kinds: readonly ObjectKind[]): Permissions {
  const all = kinds.flatMap((kind) =>
    [kind.permissions, ...rarePermissions(kind)].flatMap((some) => Object.entries(some)),
  );
  const sentences = new Map(all);
  for (const [permission, { say }] of all) {
    const other = sentences.get(permission)?.say;
    if (say !== other) throw new Error(`Two kinds say different things of ${permission}: “${say}”, and “${other}”.`);
  }
  return Object.fromEntries(sentences);
}

function load(file: string): ObjectKind {
  const module: { default: ObjectKind } = require(file);
  return module.default;
}
