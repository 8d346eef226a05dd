/** @seconds 17 */

import { lastCard, problemAt, Sandbox, type Seen, textOf, valuesOf } from '../support/sandbox';

/** One refusal of Graph, by a fault of the stand-in, and what a person reads of it. */
interface Row {
  readonly command: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly path: string;
  readonly method?: string;
  readonly status: number;
  readonly code: string;
  readonly message?: string;
  readonly details?: readonly object[];
  /** Sentences by the field they stand beside; '' for the top. */
  readonly says: Readonly<Record<string, RegExp>>;
  /** What stands in the form afterwards. */
  readonly values?: Readonly<Record<string, string>>;
}

const GROUP = { command: 'new group Sales', path: '/groups$', method: 'POST' };
const TASK = { command: 'add task Order paper', path: '/todo/lists/[^/]+/tasks$', method: 'POST' };
const PLANNER = { command: 'add planner task Draft', path: '/planner/tasks$', method: 'POST' };
const QUOTA = /as many groups as your organisation lets one person\. Delete one .* or ask your administrator/;
const FULL = /^Your mailbox is full, and tasks are kept there\. Make room in it/;
const POLICY = 'The property is missing a required prefix/suffix per your organization’s Group naming requirements.';
const BLOCKED = 'The property contains one or more words that aren’t allowed per your organization’s policy.';
const prefixed = (target: string, suggestedPropertyValue: string) => ({
  ...{ target, code: 'MissingPrefixSuffix', message: POLICY },
  suggestedPropertyValue,
});

