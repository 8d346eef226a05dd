import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Collection } from './collection';

const folder = join(__dirname, 'collections');

/** Reads the folder `collections`; throws when a file in it exports no `collection`. */
export function loadCollections(): Collection[] {
  const files = readdirSync(folder).filter((file) => /(?<!\.d)\.[jt]s$/.test(file));
  return files.map((file) => {
    const loaded: unknown = require(join(folder, file));
    if (holdsCollection(loaded)) return loaded.collection;
    throw new Error(`${join(folder, file)} must export a "collection".`);
  });
}

function holdsCollection(loaded: unknown): loaded is { collection: Collection } {
  return typeof loaded === 'object' && loaded !== null && 'collection' in loaded;
}
