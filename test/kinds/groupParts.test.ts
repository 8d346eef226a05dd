import { CLOUDS } from '../../src/bot/cloud/clouds';
import type { Values } from '../../src/bot/forms/fields';
import { findGroup, groupKey } from '../../src/bot/kinds/groups/findGroup';
import { groupAdditions } from '../../src/bot/kinds/groups/groupAdditions';
import {
  checkPeople,
  checkUnified,
  type groupFields,
  type unifiedFields,
} from '../../src/bot/kinds/groups/groupFields';
import { linksOf } from '../../src/bot/kinds/groups/groupLinks';
import { type Group, groupSummary } from '../../src/bot/kinds/groups/groupSummary';
import { newGroup, nicknameOf } from '../../src/bot/kinds/groups/newGroup';
import { prepareGroup } from '../../src/bot/kinds/groups/prepareGroup';
import { sensitivityLabels } from '../../src/bot/kinds/groups/sensitivityLabels';
import type { Creation } from '../../src/bot/kinds/kind';
import { CannedGraph } from '../support/cannedGraph';
import { english, englishLines, englishProblems } from '../support/english';

type GroupValues = Values<typeof groupFields>;

const blank: GroupValues & Values<typeof unifiedFields> = {
  displayName: 'Ops',
  description: undefined,
  mailNickname: undefined,
  owners: undefined,
  members: undefined,
  classification: undefined,
  preferredLanguage: undefined,
  preferredDataLocation: undefined,
  theme: undefined,
  assignedLabels: undefined,
  resourceBehaviorOptions: undefined,
  resourceProvisioningOptions: undefined,
  allowExternalSenders: undefined,
  autoSubscribeNewMembers: undefined,
  hideFromAddressLists: undefined,
  hideFromOutlookClients: undefined,
  isSubscribedByMail: undefined,
  unseenCount: undefined,
};
const requester = { id: 'me', name: 'Ann', timeZone: 'UTC' };
const creation: Creation = {
  nonce: 'n',
  isOlder: (created) => String(created) === '2027-01-01T11:59:00Z',
  existingIds: [],
  facts: { p1: 'Ben', label: 'Secret' },
  requester,
  conversationUrl: 'https://teams.example/1',
  cloud: CLOUDS.public,
  localize: english,
};
const group: Group = {
  id: 'g/1',
  groupTypes: [],
  displayName: 'Ops',
  description: null,
  mail: null,
  mailNickname: 'ops',
  visibility: null,
  membershipRule: null,
  membershipRuleProcessingState: null,
  isAssignableToRole: null,
  createdDateTime: '2027-01-01T12:00:00Z',
};
const some = (count: number, letter = 'p') => Array.from({ length: count }, (_, i) => `${letter}${i}`);

describe('an alias made from the name', () => {
  it.each([
    ['Köln Büro 7', 'koln-buro-7'],
    ['  --Ops__Team!! ', 'ops-team'],
    ['a'.repeat(64), 'a'.repeat(64)],
    ['a'.repeat(65), 'a'.repeat(64)],
    [`${'a'.repeat(63)} b`, 'a'.repeat(63)],
    [`${'a'.repeat(62)} b`, `${'a'.repeat(62)}-b`],
    [`${'a'.repeat(62)} bc`, `${'a'.repeat(62)}-b`],
  ])('of %s is %s', (displayName, alias) => {
    expect(nicknameOf({ displayName, mailNickname: undefined })).toBe(alias);
  });

  it('is a number where the name has no letter that an alias can hold, and always the same one', () => {
    expect(nicknameOf({ displayName: '!!!', mailNickname: undefined })).toBe('group-e84c538e');
    expect(nicknameOf({ displayName: '???', mailNickname: undefined })).toMatch(/^group-[0-9a-f]{8}$/);
  });

  it('gives way to one that was typed', () => {
    expect(nicknameOf({ displayName: 'Ops', mailNickname: 'x' })).toBe('x');
  });
});