const ROWS: Readonly<Record<string, Row>> = {
  'only some people may create groups': {
    ...GROUP,
    ...{ status: 403, code: 'Authorization_RequestDenied', message: 'Insufficient privileges.' },
    says: { '': /lets only some people create groups, .* Your administrator can change that/ },
  },
  'too many objects of one person': {
    ...GROUP,
    ...{ status: 403, code: 'Directory_QuotaExceeded' },
    says: { '': QUOTA },
  },
  'too many objects, as a 400': {
    ...GROUP,
    command: 'new security group Night shift',
    ...{ status: 400, code: 'Directory_QuotaExceeded' },
    says: { '': QUOTA },
  },
  'a naming policy, for both names': {
    ...GROUP,
    ...{ status: 400, code: 'Request_BadRequest', message: POLICY },
    details: [prefixed('displayName', 'GRP_Sales_EU'), prefixed('mailNickname', 'GRP_Sales_EU')],
    says: {
      displayName: /^Your organisation’s names look like GRP_Sales_EU/,
      mailNickname: /^Your organisation’s names look like GRP_Sales_EU/,
    },
    values: { displayName: 'GRP_Sales_EU', mailNickname: 'GRP_Sales_EU' },
  },
  'a word that the policy blocks': {
    ...GROUP,
    command: 'new group CEO office',
    ...{ status: 400, code: 'Request_BadRequest', message: BLOCKED },
    details: [{ target: 'displayName', code: 'ContainsBlockedWord', blockedWord: 'CEO' }],
    says: { displayName: /does not take the word “CEO” in names/ },
  },
  'an alias that is taken': {
    ...GROUP,
    ...{ status: 400, code: 'Request_BadRequest', message: 'Another object with the same value exists.' },
    details: [
      { target: 'mailNickname', code: 'ObjectConflict', message: 'Another object with the same value exists.' },
    ],
    says: { mailNickname: /^Another group has this alias/ },
    values: { mailNickname: 'sales-2' },
  },
  'too many people at once': {
    ...GROUP,
    ...{ status: 400, code: 'Request_BadRequest', message: 'A resource cannot contain more than 20 link changes.' },
    says: { '': /too many people at once/ },
  },
  'no role administrator': {
    ...GROUP,
    command: 'new role group Helpdesk',
    inputs: { confirmation: 'Helpdesk' },
    ...{ status: 403, code: 'Authorization_RequestDenied', message: 'isAssignableToRole needs a role.' },
    says: { '': /Ask a Privileged Role Administrator/ },
  },
  'a rule that Entra does not take': {
    ...GROUP,
    command: 'new dynamic group Sales',
    inputs: { membershipRule: 'user.department -eq "Sales"' },
    ...{ status: 400, code: 'Request_BadRequest', message: 'Invalid membershipRule at position 6.' },
    says: { membershipRule: /Entra does not take this rule: “Invalid membershipRule at position 6\.”/ },
  },
  'a licence for rules': {
    ...GROUP,
    command: 'new dynamic group Sales',
    inputs: { membershipRule: 'user.department -eq "Sales"' },
    ...{ status: 403, code: 'Authorization_RequestDenied', message: 'The tenant does not have a premium license.' },
    says: { membershipRule: /need a Microsoft Entra ID P1 licence/ },
  },
  'a label': {
    ...GROUP,
    ...{ status: 403, code: 'Authorization_RequestDenied', message: 'assignedLabels may not be set.' },
    says: { assignedLabels: /You may not use this label, or labels are not switched on/ },
  },
  'a data location': {
    ...GROUP,
    ...{ status: 400, code: 'Request_BadRequest', message: 'Invalid value for preferredDataLocation.' },
    says: { preferredDataLocation: /does not keep data there/ },
  },
  'a list that is gone': { ...TASK, status: 404, code: 'ErrorItemNotFound', says: { list: /^This list is not there/ } },
  'a full mailbox': {
    ...TASK,
    ...{ status: 403, code: 'accessDenied', message: 'Mailbox is full.' },
    says: { '': FULL },
  },
  'a full mailbox, as a 507': { ...TASK, status: 507, code: 'ErrorQuotaExceeded', says: { '': FULL } },
  'no mailbox': {
    ...TASK,
    ...{ status: 404, code: 'MailboxNotEnabledForRESTAPI' },
    says: { '': /no Exchange mailbox, .* Ask your administrator for a mailbox/ },
  },
  'a limit of Planner in its sentence': {
    ...PLANNER,
    ...{ status: 403, code: '', message: 'MaximumActiveTasksInProject' },
    says: { planId: /as many open tasks as Planner allows/ },
  },
  'no member of the plan': {
    ...PLANNER,
    ...{ status: 403, code: '', message: 'You do not have the required permissions.' },
    says: { planId: /^Only members of the group behind this plan may add tasks/ },
  },
  'a retired API': {
    command: 'new task group Errands',
    path: '/outlook/taskGroups$',
    method: 'POST',
    ...{ status: 410, code: 'Gone' },
    says: { '': /retired Outlook task groups.* A To Do list serves the same end/ },
  },
  'something locked': {
    ...TASK,
    ...{ status: 423, code: 'resourceLocked', message: 'The tenant has locked this.' },
    says: { '': /^Microsoft 365 refused: “The tenant has locked this\.” Ask your administrator/ },
  },
  'a 403 whose code nobody knows': {
    ...GROUP,
    ...{ status: 403, code: 'SomethingElse', message: 'Not on Mondays.' },
    says: { '': /^Microsoft 365 refused: “Not on Mondays\.” Most likely your organisation restricts who may/ },
  },
  'something new': {
    ...TASK,
    ...{ status: 400, code: 'SomethingNew', message: 'Blue is out.' },
    says: { '': /^Microsoft 365 refused: “Blue is out\.” Change the form/ },
  },
};

let teams: Sandbox;

beforeAll(async () => {
  teams = await Sandbox.start();
});

afterAll(() => teams.stop());

beforeEach(() => teams.forgetExchanges());

const amira = 'amira@contoso.example';

function fault({ path, method, status, code, message = 'No.', details }: Row): Promise<unknown> {
  const body = { error: { code, message, ...(details && { details }) } };
  return teams.faults({ path, ...(method && { method }), status, body });
}

function topOf(card: unknown): string {
  return /^⚠ (?:Please check|Not done): (.*)/.exec(textOf(card).split('\n')[0] ?? '')?.[1] ?? '';
}

