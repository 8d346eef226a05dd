import { elementsOf, lastCard, Sandbox, type Seen, textOf, valuesOf } from '../support/sandbox';

/** Has more of everything than a form can show. */
const user = 'alex@contoso.example';
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await Sandbox.start();
  await sandbox.script('seed', { user, lists: 2_000, plans: 300, buckets: 500, labels: 1_000, categories: 90 });
});

afterAll(() => sandbox.stop());

function choicesOf(seen: Seen, id: string): { title: string; value: string }[] {
  const input = elementsOf(lastCard(seen)).find((element) => element.id === id);
  return Object(input).choices;
}

/** The title of what is chosen. */
function chosen(seen: Seen, id: string): string | undefined {
  const value = valuesOf(lastCard(seen))[id];
  return choicesOf(seen, id).find((choice) => choice.value === value)?.title;
}

describe('What is named is found, however many there are', () => {
  test.each([
    ['add task Buy milk to my List 52 list', 'list', 'List 52', 'Buy milk'],
    ['add task Buy milk to List 1987', 'list', 'List 1987', 'Buy milk'],
    ['add task Buy milk list:"List 1999"', 'list', 'List 1999', 'Buy milk'],
    ['add planner task Draft slides to Plan 77', 'planId', 'Plan 77', 'Draft slides'],
    ['add planner task Draft slides to Plan 299', 'planId', 'Plan 299', 'Draft slides'],
    ['add planner task Draft slides to Onboarding / Bucket 99', 'bucketId', 'Bucket 99', 'Draft slides'],
    ['add planner task Draft slides to Onboarding / Bucket 499', 'bucketId', 'Bucket 499', 'Draft slides'],
  ])('%s', async (text, field, name, title) => {
    const seen = await sandbox.form(text);
    expect(chosen(seen, field)).toBe(name);
    expect(valuesOf(lastCard(seen))).toMatchObject({ title });
    expect(textOf(lastCard(seen))).not.toContain('of this name');
  });

  test('and what is not there is said to be missing, and reads to the end', async () => {
    const seen = await sandbox.form('add task Buy milk to my Unheard list');
    expect(textOf(lastCard(seen))).toContain('You have no list of this name.');
    expect(chosen(seen, 'list')).toBe('Tasks');
  });
});

describe('A list that is cut', () => {
  test('says so, with the default first, and reads no further', async () => {
    await sandbox.forgetExchanges();
    const seen = await sandbox.form('add task Buy bread');
    expect(textOf(lastCard(seen))).toContain('There are more than fit here.');
    expect(choicesOf(seen, 'list')[0]?.title).toBe('Tasks');
    const pages = (await sandbox.exchanges('GET')).filter(({ url }) => url.includes('/todo/lists'));
    expect(pages.length).toBeLessThan(20);
  });

  test('has what is searched for, in any part of the name, and keeps what was typed', async () => {
    await sandbox.form('add task Buy cheese');
    const inputs = { listSearch: 'st 1987', title: 'Buy blue cheese' };
    const seen = await sandbox.press({ verb: 'search', inputs });
    expect(choicesOf(seen, 'list').map(({ title }) => title)).toContain('List 1987');
    expect(valuesOf(lastCard(seen))).toMatchObject({ title: 'Buy blue cheese' });
    const made = await sandbox.press({ verb: 'create', inputs: { list: 'List 1987' } });
    expect(textOf(lastCard(made))).toContain('Buy blue cheese');
  });

  test('says what is not found', async () => {
    await sandbox.form('add task Buy wine');
    const seen = await sandbox.press({ verb: 'search', inputs: { listSearch: 'nowhere' } });
    expect(textOf(lastCard(seen))).toContain('Nothing here is called so.');
  });

  test('of plans and of buckets can be searched likewise', async () => {
    await sandbox.form('add planner task Slides');
    const plans = await sandbox.press({ verb: 'search', inputs: { planIdSearch: '288' } });
    expect(choicesOf(plans, 'planId').map(({ title }) => title)).toContain('Plan 288');
    const onboarding = await sandbox.form('add planner task Slides to Onboarding');
    expect(textOf(lastCard(onboarding))).toContain('There are more than fit here.');
    const buckets = await sandbox.press({ verb: 'search', inputs: { bucketIdSearch: 'bucket 420' } });
    expect(choicesOf(buckets, 'bucketId').map(({ title }) => title)).toContain('Bucket 420');
  });

  test('of categories has what is searched for, and keeps what is ticked', async () => {
    await sandbox.form('add task Buy fish');
    const inputs = { categoriesSearch: 'Category 77', categories: 'Finance' };
    const seen = await sandbox.press({ verb: 'search', inputs });
    expect(choicesOf(seen, 'categories').map(({ title }) => title)).toEqual(['Finance', 'Category 77']);
    expect(valuesOf(lastCard(seen))).toMatchObject({ categories: 'Finance' });
  });

  test('of labels has what is searched for', async () => {
    await sandbox.form('new group Night Owls');
    const form = await sandbox.press({ verb: 'more', consent: true });
    expect(textOf(lastCard(form))).toContain('There are more than fit here.');
    const seen = await sandbox.press({ verb: 'search', inputs: { assignedLabelsSearch: 'label 987' } });
    expect(choicesOf(seen, 'assignedLabels').map(({ title }) => title)).toContain('Label 987');
    expect(valuesOf(lastCard(seen))).toMatchObject({ displayName: 'Night Owls' });
  });

  test('shows the newest too', async () => {
    const seen = await sandbox.form('add planner task Slides');
    expect(choicesOf(seen, 'planId').length).toBeGreaterThan(50);
    expect(JSON.stringify(lastCard(seen)).length * 2).toBeLessThan(100_000);
  });
});
