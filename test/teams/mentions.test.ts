import { lastCard, Sandbox, textOf, valuesOf } from '../support/sandbox';

const ids = {
  mei: 'c07a2fc5-a1ba-47ad-a266-1a88415fd9b9',
  meiToo: '64a35bea-91cc-485c-989d-ca7083aa5638',
  sam: '20f4bcbc-5e32-461c-9c9a-36bd2ec3cafc',
  samira: '5baf28f4-7179-4c3a-bf83-f9353b1e7ad3',
  viktor: 'bbad721b-adfb-4daf-85d7-fc64f0b4b451',
};

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await Sandbox.start();
});

afterAll(() => sandbox.stop());

async function form(text: string) {
  const card = lastCard(await sandbox.form(`@Muster ${text}`, { chat: 'channel' }));
  return { values: valuesOf(card), words: textOf(card) };
}

test.each([
  [
    'shortened to a name that somebody else has',
    'new security group Payroll members: @{Samira Taylor|Sam}',
    ids.samira,
  ],
  ['shortened, and of another', 'new security group Payroll members: @{Sam Taylor|Samira}', ids.sam],
  ['of a guest', 'new security group Payroll members: @{Viktor Sørensen}', ids.viktor],
  ['of the second of one name', 'new security group Payroll members: @{kavya@contoso.example}', ids.meiToo],
  [
    'of two people of one name',
    'new group Data members: @{mei@contoso.example}, @{kavya@contoso.example}',
    `${ids.mei},${ids.meiToo}`,
  ],
  ['of one person twice', 'new group Data members: @{Samira Taylor|Sam}, @{Samira Taylor}', ids.samira],
  [
    'after a word, without a colon',
    'new group Data members @{Samira Taylor|Sam} and @{Sam Taylor}',
    `${ids.samira},${ids.sam}`,
  ],
])('A mention %s is that person', async (_how, text, members) => {
  expect((await form(text)).values.members).toBe(members);
});

test('Two people of one name, one an owner and one a member, stay apart', async () => {
  const { values } = await form('new group Data owners: @{kavya@contoso.example} members: @{mei@contoso.example}');
  expect(values).toMatchObject({ displayName: 'Data', owners: ids.meiToo, members: ids.mei });
});

test('Each of several lines has its own people', async () => {
  const text = 'add planner tasks:\nDraft for @{mei@contoso.example}\nReview for @{kavya@contoso.example}';
  const card = lastCard(await sandbox.form(`@Muster ${text}`, { chat: 'channel' }));
  const [first, second] = [ids.mei, ids.meiToo].map((id) => JSON.stringify(card).indexOf(id));
  expect(first).toBeGreaterThan(0);
  expect(second).toBeGreaterThan(first ?? 0);
});

test.each([
  ['a tag', '@{tag:Warehouse team}', 'Warehouse team is a tag, and only people can be chosen here.'],
  ['a channel', '@{channel:Campaigns}', 'Campaigns is a channel, and only people can be chosen here.'],
  ['a team', '@{team:Marketing}', 'Marketing is a team, and only people can be chosen here.'],
  ['somebody of another organisation', '@{Vera Lindgren}', 'Vera Lindgren belongs to another organisation'],
])('A mention of %s is said to be one', async (_what, mention, sentence) => {
  const { values, words } = await form(`add planner task Draft for ${mention}`);
  expect(words).toContain(sentence);
  expect(values).toMatchObject({ title: 'Draft', assignments: '' });
});

test('Where the members cannot be had, a part of a name chooses nobody, a whole one does', async () => {
  await sandbox.faults({ to: 'connector', path: 'members', status: 403, times: 2 });
  const part = await form("new security group Payroll members: @{Liam O'Brien|Liam}");
  expect(part.values.members).toBe('');
  expect(part.words).toContain('Teams did not tell me who Liam is. Choose below.');
  const whole = await form('new security group Payroll members: @{Rosa Martín}');
  expect(whole.values.members).toBe('8d34ba97-3910-44ff-8ee0-29b5b6147a22');
});

test('The members are asked for once', async () => {
  const text = 'new group Data members: @{Hiro Tanaka}, @{Uma Krishnan}';
  await form(text);
  await sandbox.faults({ to: 'connector', path: 'members', status: 403, times: 1 });
  expect(String((await form(text)).values.members).split(',')).toHaveLength(2);
  await fetch(`${sandbox.url}/sandbox/faults`, { method: 'DELETE' });
});
