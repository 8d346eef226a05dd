import { userNamed } from '../../tenant';
import type { Collection } from '../collection';
import { contextOf } from '../context';
import { notFound } from '../directory/directoryErrors';
import { directoryCount, directoryList } from '../directory/directoryList';
import { userItem, userListing } from '../directory/userItem';
import { needs } from '../permissions';
import { pick, readSelect } from '../query/select';

/** `GET /users`, `/users/$count` and `/users/{id | userPrincipalName}` */
export const collection: Collection = {
  versions: ['v1.0', 'beta'],
  permissions: { 'User.ReadBasic.All': "Read all users' basic profiles" },
  register(routes, { tenant }) {
    const mayRead = needs('User.ReadBasic.All', 'Directory.Read.All', 'Directory.ReadWrite.All');
    routes.get('/users', mayRead, (c) => directoryList(c, tenant.users.map(userItem), userListing));
    routes.get('/users/$count', mayRead, (c) => directoryCount(c, tenant.users.map(userItem), userListing));
    routes.get('/users/:user', mayRead, (c) => {
      const name = c.req.param('user');
      const user = userNamed(tenant, name);
      if (user === undefined) throw notFound(name);
      const names = readSelect(c.req.query('$select'), userListing);
      return c.json({ '@odata.context': contextOf(c, 'users/$entity'), ...pick(userItem(user), names) });
    });
  },
};
