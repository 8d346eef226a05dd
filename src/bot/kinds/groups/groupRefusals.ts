import type { RefusalDetail } from '../../graph/graphProblem';
import type { GraphRefusalRow, Refused } from '../../graph/graphRefusalRow';
import { say } from '../../i18n/localizedText';
import { freeAlias } from './freeAlias';
import { teamRefusals } from './groupTeam';
import { nicknameOf } from './newGroup';

const NEW = 'POST /groups';
const CHANGED = 'PATCH /groups/{id}';
/** Of a name: when it is checked beforehand, or only with the group. */
const NAMED = { operation: [NEW, 'POST /directoryObjects/validateProperties'], status: [400, 422] };

const TOO_MANY = {
  operation: NEW,
  code: 'Directory_QuotaExceeded',
  means: 'the person, or the tenant, has as many objects as the directory lets them',
  sentence: say`You have created as many groups as your organisation lets one person. Delete one that nobody needs, or ask your administrator.`,
};

const TAKEN = {
  means: 'another group has the alias',
  field: 'mailNickname',
  sentence: say`Another group has this alias. Choose another one. The one that now stands here is free.`,
  propose: proposedAlias,
  showsAlike: true,
} as const;

const SPECIFIC: readonly GraphRefusalRow[] = [
  { ...TOO_MANY, status: 403 },
  { ...TOO_MANY, status: 400 },
  {
    ...NAMED,
    detail: 'MissingPrefixSuffix',
    means: 'the naming policy wants a prefix or a suffix',
    sentence: (_refusal, detail) =>
      say`Your organisation’s names look like ${patternOf(detail)}. It stands there now: press Create again.`,
    propose: fitting,
  },
  {
    ...NAMED,
    detail: 'ContainsBlockedWord',
    means: 'the naming policy blocks a word',
    sentence: (_refusal, detail) =>
      say`Your organisation does not take the word “${detail?.blockedWord || '…'}” in names. Leave it out.`,
  },
  { ...TAKEN, ...NAMED, detail: 'ObjectConflict' },
  {
    ...TAKEN,
    operation: NEW,
    status: 400,
    says: /Another object with the same value for property mailNickname already exists/,
  },
  {
    operation: NEW,
    status: 400,
    says: /duplicate values/,
    means: 'somebody is named twice',
    sentence: say`Somebody is named twice. Name everybody once; you need not name yourself as owner.`,
  },
  {
    operation: NEW,
    status: [400, 404],
    says: /does not exist or one of its queried reference-property objects are not present/,
    means: 'somebody chosen is not known everywhere yet, or is gone',
    sentence: say`Somebody chosen here is not known everywhere yet, or has left. Try again in a minute.`,
    again: 'once',
  },
  {
    operation: NEW,
    status: 400,
    says: /more than \d+ link changes/,
    means: 'too many people at once',
    sentence: say`These are too many people at once. Choose fewer, and add the others later.`,
  },
  {
    operation: NEW,
    status: [400, 403],
    says: /assignedLabels|sensitivity label/i,
    means: 'the label is not for this person, or labels are not switched on',
    field: 'assignedLabels',
    sentence: say`You may not use this label, or labels are not switched on for groups. Choose another one, or none.`,
  },
  {
    operation: NEW,
    status: [400, 403],
    says: /preferredDataLocation/i,
    means: 'the data location is not allowed',
    field: 'preferredDataLocation',
    sentence: say`Your organisation does not keep data there. Choose another location, or leave it out.`,
  },
];

const NOT_ALLOWED: GraphRefusalRow = {
  operation: NEW,
  status: 403,
  code: 'Authorization_RequestDenied',
  means: 'only some people may create groups, or the app lacks the permission',
  sentence: say`Your organisation lets only some people create groups, and you are not among them. Your administrator can change that, or create this group for you.`,
};

const MAIL_SETTINGS: readonly GraphRefusalRow[] = [
  {
    operation: CHANGED,
    status: 404,
    means: 'the mailbox of a new group is still being made',
    sentence: say`The mailbox of the group is still being made.`,
    again: 'later',
  },
  {
    operation: CHANGED,
    status: 403,
    means: 'the mailbox refuses the person',
    sentence: say`The mailbox of the group does not let you set this. Ask an owner of the group, or your administrator.`,
  },
];

/** What Graph refuses of any group. */
export const groupRefusals: readonly GraphRefusalRow[] = [...SPECIFIC, NOT_ALLOWED, ...MAIL_SETTINGS, ...teamRefusals];

/** What Graph refuses of groups that roles can be assigned to. */
export const roleGroupRefusals: readonly GraphRefusalRow[] = [
  ...SPECIFIC,
  ...teamRefusals,
  {
    status: 403,
    means: 'the person is no role administrator',
    sentence: say`You may not create or change groups that roles can be assigned to. Ask a Privileged Role Administrator to do it, or for that role.`,
  },
  ...MAIL_SETTINGS,
];

/** What stands in the field then. */
async function proposedAlias({ answers, graph }: Refused): Promise<Readonly<Record<string, string>>> {
  const { displayName = '', mailNickname = '' } = answers;
  const free = await freeAlias({ displayName, mailNickname: mailNickname || undefined }, graph);
  return free ? { mailNickname: free } : {};
}

/** As the policy names it, or made of its prefix and suffix, which is all that a check beforehand tells. */
function fitting({ detail, answers }: Refused): Readonly<Record<string, string>> {
  if (!detail) return {};
  const { target, suggested, prefix = '', suffix = '' } = detail;
  const { displayName = '', mailNickname = '' } = answers;
  const given =
    target === 'mailNickname' ? nicknameOf({ displayName, mailNickname: mailNickname || undefined }) : displayName;
  const fits = suggested || (prefix || suffix ? `${prefix}${given}${suffix}` : '');
  return fits ? { [target]: fits } : {};
}

/** `Sales_…_EU`, as far as it is known. */
function patternOf(detail: RefusalDetail | undefined): string {
  const { suggested = '', prefix = '', suffix = '' } = detail ?? {};
  return suggested || `${prefix}…${suffix}`;
}
