import type { Collection } from '../collection';
import { contextOf } from '../context';
import { checkObjectId, notFound } from '../directory/directoryErrors';
import { directoryObject } from '../directory/directoryObject';
import { groupListing } from '../directory/groupListing';
import { userListing } from '../directory/userItem';
import { needs } from '../permissions';
import { pick, readSelect } from '../query/select';

/** `GET /directoryObjects/{id}`: a person or a group, whichever has the id. */
export const collection: Collection = {
  versions: ['v1.0', 'beta'],
  permissions: {
    'Directory.Read.All': 'Read directory data',
    'Directory.ReadWrite.All': 'Read and write directory data',
  },
  register(routes, fixture) {
    routes.get('/directoryObjects/:object', needs('Directory.Read.All', 'Directory.ReadWrite.All'), (c) => {
      const id = c.req.param('object');
      checkObjectId(id);
      const item = directoryObject(fixture, id.toLowerCase());
      if (item === undefined) throw notFound(id);
      const shape = item['@odata.type'] === '#microsoft.graph.user' ? userListing : groupListing(c);
      const names = readSelect(c.req.query('$select'), shape);
      return c.json({
        '@odata.context': contextOf(c, 'directoryObjects/$entity'),
        ...pick(item, ['@odata.type', ...names]),
      });
    });
  },
};
