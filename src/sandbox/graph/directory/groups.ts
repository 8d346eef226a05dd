import type { Tenant } from '../../tenant';
import { type Item, keptIn } from '../collection';
import { assignedLabels } from '../security/sensitivityLabels';
import { badRequest, checkObjectId, notFound } from './directoryErrors';
import type { Links } from './groupLinks';
import { isUnified } from './groupRules';
import { type GroupItem, newGroup } from './newGroup';
import { sampleGroups } from './sampleGroups';

export interface Group {
  readonly item: GroupItem;
  readonly links: Links;
}

interface Creation {
  /** The id of the app. */
  readonly by?: string | null;
  readonly replicationMs?: number | undefined;
}

/** All groups of a tenant, oldest first. */
export class Groups {
  private readonly groups = new Map<string, Group>();
  private readonly replicatedAt = new Map<string, number>();

  constructor(private readonly tenant: Tenant) {
    for (const { body, links } of sampleGroups(tenant)) this.create(body, links);
  }

  list(): readonly Group[] {
    return [...this.groups.values()].filter((group) => this.isReplicated(group));
  }

  has(id: string): boolean {
    const group = this.groups.get(id);
    return group !== undefined && this.isReplicated(group);
  }

  /** Throws Graph's own refusal for what is no GUID, and for what is no group. */
  get(id: string): Group {
    checkObjectId(id);
    const group = this.groups.get(id.toLowerCase());
    if (group === undefined || !this.isReplicated(group)) throw notFound(id);
    return group;
  }

  /**
   * Takes a checked body; refuses a nickname that another Microsoft 365 group has. Until `replicationMs` have passed
   * the group is there for that check alone.
   */
  create(body: Item, links: Links, { by = null, replicationMs = 0 }: Creation = {}): Group {
    const group = { item: newGroup(body, this.tenant, by), links };
    this.checkNickname(group.item);
    this.groups.set(group.item.id, group);
    this.replicatedAt.set(group.item.id, Date.now() + replicationMs);
    return group;
  }

  /** Changes properties and adds members, both or nothing. */
  change(group: Group, changes: Item, newMembers: readonly string[] = []): void {
    const whole = { ...group.item, ...changes };
    const item = { ...whole, assignedLabels: assignedLabels(whole.assignedLabels), id: group.item.id };
    this.checkNickname(item);
    this.link({ ...group, item }, 'members', newMembers);
  }

  /** Refuses what is linked already. */
  link(group: Group, role: keyof Links, ids: readonly string[]): void {
    if (ids.some((id) => group.links[role].includes(id))) {
      const message = `One or more added object references already exist for the following modified properties: '${role}'.`;
      throw badRequest(message);
    }
    this.relink(group, role, [...group.links[role], ...ids]);
  }

  /** Refuses what is not linked, and the last owner of a Microsoft 365 group. */
  unlink(group: Group, role: keyof Links, id: string): void {
    const others = group.links[role].filter((linked) => linked !== id);
    if (others.length === group.links[role].length) throw notFound(id);
    if (role === 'owners' && others.length === 0 && isUnified(group.item)) {
      throw badRequest('The group must have at least one owner, hence this owner cannot be removed.');
    }
    this.relink(group, role, others);
  }

  /** Brings back a group that was deleted; refuses when another one has its nickname by now. */
  restore(group: Group): void {
    this.checkNickname(group.item);
    this.groups.set(group.item.id, group);
  }

  delete(group: Group): void {
    this.groups.delete(group.item.id);
  }

  private isReplicated({ item }: Group): boolean {
    return (this.replicatedAt.get(item.id) ?? 0) <= Date.now();
  }

  private relink(group: Group, role: keyof Links, ids: readonly string[]): void {
    this.groups.set(group.item.id, { ...group, links: { ...group.links, [role]: ids } });
  }

  /** Whether a Microsoft 365 group other than the one of this id has the nickname. */
  hasNickname(wanted: Item): boolean {
    const others = [...this.groups.values()].filter(({ item }) => item.id !== wanted.id && isUnified(item));
    return others.some(({ item }) => nickname(item) === nickname(wanted));
  }

  private checkNickname(wanted: GroupItem): void {
    if (!isUnified(wanted) || !this.hasNickname(wanted)) return;
    const message = 'Another object with the same value for property mailNickname already exists.';
    throw badRequest(message, [{ code: 'ObjectConflict', message, target: 'mailNickname' }]);
  }
}

function nickname(item: Item): string {
  return String(item.mailNickname).toLowerCase();
}

/** The groups of one Graph. */
export const groupsOf = keptIn((fixture) => new Groups(fixture.tenant));
