import type { Caller } from '../collection';
import { insufficientPrivileges } from '../permissions';
import type { Group } from './groups';

/** A group is changed by its owners and by admins only. */
export function checkMayChange({ links }: Group, { user }: Caller): void {
  if (!user.admin && !links.owners.includes(user.id)) throw insufficientPrivileges();
}