test.each(Object.keys(ROWS))('%s', async (name) => {
  const row = ROWS[name];
  if (!row) throw new Error('There is no such row.');
  await teams.form(row.command, { user: amira });
  await fault(row);
  const { inputs = {}, values = {} } = row;
  const form = lastCard(await teams.press({ user: amira, verb: 'create', inputs: { ...inputs } }));
  const said = Object.keys(row.says).map((field) => [field, field ? problemAt(form, field) : topOf(form)]);
  for (const [field, sentence] of said) expect(sentence).toMatch(row.says[field ?? ''] ?? '');
  expect(valuesOf(form)).toMatchObject({ ...inputs, ...values });
  expect(textOf(form)).toMatch(/\[Details\]/);
  expect(textOf(form)).toMatch(/· \d{3} .*request-id [\w-]{36}/);
  const sent = (await teams.exchanges('POST')).filter(({ url }) => new RegExp(row.path).test(new URL(url).pathname));
  expect(sent.map(({ status }) => status)).toEqual([row.status]);
});

test('what a naming policy proposes is taken by one press', async () => {
  const row = ROWS['a naming policy, for both names'];
  if (row) await fault(row);
  await teams.form('new group Sales', { user: amira });
  await teams.press({ user: amira, verb: 'create' });
  const seen = await teams.press({ user: amira, verb: 'create' });
  expect(textOf(lastCard(seen))).toContain('✓ Microsoft 365 group created\nGRP_Sales_EU');
  const posts = (await teams.exchanges('POST')).map(({ requestBody }) => Object(requestBody).mailNickname);
  expect(posts).toEqual(['sales', 'GRP_Sales_EU']);
});

test('somebody whom Graph does not know everywhere yet: sent once more by itself, then told', async () => {
  const message = "Resource 'x' does not exist or one of its queried reference-property objects are not present.";
  const rule = {
    path: '/groups$',
    method: 'POST',
    status: 400,
    body: { error: { code: 'Request_BadRequest', message } },
  };
  await teams.form('new security group Replicas', { user: amira });
  await teams.faults(rule);
  await teams.press({ user: amira, verb: 'create' });
  await teams.sees('✓ Security group created', { user: amira });
  expect((await teams.exchanges('POST')).map(({ status }) => status)).toEqual([400, 201]);
});

describe('Lists that a form can do without', () => {
  test.each<[string, string, string, number, string, RegExp]>([
    [
      'categories',
      'add task Order paper',
      'masterCategories',
      403,
      'categories',
      /^Your categories cannot be read now/,
    ],
    [
      'categories',
      'add task Order paper',
      'masterCategories',
      404,
      'categories',
      /^Your categories cannot be read now/,
    ],
    ['labels', 'add planner task Draft', 'plans/[^/]+/details', 403, 'appliedCategories', /^The labels of this plan/],
    ['buckets', 'add planner task Draft', 'plans/[^/]+/buckets', 403, 'bucketId', /^The buckets of this plan/],
  ])('do not block it: %s of “%s”, %s %i', async (_name, command, path, status, field, says) => {
    await teams.faults({ path, status, code: 'ErrorAccessDenied', times: 3 });
    const form = lastCard(await teams.form(command, { user: 'alex@contoso.example' }));
    expect(noteAt(form, field)).toMatch(says);
    await fetch(`${teams.url}/sandbox/faults`, { method: 'DELETE' });
    const seen = await teams.press({ user: 'alex@contoso.example', verb: 'create' });
    expect(textOf(lastCard(seen))).toMatch(/✓ (To Do|Planner) task created/);
  });
});

function noteAt(card: unknown, field: string): string {
  const text = textOf(card).split('\n');
  const [note = ''] = text.filter((line) => line.startsWith('⚠ For now: '));
  return field === '' ? '' : note.replace('⚠ For now: ', '');
}

describe('Planner without a licence', () => {
  const ines = { user: 'ines@contoso.example' };

  test.each([403, 404])('is told as what it is, and a To Do task is offered: %i', async (status) => {
    await teams.faults({ path: '/me/planner/plans', status, times: 2 });
    const seen = await teams.form('add planner task Draft slides tomorrow', ines);
    expect(textOf(lastCard(seen))).toMatch(
      /^⚠ Planner is not there for your account: it has no licence, or Planner is/,
    );
    await fetch(`${teams.url}/sandbox/faults`, { method: 'DELETE' });
    const form = lastCard(await teams.press({ ...ines, title: 'Create a To Do task instead' }));
    expect(valuesOf(form)).toMatchObject({ title: 'Draft slides' });
    expect(textOf(lastCard(await teams.press({ ...ines, verb: 'create' })))).toContain('✓ To Do task created');
  });

  test('the same button opens the form once it is there', async () => {
    await teams.faults({ path: '/me/planner/plans', status: 403, times: 2 });
    await teams.form('add planner task Draft slides', ines);
    await fetch(`${teams.url}/sandbox/faults`, { method: 'DELETE' });
    const form = lastCard(await teams.press({ ...ines, title: 'Try again' }));
    expect(valuesOf(form)).toMatchObject({ title: 'Draft slides' });
  });
});

