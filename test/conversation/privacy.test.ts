import { Catalog } from '../../src/bot/kinds/catalog';
import { lastCard, Sandbox, textOf } from '../support/sandbox';

/** Of the sample tenant, both in the group chat and in the channel; Amira is an administrator. */
const [ALEX, AMIRA] = ['alex@contoso.example', 'amira@contoso.example'];
const [BEN, CARLA] = ['26be1845-4119-4801-a799-aea79d09f1a2', 'ff7cb387-6688-423c-8188-3da9532a73cc'];

const NAMES = ['title', 'displayName', 'name', 'confirmation'];

interface Case {
  readonly kind: string;
  /** Who creates it; the other one looks on. */
  readonly maker?: string;
  readonly said: string;
  /** What is filled in. */
  readonly inputs: Readonly<Record<string, string>>;
  /** What an onlooker reads, and what they must not find anywhere in what reaches their client. */
  readonly seen: readonly string[];
  readonly hidden: readonly string[];
}

const cases: readonly Case[] = [
  {
    kind: 'todoTask',
    said: 'add task Feed the parrot',
    inputs: { body: 'about his salary cut', webUrl: 'https://contoso.com/secret', linkName: 'The test results' },
    seen: ['To Do task created', 'Feed the parrot'],
    hidden: ['salary', 'contoso.com/secret', 'test results', 'to-do.office.com', 'Importance'],
  },
  {
    kind: 'todoTask',
    said: 'add task',
    inputs: { title: 'Ask for a raise', body: 'before Friday' },
    seen: ['To Do task created'],
    hidden: ['raise', 'before Friday', 'to-do.office.com'],
  },
  {
    kind: 'todoTaskList',
    said: 'new list',
    inputs: { displayName: 'Doctors' },
    seen: ['To Do list created'],
    hidden: ['Doctors', 'Owner'],
  },
  {
    kind: 'outlookTaskGroup',
    said: 'new task group',
    inputs: { name: 'Lawyers' },
    seen: ['Outlook task group created'],
    hidden: ['Lawyers', 'Default group'],
  },
  {
    kind: 'plannerTask',
    said: 'add planner task Book the room',
    inputs: { description: 'the quiet one', assignments: BEN, checklist: 'Ask the boss', dueDateTime: '2027-03-31' },
    seen: ['Planner task created', 'Book the room', 'Plan', 'Due', 'tasks.office.com'],
    hidden: ['the quiet one', 'Ben Okafor', BEN, 'Ask the boss', 'Priority', 'Order hint'],
  },
  {
    kind: 'securityGroup',
    said: 'new security group',
    inputs: {
      displayName: 'Gate keepers',
      description: 'People at the gate',
      mailNickname: 'gk',
      members: CARLA,
      owners: BEN,
    },
    seen: ['Security group created', 'Gate keepers', 'People at the gate', 'entra.microsoft.com'],
    hidden: ['"gk"', 'Carla', CARLA, 'Ben Okafor', BEN, 'Security identifier'],
  },
  {
    kind: 'microsoft365Group',
    said: 'new group',
    inputs: {
      displayName: 'Works council',
      description: 'Talks about pay',
      visibility: 'HiddenMembership',
      members: CARLA,
    },
    seen: ['Microsoft 365 group created', 'Works council'],
    hidden: ['Talks about pay', 'Carla', CARLA, 'HiddenMembership', 'entra.microsoft.com'],
  },
  {
    kind: 'team',
    said: 'new team',
    inputs: { displayName: 'Away team', description: 'Who goes out', members: CARLA },
    seen: ['Team created', 'Away team', 'Who goes out'],
    hidden: ['Carla', CARLA, 'Alias', 'Ready in Teams'],
  },
  {
    kind: 'dynamicGroup',
    said: 'new dynamic group',
    inputs: { displayName: 'All of sales', membershipRule: 'user.department -eq "Sales"' },
    seen: ['Dynamic group created', 'All of sales'],
    hidden: ['user.department', 'Processing'],
  },
  {
    kind: 'roleAssignableGroup',
    maker: AMIRA,
    said: 'new role-assignable group',
    inputs: { displayName: 'Helpdesk', description: 'Resets passwords', confirmation: 'Helpdesk', members: BEN },
    seen: ['Role-assignable group created', 'Helpdesk', 'Resets passwords'],
    hidden: ['Ben Okafor', BEN, 'Can be assigned'],
  },
];

