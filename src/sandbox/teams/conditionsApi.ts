import { Hono } from 'hono';
import type { Tenant, User, Visitor } from '../tenant';
import type { ClientConditions } from './conditions';
import type { Finder } from './finder';
import type { Json } from './json';
import { type NetworkSwitch, networkKeys } from './networkSwitch';
import { bodyOf, refusal, required } from './request';

/** Gives somebody more than the sample has; throws a sentence about what it cannot take. */
export type Seed = (user: User, wanted: Json) => void;

export interface ConditionsParts {
  readonly conditions: ClientConditions;
  readonly network?: NetworkSwitch | undefined;
  readonly tenant: Tenant;
  readonly find: Finder;
  readonly seed: Seed;
}

/** The scripting addresses for a world that is less kind: how clients behave, who is there, and how much people have. */
export function conditionsApi({ conditions, network, tenant, find, seed }: ConditionsParts): Hono {
  const routes = new Hono();
  const world = () => ({ ...network?.current(), ...conditions.current });

  routes.get('/world', (c) => c.json(world()));
  routes.post('/world', async (c) => {
    const wanted = Object.entries(await bodyOf(c));
    const isOfNetwork = ([name]: [string, unknown]) => network !== undefined && networkKeys.includes(name);
    const ofNetwork = wanted.filter(isOfNetwork);
    refused(() => conditions.change(Object.fromEntries(wanted.filter((one) => !isOfNetwork(one)))));
    if (ofNetwork.length > 0) await network?.change(Object.fromEntries(ofNetwork)).catch(refuse);
    return c.json(world());
  });

  routes.get('/people', (c) => {
    const here = tenant.users.map((user) => personItem(user, tenant.id));
    return c.json({ people: [...here, ...tenant.visitors.map((one) => personItem(one, one.tenantId))] });
  });

  routes.post('/seed', async (c) => {
    const { user: name, ...wanted } = await bodyOf(c);
    const user = find.user(required({ user: name }, 'user'));
    refused(() => seed(user, wanted));
    return c.json({ user: user.userPrincipalName, ...wanted }, 201);
  });

  return routes;
}

function personItem(person: User | Visitor, tenantId: string): Json {
  const { id, teamsId, displayName, userPrincipalName, userType, locale, admin } = person;
  const lacks = { mailbox: !person.hasMailbox, consentTo: person.withoutConsentTo };
  return { id, teamsId, displayName, userPrincipalName, tenantId, userType, locale, admin, lacks };
}

function refused(work: () => void): void {
  try {
    work();
  } catch (error) {
    refuse(error);
  }
}

function refuse(error: unknown): never {
  throw refusal(400, error instanceof Error ? error.message : String(error));
}
