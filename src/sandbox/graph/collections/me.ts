import type { Collection } from '../collection';
import { contextOf } from '../context';
import { userItem, userListing } from '../directory/userItem';
import { needs } from '../permissions';
import { pick, readSelect } from '../query/select';

/** `GET /me` */
export const collection: Collection = {
  versions: ['v1.0', 'beta'],
  permissions: { 'User.Read': 'Sign you in and read your profile' },
  register(routes) {
    routes.get('/me', needs('User.Read', 'User.ReadBasic.All'), (c) => {
      const names = readSelect(c.req.query('$select'), userListing);
      return c.json({
        '@odata.context': contextOf(c, 'users/$entity'),
        ...pick(userItem(c.get('caller').user), names),
      });
    });
  },
};
