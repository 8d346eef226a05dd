import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Permission, Permissions } from '../entra/permission';
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

/** The delegated permissions of all collections, by name; throws where two word one differently. */
export function loadPermissions(): Permissions {
  const known = new Map<string, Permission>();
  for (const { permissions = {}, adminConsent = true } of loadCollections()) {
    for (const [name, consentText] of Object.entries(permissions)) {
      const before = known.get(name) ?? { consentText, adminConsent };
      if (before.consentText !== consentText) throw new Error(`Two collections word ${name} differently.`);
      known.set(name, { consentText, adminConsent: before.adminConsent && adminConsent });
    }
  }
  return known;
}

function holdsCollection(loaded: unknown): loaded is { collection: Collection } {
  return typeof loaded === 'object' && loaded !== null && 'collection' in loaded;
}