describe('people of a new group', () => {
  it('are at most a hundred', () => {
    const told = (owners: number, members: number) =>
      englishProblems(checkPeople({ owners: some(owners), members: some(members) }));
    const sentence = (now: number) =>
      `Choose at most 100 owners and members together (now ${now}). You can add more people later.`;
    expect(told(40, 60)).toEqual({});
    expect(told(41, 60)).toEqual({ members: sentence(101) });
    expect(told(61, 60)).toEqual({ owners: sentence(121) });
    expect(told(60, 60)).toEqual({ members: sentence(120) });
    expect(englishProblems(checkPeople({ owners: some(101) }))).toEqual({ owners: sentence(101) });
  });

  it.each([
    [20, 0, 20, 0],
    [21, 3, 20, 0],
    [0, 21, 0, 20],
    [5, 15, 5, 15],
    [5, 16, 5, 15],
  ])('go with the request up to twenty, owners first: %i and %i', (owners, members, withIt, membersWithIt) => {
    const links = linksOf({ ...blank, owners: some(owners, 'o'), members: some(members, 'm') }, requester);
    expect(links.owners).toEqual(some(owners, 'o').slice(0, withIt));
    expect(links.members).toEqual(some(members, 'm').slice(0, membersWithIt));
    expect(links.later).toEqual({
      owners: some(owners, 'o').slice(withIt),
      members: some(members, 'm').slice(membersWithIt),
    });
  });

  it('who ask for it and want to own it are added later, but for administrators', () => {
    const values = { ...blank, owners: ['me', 'p1'], members: ['me'] };
    expect(linksOf(values, requester)).toEqual({
      owners: ['p1'],
      members: ['me'],
      later: { owners: ['me'], members: [] },
    });
    expect(linksOf(values, requester, true)).toEqual({
      owners: ['me', 'p1'],
      members: ['me'],
      later: { owners: [], members: [] },
    });
    expect(linksOf(blank, requester)).toEqual({ owners: [], members: [], later: { owners: [], members: [] } });
  });
});

it('each property of a Microsoft 365 group is told to be one, in a group of another type', () => {
  const filled = {
    ...blank,
    theme: 'Teal' as const,
    assignedLabels: 'label',
    resourceBehaviorOptions: ['HideGroupInOutlook'],
    resourceProvisioningOptions: ['Team'],
    allowExternalSenders: false,
    autoSubscribeNewMembers: true,
    hideFromAddressLists: false,
    hideFromOutlookClients: true,
    isSubscribedByMail: false,
    unseenCount: 0,
  };
  const sentence = 'Only a Microsoft 365 group has this: leave it out, or change the type.';
  const told = englishProblems(checkUnified({ ...filled, groupTypes: 'Security' }));
  expect(told).toEqual(
    Object.fromEntries(
      [
        ...['theme', 'assignedLabels', 'resourceBehaviorOptions', 'resourceProvisioningOptions'],
        ...['allowExternalSenders', 'autoSubscribeNewMembers', 'hideFromAddressLists', 'hideFromOutlookClients'],
        ...['isSubscribedByMail', 'unseenCount'],
      ].map((field) => [field, sentence]),
    ),
  );
  expect(checkUnified({ ...filled, groupTypes: 'Unified' })).toEqual({});
  expect(checkUnified({ ...blank, groupTypes: 'Security' })).toEqual({});
});