describe('What is filled in privately', () => {
  let teams: Sandbox;
  beforeAll(async () => {
    teams = await Sandbox.start();
  });
  afterAll(() => teams.stop());

  /** Everything that is in the client of whoever looks on. */
  const onlooker = async (user: string, chat: 'group' | 'channel') => (await teams.chat({ user, chat })).messages;
  /** Names are unique to the chat, as some must be in Graph. */
  const create = async ({ said, inputs, maker: user = ALEX }: Case, chat: 'personal' | 'group' | 'channel') => {
    const where = { user, chat };
    const form = await teams.form(chat === 'personal' ? said : `@Muster ${said}`, where);
    const own = Object.entries(inputs).map(([id, value]) => [id, NAMES.includes(id) ? `${value} ${chat}` : value]);
    const card = lastCard(
      await teams.press({ ...where, verb: 'create', inputs: Object.fromEntries(own), consent: true }),
    );
    return { form: textOf(lastCard(form)), card: textOf(card) };
  };

  test('has a case for every kind', () => {
    expect(new Set(cases.map(({ kind }) => kind))).toEqual(new Set(Catalog.load().kinds.map(({ name }) => name)));
  });

  describe.each(['group', 'channel'] as const)('in a %s', (chat) => {
    test.each(cases)('is not shown to others: $said', async (one) => {
      const user = one.maker === AMIRA ? ALEX : AMIRA;
      const before = (await onlooker(user, chat)).length;
      const { form, card } = await create(one, chat);
      expect(form).toMatch(/\nEveryone here will see/);
      await teams.sees(one.seen[0] ?? '', { user, chat });
      const reached = JSON.stringify((await onlooker(user, chat)).slice(before));
      for (const words of one.seen) expect(reached).toContain(words);
      expect(one.hidden.filter((words) => reached.includes(words))).toEqual([]);
      expect(card).toContain('Only you see: ');
    });
  });

  test('is all on the card where nobody reads along, and nothing is said of others', async () => {
    const [task] = cases;
    if (!task) throw new Error('There is no case.');
    const { form, card } = await create(task, 'personal');
    expect(form).not.toContain('Everyone');
    expect(card).toContain('about his salary cut');
    expect(card).not.toMatch(/Only you see|Share details/);
  });

  test('is shared when its maker says so, after reading what that is', async () => {
    const where = { user: ALEX, chat: 'group' } as const;
    await teams.form('@Muster new security group', where);
    const inputs = { displayName: 'Night watch', members: CARLA };
    const own = await teams.press({ ...where, verb: 'create', inputs });
    expect(textOf(lastCard(own))).toMatch(/Only you see: Type, Alias,(?: Owners,)? Members\n\[Share details\]/);
    await teams.sees('Night watch', { user: AMIRA, chat: 'group' });
    await teams.press({ ...where, verb: 'share' });
    const shared = await teams.sees('Carla', { user: AMIRA, chat: 'group' });
    expect(shared).toContain('Members\nCarla');
    expect(shared).not.toMatch(/Share details|Only you see|Security identifier/);
  });

  test('counts many lines for others, and names what is shared of its kind', async () => {
    const where = { user: ALEX, chat: 'group' } as const;
    await teams.form('@Muster new lists\nDentist\nLawyer', where);
    const own = textOf(lastCard(await teams.press({ ...where, verb: 'create' })));
    expect(own).toContain('2 of 2 created');
    const seen = await teams.sees('2 of 2 created', { user: AMIRA, chat: 'group' });
    expect(seen).toBe('✓ 2 of 2 created\nNew To Do lists\nCreated by Alex Rivera');
    const last = (await onlooker(AMIRA, 'group')).at(-1);
    expect(JSON.stringify(last?.card)).not.toMatch(/Dentist|Lawyer/);
  });
});
