import type { Tenant } from '../../tenant';
import { type Item, keptIn } from '../collection';
import { badRequest, checkObjectId, notFound } from './directoryErrors';
import type { Links } from './groupLinks';
import { isUnified } from './groupRules';
import { type GroupItem, newGroup } from './newGroup';
import { sampleGroups } from './sampleGroups';

export interface Group {
  readonly item: GroupItem;
  readonly links: Links;
}

/** All groups of a tenant, oldest first. */
export class Groups {
  readonly #groups = new Map<string, Group>();

  constructor(private readonly tenant: Tenant) {
    for (const { body, links } of sampleGroups(tenant)) this.create(body, links);
  }

  list(): readonly Group[] {
    return [...this.#groups.values()];
  }

  has(id: string): boolean {
    return this.#groups.has(id);
  }

  /** Throws Graph's own refusal for what is no GUID, and for what is no group. */
  get(id: string): Group {
    checkObjectId(id);
    const group = this.#groups.get(id.toLowerCase());
    if (group === undefined) throw notFound(id);
    return group;
  }

  /** Takes a checked body; refuses a nickname that another Microsoft 365 group has. */
  create(body: Item, links: Links): Group {
    const group = { item: newGroup(body, this.tenant), links };
    this.#checkNickname(group.item);
    this.#groups.set(group.item.id, group);
    return group;
  }

  change(group: Group, changes: Item): void {
    const item = { ...group.item, ...changes, id: group.item.id };
    this.#checkNickname(item);
    this.#groups.set(item.id, { ...group, item });
  }

  delete(group: Group): void {
    this.#groups.delete(group.item.id);
  }

  #checkNickname(wanted: GroupItem): void {
    if (!isUnified(wanted)) return;
    const others = this.list().filter(({ item }) => item.id !== wanted.id && isUnified(item));
    if (!others.some(({ item }) => nickname(item) === nickname(wanted))) return;
    const message = 'Another object with the same value for property mailNickname already exists.';
    throw badRequest(message, [{ code: 'ObjectConflict', message, target: 'mailNickname' }]);
  }
}

function nickname(item: Item): string {
  return String(item.mailNickname).toLowerCase();
}

/** The groups of one Graph. */
export const groupsOf = keptIn((world) => new Groups(world.tenant));
