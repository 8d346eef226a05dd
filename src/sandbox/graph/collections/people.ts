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
  permissions: { 'People.Read': 'Read your relevant people list' },
  register(routes, { tenant }) {
    routes.get('/me/people', needs('People.Read'), (c) => {
      const others = tenant.users.filter((user) => user !== c.get('caller').user);
      const itemOf = c.req.path.startsWith('/beta/') ? betaPerson : personItem;
      const page = pageOf(c, others.filter(searched(c)).map(itemOf), size);
      const names = readSelect(c.req.query('$select'), shapeOf(others.map(itemOf)));
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
  return {
    ...common(user),
    jobTitle: user.jobTitle,
    scoredEmailAddresses: user.mail === null ? [] : [{ address: user.mail, relevanceScore: 10 }],
    personType: { class: 'Person', subclass: user.userType === 'Guest' ? 'Guest' : 'OrganizationUser' },
  };
}

/** Beta calls the same things by the names they had before v1.0. */
function betaPerson(user: User): Item {
  return {
    ...common(user),
    title: user.jobTitle,
    emailAddresses: user.mail === null ? [] : [{ address: user.mail, rank: 10 }],
    personType: 'Person',
  };
}

function common({ id, displayName, givenName, surname, userPrincipalName, companyName }: User): Item {
  return { id, displayName, givenName, surname, userPrincipalName, companyName };
}

function shapeOf(items: readonly Item[]): Shape {
  const names = Object.keys(items[0] ?? {});
  return { type: 'microsoft.graph.person', usual: names, known: names };
}
