import type { Collection } from '../collection';
import { badRequest } from '../directory/directoryErrors';
import { groupsOf } from '../directory/groups';
import { GraphError } from '../graphError';
import { needs } from '../permissions';

/**
 * `POST /directoryObjects/validateProperties`: whether a Microsoft 365 group may be called so. Contoso has no naming policy, so
 * only a nickname that is taken is refused. Graph's reference does not name `Group.ReadWrite.All` among its delegated permissions.
 */
export const collection: Collection = {
  versions: ['v1.0', 'beta'],
  register(routes, fixture) {
    const groups = groupsOf(fixture);
    const permissions = ['Group.Read.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];
    routes.post('/directoryObjects/validateProperties', needs(...permissions), (c) => {
      const { entityType, displayName, mailNickname } = c.get('body');
      if (entityType !== 'Group') throw badRequest('Group is the only supported entity type.');
      if (typeof displayName !== 'string' && typeof mailNickname !== 'string')
        throw badRequest('At least one property (displayName or mailNickname) is required.');
      if (typeof mailNickname === 'string' && groups.hasNickname({ mailNickname })) throw taken();
      return c.body(null, 204);
    });
  },
};

function taken(): GraphError {
  const message = 'Another object with the same value for property mailNickname already exists.';
  const sentence = 'The values provided contain one or more validation errors.';
  const details = [{ code: 'PropertyConflict', message, target: 'mailNickname' }];
  return new GraphError(422, 'Request_UnprocessableEntity', sentence, { details });
}