describe('a new group', () => {
  const traits = { groupTypes: ['Unified'], mailEnabled: true, securityEnabled: false, visibility: 'Private' };

  it('is asked for with what was filled in, and nothing else', async () => {
    const graph = new CannedGraph({ '/v1.0/groups': group });
    await newGroup(blank, traits, graph, creation);
    expect(graph.asked[0]?.body).toEqual({ displayName: 'Ops', mailNickname: 'ops', ...traits });
  });

  it('is asked for with everything that was filled in', async () => {
    const graph = new CannedGraph({ '/v1.0/groups': group });
    const values = {
      ...blank,
      description: 'All of us',
      classification: 'Low',
      preferredLanguage: 'de',
      preferredDataLocation: 'EUR',
      theme: 'Teal' as const,
      assignedLabels: 'label',
      resourceBehaviorOptions: ['HideGroupInOutlook'],
      resourceProvisioningOptions: ['Team'],
      owners: ['p1', 'me'],
      members: ['p2'],
    };
    const summary = await newGroup(values, traits, graph, creation);
    expect(graph.asked[0]?.body).toEqual({
      displayName: 'Ops',
      description: 'All of us',
      mailNickname: 'ops',
      ...traits,
      classification: 'Low',
      preferredLanguage: 'de',
      preferredDataLocation: 'EUR',
      theme: 'Teal',
      resourceBehaviorOptions: ['HideGroupInOutlook'],
      assignedLabels: [{ labelId: 'label' }],
      'owners@odata.bind': ['https://graph.microsoft.com/v1.0/users/p1'],
      'members@odata.bind': ['https://graph.microsoft.com/v1.0/users/p2'],
    });
    const additions = groupAdditions(values, creation, summary.id);
    expect(additions.map(({ path }) => path)).toEqual(['/v1.0/groups/g%2F1/owners/$ref', '/v1.0/groups/g%2F1/team']);
  });

  it('keeps an administrator who wants to own a group for roles in the request', async () => {
    const graph = new CannedGraph({ '/v1.0/groups': group });
    await newGroup({ ...blank, owners: ['me'] }, { ...traits, isAssignableToRole: true }, graph, creation);
    expect(graph.asked[0]?.body).toMatchObject({ 'owners@odata.bind': ['https://graph.microsoft.com/v1.0/users/me'] });
  });
});

describe('looking for a group', () => {
  const traits = { groupTypes: ['Unified', 'DynamicMembership'], mailEnabled: true, securityEnabled: false };
  const there = { ...group, groupTypes: ['DynamicMembership', 'Unified'], createdDateTime: '2027-01-01T11:59:01Z' };
  const owned = (...owners: string[]) => ({ '/v1.0/groups/g%2F1/owners': owners.map((id) => ({ id })) });
  const find = (found: object, existingIds: readonly string[] = [], owners = owned('me')) =>
    findGroup(blank, traits, new CannedGraph({ '/v1.0/groups': [found], ...owners }), { ...creation, existingIds });

  it('finds it by name, alias and type', async () => {
    const found = await find(there);
    expect(found).toMatchObject({ id: 'g/1', name: 'Ops' });
    expect(found?.isDoubtful).toBeUndefined();
  });

  it('passes over one that somebody else has made', async () => {
    expect(await find(there, [], owned('ben'))).toBeUndefined();
  });

  it('doubts one of which nobody can tell who has made it', async () => {
    expect(await find(there, [], owned())).toMatchObject({ id: 'g/1', isDoubtful: true });
  });

  it('doubts one that has the owners that were asked for, and no others', async () => {
    const asked = { ...blank, owners: ['p1', 'p2'] };
    const graphWith = (...owners: string[]) => new CannedGraph({ '/v1.0/groups': [there], ...owned(...owners) });
    expect(await findGroup(asked, traits, graphWith('p2', 'p1'), creation)).toMatchObject({ isDoubtful: true });
    expect(await findGroup(asked, traits, graphWith('p1'), creation)).toBeUndefined();
    expect(await findGroup(asked, traits, graphWith('p1', 'p2', 'p3'), creation)).toBeUndefined();
    expect(await findGroup(asked, traits, graphWith('p1', 'p2', 'me'), creation)).not.toHaveProperty('isDoubtful');
  });

  it('takes those of one alias for alike, however it is written', () => {
    expect(groupKey({ ...blank, mailNickname: 'Ops' })).toBe(groupKey({ ...blank, displayName: 'ops' }));
    expect(groupKey({ ...blank, mailNickname: 'ops2' })).not.toBe(groupKey(blank));
  });

  it.each([
    ['of another name', { displayName: 'ops' }],
    ['of another type', { groupTypes: ['Unified'] }],
    ['older than that', { createdDateTime: '2027-01-01T11:59:00Z' }],
  ])('passes over one %s', async (_what, changes) => {
    expect(await find({ ...there, ...changes })).toBeUndefined();
  });

  it('passes over one that was there before', async () => {
    expect(await find(there, ['g/1'])).toBeUndefined();
  });

  it('asks by the alias', async () => {
    const graph = new CannedGraph();
    await findGroup({ ...blank, mailNickname: "o'ps" }, traits, graph, creation);
    expect(graph.asked).toEqual([
      { method: 'LIST', path: '/v1.0/groups', query: { $filter: "mailNickname eq 'o''ps'" } },
    ]);
  });
});