describe('A mailbox', () => {
  test('that is being moved: nothing is lost, and it goes on by itself', async () => {
    await teams.form('add task Order paper', { user: 'mei@contoso.example' });
    await teams.faults({ path: TASK.path, method: TASK.method, status: 503, code: 'ErrorMailboxMoveInProgress' });
    const seen: Seen = await teams.press({ user: 'mei@contoso.example', verb: 'create' });
    expect(textOf(lastCard(seen))).toMatch(/The mailbox is being moved at the moment\. I try again by myself at /);
  });

  test('of a new group that is still being made: tried again by itself', async () => {
    await teams.form('new group Mailbox', { user: amira });
    await teams.faults({ path: '/groups/[^/]+$', method: 'PATCH', status: 404, code: 'ResourceNotFound' });
    const seen = await teams.press({ user: amira, verb: 'create', inputs: { allowExternalSenders: 'true' } });
    expect(textOf(lastCard(seen))).toMatch(/The mailbox of the group is still being made\. I try again by myself\./);
  });

  test('that refuses the person: what stays undone is said', async () => {
    await teams.form('new group Closed', { user: amira });
    await teams.faults({ path: '/groups/[^/]+$', method: 'PATCH', status: 403, code: 'ErrorGroupsAccessDenied' });
    const seen = await teams.press({ user: amira, verb: 'create', inputs: { allowExternalSenders: 'true' } });
    expect(textOf(lastCard(seen))).toMatch(/still missing\nMail settings\nThe mailbox of the group does not let you/);
  });
});

test('details of a task that somebody changed meanwhile are read again', async () => {
  await teams.form('add planner task Contested', { user: 'alex@contoso.example' });
  await teams.faults({ path: '/details$', method: 'PATCH', status: 412 });
  const seen = await teams.press({ user: 'alex@contoso.example', verb: 'create', inputs: { description: 'White' } });
  expect(textOf(lastCard(seen))).toMatch(/✓ Planner task created[\s\S]*White/);
  expect((await teams.exchanges('PATCH')).map(({ status }) => status)).toEqual([412, 204]);
});

describe('A token that Graph refuses', () => {
  const noor = { user: 'noor@contoso.example' };
  const body = { error: { code: 'InvalidAuthenticationToken', message: 'Lifetime validation failed.' } };
  const headers = { 'www-authenticate': 'Bearer realm=""' };

  test('is thrown away, another is asked for once, and nobody hears of it', async () => {
    await teams.form('add task Order paper', noor);
    await teams.faults({ path: TASK.path, method: TASK.method, status: 401, body, headers });
    const seen = await teams.press({ ...noor, verb: 'create' });
    expect(textOf(lastCard(seen))).toContain('✓ To Do task created');
  });

  test.each<[string, object]>([
    ['without claims', { body, headers }],
    ['with claims', {}],
  ])('again and again leads to a sign-in, with the answers kept: %s', async (_name, answer) => {
    await teams.form('add task Order paper', noor);
    await teams.faults({ path: TASK.path, method: TASK.method, status: 401, times: 50, ...answer });
    const asked = await teams.press({ ...noor, verb: 'create', inputs: { body: 'A4' } });
    expect(asked.signIn).toBe(true);
    const vain = await teams.press({ ...noor, verb: 'create', inputs: { body: 'A4' }, consent: true });
    expect(textOf(lastCard(vain))).toMatch(/You have signed in, and Microsoft 365 still does not take it/);
    expect(valuesOf(lastCard(vain))).toMatchObject({ title: 'Order paper', body: 'A4' });
    await fetch(`${teams.url}/sandbox/faults`, { method: 'DELETE' });
  });
});
