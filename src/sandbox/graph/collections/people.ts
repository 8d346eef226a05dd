import type { User } from '../../tenant';
import type { Call, Collection, Item } from '../collection';
import { contextOf } from '../context';
import { badRequest } from '../directory/directoryErrors';
import { needs } from '../permissions';
import { pageOf } from '../query/page';
import { containsWords } from '../query/search';
import { pick, readSelect, type Shape } from '../query/select';

const size = { usual: 10, most: 1000 };

/** `GET /me/people`: the others of the tenant, the most relevant first. */
export const collection: Collection = {
  versions: ['v1.0', 'beta'],
  register(routes, { tenant }) {
    routes.get('/me/people', needs('People.Read'), (c) => {
      const others = tenant.users.filter((user) => user !== c.get('caller').user);
      const page = pageOf(c, others.filter(searched(c)).map(personItem), size);
      const names = readSelect(c.req.query('$select'), shapeOf(others.map(personItem)));
      return c.json({
        '@odata.context': contextOf(c, `users('${c.get('caller').user.id}')/people`),
        ...(page.nextLink !== undefined && { '@odata.nextLink': page.nextLink }),
        value: page.items.map((item) => pick(item, names)),
      });
    });
  },
};

/** `$search` needs no header here, and no quotes. */
function searched(c: Call): (user: User) => boolean {
  const { $search: search, $skip: skip } = c.req.query();
  if (search === undefined) return () => true;
  if (skip !== undefined) throw badRequest("'$skip' cannot be used together with '$search'.");
  const words = search.replaceAll('"', '');
  return ({ displayName, mail }) => containsWords(`${displayName} ${mail ?? ''}`, words);
}

function personItem(user: User): Item {
  const addresses = user.mail === null ? [] : [{ address: user.mail, relevanceScore: 10 }];
  return {
    id: user.id,
    displayName: user.displayName,
    givenName: user.givenName,
    surname: user.surname,
    jobTitle: user.jobTitle,
    userPrincipalName: user.userPrincipalName,
    scoredEmailAddresses: addresses,
    personType: { class: 'Person', subclass: 'OrganizationUser' },
  };
}

function shapeOf(items: readonly Item[]): Shape {
  const names = Object.keys(items[0] ?? {});
  return { type: 'microsoft.graph.person', usual: names, known: names };
}
