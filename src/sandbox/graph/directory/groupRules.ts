import type { Caller, Item } from '../collection';
import type { GraphError } from '../graphError';
import { insufficientPrivileges } from '../permissions';
import { badRequest } from './directoryErrors';

const mailEnabledGroup =
  'The service does not currently support writes of mail-enabled groups. Please ensure that the mail-enablement property is unset and the security-enablement property is set.';

export function isUnified(group: Item): boolean {
  return typesOf(group).includes('Unified');
}

/** The rules between the properties of a whole group, as sent or as it would become; throws Graph's own refusal. */
export function checkGroup(group: Item): void {
  checkKind(group);
  checkRoleAssignable(group);
  checkMembership(group);
  if (group.theme != null && !isUnified(group)) throw invalid('theme');
  if (group.visibility === 'HiddenMembership' && !isUnified(group)) throw invalid('visibility');
  if (Array.isArray(group.assignedLabels) && group.assignedLabels.length > 0 && !isUnified(group)) {
    throw invalid('assignedLabels');
  }
}

function checkKind(group: Item): void {
  if (isUnified(group)) return;
  if (group.mailEnabled === true || group.securityEnabled === false) throw badRequest(mailEnabledGroup);
}

function checkRoleAssignable(group: Item): void {
  if (group.isAssignableToRole !== true) return;
  if (isUnified(group) && group.mailEnabled === false) {
    throw badRequest('GroupType cannot be set for security groups assignable to roles.');
  }
  if (typesOf(group).includes('DynamicMembership')) throw invalid('groupTypes');
  if (group.securityEnabled !== true) throw invalid('securityEnabled');
  if (group.visibility != null && group.visibility !== 'Private') {
    throw badRequest('Visibility can only be set to Private for groups assignable to role.');
  }
}

function checkMembership(group: Item): void {
  const names = ['membershipRule', 'membershipRuleProcessingState'];
  const dynamic = typesOf(group).includes('DynamicMembership');
  const wrong = names.find((name) => (group[name] != null) !== dynamic);
  if (wrong !== undefined) throw dynamic ? missing(wrong) : invalid(wrong);
  if (dynamic && !looksLikeRule(String(group.membershipRule))) throw invalid('membershipRule');
}

/** A rule asks something of `user` or `device`, or names direct reports, and closes what it opens. */
function looksLikeRule(rule: string): boolean {
  const outside = rule.replace(/"(?:[^"`]|`.)*"/g, '""');
  const count = (character: string) => outside.split(character).length;
  const asks = /\b(user|device)\.\w+\s+-\w+\s+\S/i.test(outside) || /^\s*Direct Reports for ""\s*$/i.test(outside);
  return asks && count('(') === count(')') && count('[') === count(']') && count('"') % 2 === 1;
}

/** Properties that ask for more than the right to create a group; the admin of the tenant holds every role. */
export function checkPrivileges(body: Item, { user, scopes }: Caller): void {
  const needed: readonly [boolean, readonly string[]][] = [
    [body.isAssignableToRole === true, ['RoleManagement.ReadWrite.Directory']],
    [body.preferredDataLocation != null, ['Directory.ReadWrite.All', 'Group-PreferredDataLocation.ReadWrite.All']],
    [
      Array.isArray(body.assignedLabels) && body.assignedLabels.length > 0,
      ['Group.ReadWrite.All', 'Directory.ReadWrite.All'],
    ],
  ];
  for (const [asked, oneOf] of needed) {
    if (asked && !(user.admin && oneOf.some((scope) => scopes.includes(scope)))) throw insufficientPrivileges();
  }
}

function typesOf(group: Item): readonly unknown[] {
  return Array.isArray(group.groupTypes) ? group.groupTypes : [];
}

function invalid(name: string): GraphError {
  const message = `Invalid value specified for property '${name}' of resource 'Group'.`;
  return badRequest(message, [{ target: name, code: 'InvalidValue' }]);
}

function missing(name: string): GraphError {
  return badRequest(`A value is required for property '${name}' of resource 'Group'.`);
}
