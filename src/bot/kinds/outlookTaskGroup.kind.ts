import { checked, FieldProblem, people, required, sharedIfSaid, text } from '../forms/fields';
import { type Graph, type GraphPath, graphPath } from '../graph/graph';
import type { GraphRefusalRow } from '../graph/graphRefusalRow';
import { say } from '../i18n/localizedText';
import { detailsOf } from './detailsOf';
import { defineKind, type Summary } from './kind';
import { lines } from './lines';
import { defineLiving, type Viewer } from './living';
import { orGone } from './orGone';
import { missingPeople, namesOf, peoplePermissions } from './people';
import { taskPermissions } from './taskPermissions';

interface OutlookTaskGroup {
  readonly id: string;
  readonly changeKey: string;
  readonly isDefaultGroup: boolean;
  readonly name: string;
  readonly groupKey: string;
}

const TASK_GROUPS = ['POST /{me}/outlook/taskGroups', 'GET /{me}/outlook/taskGroups'];

/** The guest is known by then, so what is not there is the API itself. */
const refusals: readonly GraphRefusalRow[] = [
  {
    code: 'ErrorFolderExists',
    means: 'a task group of this name is there',
    field: 'name',
    sentence: say`There is a task group of this name already. Choose another name.`,
  },
  {
    operation: TASK_GROUPS,
    code: 'ErrorAccessDenied',
    means: 'the tasks of the guest are closed',
    field: 'invitedUser',
    sentence: say`The tasks of this guest are not open to you. Leave the guest out, or choose whom you invited.`,
  },
  {
    code: 'MailboxNotEnabledForRESTAPI',
    means: 'no mailbox, or one that is not in the cloud',
    sentence: say`Your account has no Exchange mailbox, where this would be kept. Ask your administrator for a mailbox.`,
  },
  {
    operation: TASK_GROUPS,
    status: [400, 404, 410, 501],
    means: 'the API is retired',
    sentence: say`Microsoft has retired Outlook task groups, and Graph makes no new ones. A To Do list serves the same end.`,
    instead: 'todoTaskList',
  },
];

/**
 * https://learn.microsoft.com/graph/api/outlookuser-post-taskgroups, in beta only and deprecated. The path in document 000,
 * `/invitations/{id}/invitedUser/outlook/taskGroups`, is in no description of Graph; it means the invited guest.
 */
export default defineKind({
  name: 'outlookTaskGroup',
  title: 'Outlook task group',
  phrases: ['task group', 'outlook task group', 'outlook group'],
  isNamedByPurpose: true,
  command: 'new task group',
  example: { line: 'new task group Household' },
  description: 'Create an Outlook task group',
  openTitle: 'Open Outlook tasks',
  order: 42,
  permissions: { ...taskPermissions, ...peoplePermissions },

  fields: {
    name: sharedIfSaid(required(text({ max: 255 }))),
    invitedUser: checked(people(), oneGuest),
  },
  leftOut: {},

  refusals,

  async prepare({ name, invitedUser }, graph) {
    const guests = invitedUser ? [invitedUser] : [];
    const facts = await namesOf(guests, graph);
    const problems = missingPeople({ invitedUser: guests }, facts);
    if (problems.invitedUser) return { problems };
    return { facts, existingIds: (await groupsNamed(name, invitedUser, graph)).map(({ id }) => id) };
  },

  async create({ name, invitedUser }, graph, creation) {
    return summaryOf(await graph.post<OutlookTaskGroup>(pathOf(invitedUser), { name }), invitedUser, creation);
  },

  exclusiveKey: ({ name, invitedUser }, { id }) => `task groups of ${invitedUser ?? id}: ${name}`,

  async find({ name, invitedUser }, graph, creation) {
    const groups = await groupsNamed(name, invitedUser, graph);
    const group = groups.find(({ id }) => !creation.existingIds.includes(id));
    return group && summaryOf(group, invitedUser, creation);
  },

  living: defineLiving<PlacedGroup>({
    async read({ id, at: { guest } }, graph) {
      const group = await orGone(graph.get<OutlookTaskGroup>(groupPath(guest, id)));
      return group && { group, guest };
    },
    parts: ({ group }) => partsOf(group),
    remove: ({ group, guest }) => ({ method: 'DELETE', path: groupPath(guest, group.id) }),
    edit: {
      fields: ['name'],
      answers: ({ group }) => ({ name: group.name }),
      request: ({ group, guest }, { name }) => ({ method: 'PATCH', path: groupPath(guest, group.id), body: { name } }),
    },
    async present({ group, guest }, viewer, graph) {
      return summaryOf(group, guest, { ...viewer, facts: await namesOf(guest ? [guest] : [], graph) });
    },
  }),
});

interface PlacedGroup {
  readonly group: OutlookTaskGroup;
  readonly guest: string | undefined;
}

function groupPath(guest: string | undefined, id: string): GraphPath {
  return guest
    ? graphPath`/beta/users/${guest}/outlook/taskGroups/${id}`
    : graphPath`/beta/me/outlook/taskGroups/${id}`;
}

/** The change key is another one with each change. */
function partsOf({ name, changeKey }: OutlookTaskGroup): string[] {
  return [name, changeKey];
}

function pathOf(invitedUser: string | undefined): GraphPath {
  return invitedUser ? graphPath`/beta/users/${invitedUser}/outlook/taskGroups` : '/beta/me/outlook/taskGroups';
}

/** A group carries nothing that would mark it. */
async function groupsNamed(
  name: string,
  invitedUser: string | undefined,
  graph: Graph,
): Promise<readonly OutlookTaskGroup[]> {
  const groups = await graph.list<OutlookTaskGroup>(pathOf(invitedUser));
  return groups.filter((group) => group.name === name);
}

function summaryOf(
  group: OutlookTaskGroup,
  invitedUser: string | undefined,
  { facts, requester, cloud }: Viewer & { readonly facts: Readonly<Record<string, string>> },
): Summary {
  return {
    id: group.id,
    name: group.name,
    ...(invitedUser && { at: { guest: invitedUser } }),
    parts: partsOf(group),
    lines: lines(
      [say`For`, invitedUser && (facts[invitedUser] ?? invitedUser)],
      [say`Default group`, group.isDefaultGroup ? say`Yes` : say`No`],
    ),
    details: detailsOf(group, ['name', 'isDefaultGroup'], requester.timeZone),
    url: `${cloud.links.outlook}/tasks/`,
  };
}

function oneGuest([id = '', ...others]: readonly string[]): string {
  if (others.length > 0) throw new FieldProblem(say`Choose one guest.`);
  return id;
}