describe('before a group is asked for', () => {
  const traits = { groupTypes: [], mailEnabled: false, securityEnabled: true };
  const labels = '/v1.0/security/dataSecurityAndGovernance/sensitivityLabels';
  const graph = new CannedGraph({
    '/v1.0/users': [{ id: 'p1', displayName: 'Ben' }],
    '/v1.0/groups': [
      { ...group, id: 'g7' },
      { ...group, id: 'g8', groupTypes: ['Unified'], mail: 'ops@contoso.example' },
    ],
    [labels]: [{ id: 'label', name: 'Secret' }],
  });

  it('names and groups of its alias are noted', async () => {
    const values = { ...blank, owners: ['p1'], assignedLabels: 'label' };
    expect(await prepareGroup(values, traits, graph, creation)).toEqual({
      problems: {},
      existingIds: ['g7', 'g8'],
      facts: { p1: 'Ben', label: 'Secret' },
      alike: [{ id: 'g7', name: 'Ops', line: expect.anything(), url: expect.stringMatching(/groupId\/g7$/) }],
    });
  });

  it('what Graph will refuse of an alias is left to Graph', async () => {
    const { alike, problems } = await prepareGroup(blank, { ...traits, groupTypes: ['Unified'] }, graph, creation);
    expect([alike, problems]).toEqual([[], {}]);
  });

  it('whoever and whatever is gone is told', async () => {
    const values = { ...blank, owners: ['p1', 'p2'], members: ['p2', 'p3'], assignedLabels: 'old' };
    const { problems = {} } = await prepareGroup(values, traits, graph, creation);
    expect(englishProblems(problems)).toEqual({
      owners: 'One person chosen here is no longer in the directory. Take them out, or choose again.',
      members: '2 people chosen here are no longer in the directory. Take them out, or choose again.',
      assignedLabels: 'This label is gone. Choose another one.',
    });
  });

  it('labels are read only where one is chosen', async () => {
    const asked = new CannedGraph();
    await prepareGroup(blank, traits, asked, creation);
    expect(asked.asked.map(({ path }) => path)).not.toContain(labels);
  });

  it('up to fifty labels are offered, by sixty characters of their names', async () => {
    const many = Array.from({ length: 51 }, (_, i) => ({ id: `l${i}`, name: `${'x'.repeat(60)}y` }));
    const { assignedLabels = [] } = await sensitivityLabels.options(new CannedGraph({ [labels]: many }));
    expect(assignedLabels).toHaveLength(50);
    expect(assignedLabels[0]).toEqual({ title: 'x'.repeat(60), value: 'l0' });
  });
});

