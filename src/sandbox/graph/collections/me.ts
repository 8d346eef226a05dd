import type { Collection } from '../collection';

export const collection: Collection = { versions: ['v1.0', 'beta'], register() {} };
