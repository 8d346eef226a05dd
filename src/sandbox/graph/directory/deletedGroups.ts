import { keptIn } from '../collection';
import { checkObjectId, notFound } from './directoryErrors';
import type { Group } from './groups';

/** Deleted groups, which can be restored for 30 days: since 2026 security groups too. */
export class DeletedGroups {
  private readonly groups = new Map<string, Group>();

  keep(group: Group): void {
    const deletedDateTime = `${new Date().toISOString().slice(0, 19)}Z`;
    this.groups.set(group.item.id, { ...group, item: { ...group.item, deletedDateTime } });
  }

  list(): readonly Group[] {
    return [...this.groups.values()];
  }

  /** Throws Graph's own refusal for what is no GUID, and for what is no deleted group. */
  get(id: string): Group {
    checkObjectId(id);
    const group = this.groups.get(id.toLowerCase());
    if (group === undefined) throw notFound(id);
    return group;
  }

  forget(group: Group): void {
    this.groups.delete(group.item.id);
  }
}

/** The deleted groups of one Graph. */
export const deletedGroupsOf = keptIn(() => new DeletedGroups());