describe('the summary of a group', () => {
  const links = { owners: [], members: [], later: { owners: [], members: [] } };

  it('says type and alias where there is nothing else', () => {
    const summary = groupSummary(group, blank, links, creation);
    expect(englishLines(summary.lines)).toEqual([
      { label: 'Type', value: 'Security group' },
      { label: 'Alias', value: 'ops' },
    ]);
    expect(summary.url).toBe('https://entra.microsoft.com/#view/Microsoft_AAD_IAM/GroupDetailsMenuBlade/groupId/g%2F1');
    expect(englishLines(summary.details)).toEqual([
      { label: 'Id', value: 'g/1' },
      { label: 'Created', value: 'Fri, 1 Jan 2027, 12:00 (UTC)' },
    ]);
    expect(groupAdditions(blank, creation, 'g/1')).toEqual([]);
  });

  it('says everything that there is, in order', () => {
    const full = {
      ...group,
      groupTypes: ['Unified', 'DynamicMembership'],
      description: 'All of us',
      mail: 'ops@contoso.example',
      visibility: 'HiddenMembership',
      membershipRule: 'user.city -eq "A"',
      membershipRuleProcessingState: 'Paused',
      isAssignableToRole: true,
    };
    const said = { owners: ['p1', 'p9'], members: ['p2'], later: { owners: [], members: [] } };
    const { lines } = groupSummary(full, { ...blank, assignedLabels: 'label' }, said, creation);
    expect(englishLines(lines)).toEqual([
      { label: 'Type', value: 'Microsoft 365 group, dynamic' },
      { label: 'Email', value: 'ops@contoso.example' },
      { label: 'Alias', value: 'ops' },
      { label: 'Visibility', value: 'HiddenMembership' },
      { label: 'Rule', value: 'user.city -eq "A"' },
      { label: 'Processing', value: 'Paused' },
      { label: 'Roles', value: 'Can be assigned' },
      { label: 'Description', value: 'All of us' },
      { label: 'Owners', value: 'Ben, p9' },
      { label: 'Members', value: 'p2' },
      { label: 'Label', value: 'Secret' },
    ]);
  });

  it.each(['Private', 'Public', 'Unheard'])('says the visibility %s', (visibility) => {
    const { lines } = groupSummary({ ...group, visibility }, blank, links, creation);
    expect(englishLines(lines)).toContainEqual({ label: 'Visibility', value: visibility });
  });

  it.each([
    'allowExternalSenders',
    'autoSubscribeNewMembers',
    'hideFromAddressLists',
    'hideFromOutlookClients',
    'isSubscribedByMail',
  ])('sets %s in a request of its own', (setting) => {
    const additions = groupAdditions({ ...blank, [setting]: false }, creation, 'g/1');
    expect(
      additions.map(({ label, lines, ...rest }) => ({ ...rest, label: english(label), lines: lines.length })),
    ).toEqual([
      {
        name: 'mail settings',
        label: 'Mail settings',
        method: 'PATCH',
        path: '/v1.0/groups/g%2F1',
        body: { [setting]: false },
        lines: 1,
      },
    ]);
  });

  it('sets the number of unseen messages too', () => {
    const additions = groupAdditions({ ...blank, unseenCount: 0 }, creation, 'g/1');
    expect(additions[0]?.body).toEqual({ unseenCount: 0 });
    expect(englishLines(additions[0]?.lines ?? [])).toEqual([{ label: 'Unseen count', value: '0' }]);
  });

  it('adds whoever did not fit into the first request, one request each', () => {
    const many = { ...blank, owners: [...some(20, 'o'), 'p1'], members: ['p9'] };
    const additions = groupAdditions(many, creation, 'g/1');
    expect(
      additions.map(({ label, lines, ...rest }) => ({ ...rest, label: english(label), lines: englishLines(lines) })),
    ).toEqual([
      {
        name: 'owners p1',
        label: 'Owner Ben',
        method: 'POST',
        path: '/v1.0/groups/g%2F1/owners/$ref',
        body: { '@odata.id': 'https://graph.microsoft.com/v1.0/directoryObjects/p1' },
        lines: [{ label: 'Owners', value: 'Ben' }],
      },
      {
        name: 'members p9',
        label: 'Member p9',
        method: 'POST',
        path: '/v1.0/groups/g%2F1/members/$ref',
        body: { '@odata.id': 'https://graph.microsoft.com/v1.0/directoryObjects/p9' },
        lines: [{ label: 'Members', value: 'p9' }],
      },
    ]);
  });
});
