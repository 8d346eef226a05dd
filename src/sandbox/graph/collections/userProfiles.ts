import type { Collection } from '../collection';

/** The permission to read, and to filter by, all of people's profiles: paths of its own it has none. */
export const collection: Collection = {
  versions: ['v1.0', 'beta'],
  permissions: { 'User.Read.All': "Read all users' full profiles" },
  adminConsent: false,
  register() {},
};
