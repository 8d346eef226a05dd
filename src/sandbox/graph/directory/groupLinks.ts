import type { Caller, Item } from '../collection';
import { badRequest, checkObjectId, notFound } from './directoryErrors';

const mostLinks = 20;

/** Ids of people, and for members of groups. */
export interface Links {
  readonly owners: readonly string[];
  readonly members: readonly string[];
}

interface Directory {
  /** Whether the directory holds an object that may be an owner or a member. */
  readonly holds: (role: keyof Links, id: string) => boolean;
}

/**
 * Reads `owners@odata.bind` and `members@odata.bind` of a new group. A caller who is no admin becomes an owner by
 * himself, so that naming him counts as naming him twice; an admin becomes one only of a group without any other
 * owner, and only when it is a Microsoft 365 group.
 */
export function readLinks(body: Item, caller: Caller, unified: boolean, directory: Directory): Links {
  refuseOtherBinds(body, ['owners', 'members']);
  const owners = idsIn(body, 'owners');
  const members = idsIn(body, 'members');
  if (owners.length + members.length > mostLinks) {
    throw badRequest(`A resource cannot contain more than ${mostLinks} link changes`);
  }
  const added = caller.user.admin ? [] : [caller.user.id];
  refuseDuplicates([...owners, ...added]);
  refuseDuplicates(members);
  for (const id of owners) if (!directory.holds('owners', id)) throw notFound(id);
  for (const id of members) if (!directory.holds('members', id)) throw notFound(id);
  const byDefault = owners.length === 0 && unified ? [caller.user.id] : [];
  return { owners: [...owners, ...(caller.user.admin ? byDefault : added)], members };
}

/** The ids in `members@odata.bind` of a PATCH, which may name 20 at a time; owners are bound at creation only. */
export function readNewMembers(body: Item): readonly string[] {
  refuseOtherBinds(body, ['members']);
  const ids = idsIn(body, 'members');
  if (ids.length > mostLinks) throw badRequest(`A resource cannot contain more than ${mostLinks} link changes`);
  refuseDuplicates(ids);
  return ids;
}

/** The id in `@odata.id`, the body of a POST to `…/$ref`. */
export function readReference(body: Item): string {
  const id = idAt(body['@odata.id']);
  if (id === undefined) throw badRequest('Invalid URL format specified in payload.');
  checkObjectId(id);
  return id.toLowerCase();
}

function refuseOtherBinds(body: Item, known: readonly string[]): void {
  const bound = Object.keys(body).flatMap((name) => /^(.*)@odata\.bind$/.exec(name)?.[1] ?? []);
  const other = bound.find((name) => !known.includes(name));
  if (other !== undefined) throw badRequest(`Property '${other}@odata.bind' cannot be set in this request.`);
}

function idsIn(body: Item, role: keyof Links): string[] {
  const name = `${role}@odata.bind`;
  const links = body[name];
  if (links === undefined) return [];
  if (!Array.isArray(links)) throw invalidUrl(role);
  if (links.length === 0) {
    throw badRequest(`The value of 'odata.bind' property annotation is an empty array. Leave '${name}' out instead.`);
  }
  return links.map((link: unknown) => idOf(link, role));
}

function idOf(link: unknown, role: keyof Links): string {
  const id = idAt(link);
  if (id === undefined) throw invalidUrl(role);
  checkObjectId(id);
  return id.toLowerCase();
}

function idAt(link: unknown): string | undefined {
  const path = typeof link === 'string' && URL.canParse(link) ? new URL(link).pathname : '';
  return /^\/(?:v1\.0|beta)\/(?:users|groups|directoryObjects)\/([^/]+)$/.exec(path)?.[1];
}

function refuseDuplicates(ids: readonly string[]): void {
  if (new Set(ids).size < ids.length) throw badRequest('Request contains a property with duplicate values.');
}

function invalidUrl(role: keyof Links): Error {
  return badRequest(`Invalid URL format specified in @odata.bind for ${role}`);
}
