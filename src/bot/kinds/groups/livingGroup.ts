import { FieldProblem, people } from '../../forms/fields';
import type { Answers } from '../../forms/readForm';
import { type GraphPath, graphPath } from '../../graph/graph';
import { say } from '../../i18n/localizedText';
import { defineLiving } from '../living';
import { orGone } from '../orGone';
import { namesOf } from '../people';
import { type Group, groupParts, presentGroup } from './groupSummary';

/** A group with the ids of its people; those of a dynamic group come and go by themselves. */
export interface PeopledGroup {
  readonly group: Group;
  readonly owners: readonly string[];
  readonly members: readonly string[];
}

/** For how long Entra keeps groups that were deleted. */
const KEPT = 30 * 24 * 60 * 60 * 1000;

const TEXTS = {
  displayName: ({ displayName }: Group) => displayName,
  description: ({ description }: Group) => description,
  visibility: ({ visibility }: Group) => visibility,
  membershipRule: ({ membershipRule }: Group) => membershipRule,
  membershipRuleProcessingState: ({ membershipRuleProcessingState }: Group) => membershipRuleProcessingState,
};

/** Graph takes so many new members in one request: https://learn.microsoft.com/graph/api/group-post-members. */
const AT_ONCE = 20;
/** People of a group whose names its card shows. */
const MOST_NAMES = 100;

/**
 * https://learn.microsoft.com/graph/api/group-delete: what was deleted lies among the deleted items for thirty days.
 * `changeable`: what of the kind's form can be changed later.
 */
export const livingGroup = (changeable: readonly (keyof typeof TEXTS)[]) =>
  defineLiving<PeopledGroup>({
    async read({ id }, graph) {
      const group = await orGone(graph.get<Group>(pathOf(id)));
      if (!group) return undefined;
      const idsOf = async (path: GraphPath) =>
        (await graph.list<{ id: string }>(path, { $select: 'id' })).map((person) => person.id);
      const isDynamic = group.groupTypes.includes('DynamicMembership');
      const [owners, members] = await Promise.all([
        idsOf(graphPath`/v1.0/groups/${id}/owners`),
        isDynamic ? [] : idsOf(graphPath`/v1.0/groups/${id}/members`),
      ]);
      return { group, owners, members };
    },

    parts: ({ group, owners, members }, { requester }) => groupParts(group, { owners, members }, requester),

    edit: {
      fields: changeable,
      answers: ({ group }) => answersOf(group),
      request: ({ group }, answers, changed) => {
        const body = Object.fromEntries(changed.map((field) => [field, answers[field] || null]));
        return { method: 'PATCH', path: pathOf(group.id), body };
      },
    },

    actions: [
      {
        verb: 'addPeople',
        title: say`Add people`,
        concerns: 'maker',
        input: { id: 'newMembers', type: 'people', label: say`New members` },
        request({ group, members }, input, { cloud }) {
          const ids = (people().read(input) ?? []).filter((id) => !members.includes(id));
          if (ids.length === 0) return undefined;
          if (ids.length > AT_ONCE) throw new FieldProblem(say`Choose at most ${AT_ONCE} people at once.`);
          const users = ids.map((id) => `${cloud.graph}/v1.0/directoryObjects/${id}`);
          return { method: 'PATCH', path: pathOf(group.id), body: { 'members@odata.bind': users } };
        },
      },
    ],

    remove: ({ group }) => ({ method: 'DELETE', path: pathOf(group.id) }),

    bin: {
      async until({ id }, graph) {
        const deleted = await orGone(graph.get<{ deletedDateTime?: string | null }>(deletedPath(id)));
        return deleted?.deletedDateTime ? Date.parse(deleted.deletedDateTime) + KEPT : undefined;
      },
      restore: ({ id }) => ({ method: 'POST', path: graphPath`/v1.0/directory/deletedItems/${id}/restore` }),
    },

    async present({ group, owners, members }, viewer, graph) {
      const facts = await namesOf([...owners, ...members].slice(0, MOST_NAMES), graph);
      return presentGroup(group, { owners, members }, { ...viewer, facts });
    },
  });

function pathOf(id: string): GraphPath {
  return graphPath`/v1.0/groups/${id}`;
}

function deletedPath(id: string): GraphPath {
  return graphPath`/v1.0/directory/deletedItems/${id}`;
}

/** The group as its form would hold it. */
function answersOf(group: Group): Answers {
  const texts = Object.entries(TEXTS).map(([field, read]) => [field, read(group) ?? '']);
  const groupTypes = group.groupTypes.includes('Unified') ? 'Unified' : 'Security';
  return { ...Object.fromEntries(texts), groupTypes, confirmation: group.displayName };
}
