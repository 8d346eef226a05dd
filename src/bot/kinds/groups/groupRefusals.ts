import { odataString } from '../../graph/graph';
import type { GraphRefusalRow, Refused } from '../../graph/graphRefusalRow';
import { say } from '../../i18n/localizedText';
import { nicknameOf } from './newGroup';

const NEW = 'POST /groups';
const CHANGED = 'PATCH /groups/{id}';
/** Aliases that are tried where one is taken. */
const CANDIDATES = 20;
const LONGEST_ALIAS = 64;

const TOO_MANY = {
  operation: NEW,
  code: 'Directory_QuotaExceeded',
  means: 'the person, or the tenant, has as many objects as the directory lets them',
  sentence: say`You have created as many groups as your organisation lets one person. Delete one that nobody needs, or ask your administrator.`,
};

const SPECIFIC: readonly GraphRefusalRow[] = [
  { ...TOO_MANY, status: 403 },
  { ...TOO_MANY, status: 400 },
  {
    operation: NEW,
    status: 400,
    detail: 'MissingPrefixSuffix',
    means: 'the naming policy wants a prefix or a suffix',
    sentence: (_refusal, detail) =>
      say`Your organisation’s names look like ${detail?.suggested || '…'}. It stands there now: press Create again.`,
    propose: ({ detail }) => (detail?.suggested ? { [detail.target]: detail.suggested } : {}),
  },
  {
    operation: NEW,
    status: 400,
    detail: 'ContainsBlockedWord',
    means: 'the naming policy blocks a word',
    sentence: (_refusal, detail) =>
      say`Your organisation does not take the word “${detail?.blockedWord || '…'}” in names. Leave it out.`,
  },
  {
    operation: NEW,
    status: 400,
    detail: 'ObjectConflict',
    means: 'another group has the alias',
    field: 'mailNickname',
    sentence: say`Another group has this alias. Choose another one. The one that now stands here is free.`,
    propose: freeAlias,
  },
  {
    operation: NEW,
    status: 400,
    says: /Another object with the same value for property mailNickname already exists/,
    means: 'another group has the alias',
    field: 'mailNickname',
    sentence: say`Another group has this alias. Choose another one. The one that now stands here is free.`,
    propose: freeAlias,
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
export const groupRefusals: readonly GraphRefusalRow[] = [...SPECIFIC, NOT_ALLOWED, ...MAIL_SETTINGS];

/** What Graph refuses of groups that roles can be assigned to. */
export const roleGroupRefusals: readonly GraphRefusalRow[] = [
  ...SPECIFIC,
  {
    status: 403,
    means: 'the person is no role administrator',
    sentence: say`You may not create or change groups that roles can be assigned to. Ask a Privileged Role Administrator to do it, or for that role.`,
  },
  ...MAIL_SETTINGS,
];

/** The alias with the first number behind it that no group has. */
async function freeAlias({ answers, graph }: Refused): Promise<Readonly<Record<string, string>>> {
  const { displayName = '', mailNickname = '' } = answers;
  const taken = nicknameOf({ displayName, mailNickname: mailNickname || undefined });
  const stem = taken.slice(0, LONGEST_ALIAS - 3).replace(/-\d+$/, '');
  const alike = await graph.list<{ mailNickname: string | null }>('/v1.0/groups', {
    $filter: `startswith(mailNickname,${odataString(stem)})`,
    $select: 'id,mailNickname',
  });
  const used = new Set([...alike.map((group) => group.mailNickname?.toLowerCase()), taken.toLowerCase()]);
  const candidates = Array.from({ length: CANDIDATES }, (_, i) => `${stem}-${i + 2}`);
  const free = candidates.find((alias) => !used.has(alias.toLowerCase()));
  return free ? { mailNickname: free } : {};
}
