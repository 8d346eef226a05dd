import { userNamed } from '../../tenant';
import type { Call, Collection } from '../collection';
import { contextOf } from '../context';
import { notFound } from '../directory/directoryErrors';
import { directoryCount, directoryList } from '../directory/directoryList';
import { basicProfile } from '../directory/userFilters';
import { userItem, userListing } from '../directory/userItem';
import { insufficientPrivileges, needs } from '../permissions';
import { readFilter } from '../query/filter';
import { pick, readSelect } from '../query/select';

/** Each of these lets everything of a user be read. */
const whole = ['User.Read.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];

/** `GET /users`, `/users/$count` and `/users/{id | userPrincipalName}` */
export const collection: Collection = {
  versions: ['v1.0', 'beta'],
  permissions: { 'User.ReadBasic.All': "Read all users' basic profiles" },
  register(routes, { tenant }) {
    const mayRead = needs('User.ReadBasic.All', ...whole);
    routes.get('/users', mayRead, (c) => {
      checkBasicFilter(c);
      return directoryList(c, tenant.users.map(userItem), userListing);
    });
    routes.get('/users/$count', mayRead, (c) => {
      checkBasicFilter(c);
      return directoryCount(c, tenant.users.map(userItem), userListing);
    });
    routes.get('/users/:user', mayRead, (c) => {
      const name = c.req.param('user');
      const user = userNamed(tenant, name);
      if (user === undefined) throw notFound(name);
      const names = readSelect(c.req.query('$select'), userListing);
      return c.json({ '@odata.context': contextOf(c, 'users/$entity'), ...pick(userItem(user), names) });
    });
  },
};

/** Whoever may read basic profiles alone may not find out the rest by filters. */
function checkBasicFilter(c: Call): void {
  const { scopes } = c.get('caller');
  const filter = c.req.query('$filter');
  if (filter === undefined || whole.some((scope) => scopes.includes(scope))) return;
  const hidden = propertiesIn(filter).some((property) => !basicProfile.includes(property));
  if (hidden) throw insufficientPrivileges();
}

/** None of a filter that cannot be read, which is refused for that. */
function propertiesIn(filter: string): readonly string[] {
  try {
    return readFilter(filter).properties;
  } catch {
    return [];
  }
}
