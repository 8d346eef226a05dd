import type { Browser, Locator, Page } from 'playwright-core';
import { describeInBrowser, launchChromium } from './chromium';
import { me, PageAlone } from './pageAlone';

const execute = { type: 'Action.Execute', title: 'Create', verb: 'create', data: { kind: 'x' } };
const name = { type: 'Input.Text', id: 'name', label: 'Name' };

function card(...body: object[]): object {
  return { type: 'AdaptiveCard', version: '1.5', body, actions: [execute] };
}

function shows(value: object): object {
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value };
}

const loginRequest = {
  statusCode: 401,
  type: 'application/vnd.microsoft.activity.loginRequest',
  value: {
    text: 'Please sign in',
    connectionName: 'graph',
    tokenExchangeResource: { id: 'nonce', uri: 'api://botid-1' },
    buttons: [{ type: 'signin', title: 'Sign in', value: 'http://localhost/auth/start' }],
  },
};

describeInBrowser('A card in the chat page', () => {
  let browser: Browser;
  let alone: PageAlone;
  let page: Page;

  async function open(): Promise<Locator> {
    page = await browser.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(alone.url);
    const shown = page.locator('.card');
    await shown.waitFor();
    return shown;
  }

  async function press(shown: Locator): Promise<void> {
    await shown.getByRole('button', { name: 'Create' }).click();
    await page.locator('[aria-busy]').waitFor({ state: 'detached' });
  }

  beforeAll(async () => {
    browser = await launchChromium();
  });

  beforeEach(async () => {
    alone = await PageAlone.start();
  });

  afterEach(async () => {
    await page.close();
    alone.stop();
  });

  afterAll(() => browser?.close());

  test.each([
    ['refreshes by itself for somebody in userIds', [me.teamsId], ['automatic']],
    ['does not refresh by itself for anybody else', ['29:somebody'], []],
  ])('%s', async (_, userIds, triggers) => {
    alone.card = { ...card(name), refresh: { action: { ...execute, verb: 'refresh' }, userIds } };
    alone.answers.push(shows(card(name)), shows(card({ type: 'TextBlock', text: 'Done' })));
    const shown = await open();
    await page.waitForLoadState('networkidle');
    expect(alone.invokes.map(({ value }) => value.trigger)).toEqual(triggers);
    await shown.getByLabel('Name').waitFor();
  });

  test('sends a double press once', async () => {
    alone.card = card(name);
    alone.answers.push(shows(card({ type: 'TextBlock', text: 'Done' })));
    const shown = await open();
    await shown.getByRole('button', { name: 'Create' }).evaluate((button: HTMLElement) => {
      button.click();
      button.click();
    });
    await shown.getByText('Done').waitFor();
    expect(alone.invokes).toHaveLength(1);
  });

  test('repeats the same press with the silent token, and shows the button when that is refused', async () => {
    alone.card = card(name);
    alone.answers.push(loginRequest, { statusCode: 412, type: 'application/vnd.microsoft.error.preconditionFailed' });
    const shown = await open();
    await shown.getByLabel('Name').fill('Harbour');
    await shown.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    const action = { type: 'Action.Execute', verb: 'create', data: { kind: 'x', name: 'Harbour' } };
    expect(alone.invokes.map(({ value }) => value)).toEqual([
      { action, trigger: 'manual' },
      {
        action,
        trigger: 'manual',
        authentication: { id: 'nonce', connectionName: 'graph', token: 'silent-token' },
      },
    ]);
    expect(await shown.getByLabel('Name').inputValue()).toBe('Harbour');
  });

  test('shows an error below the card and keeps the answers', async () => {
    alone.card = card(name);
    const value = { code: 'BadRequest', message: 'That did not work.' };
    alone.answers.push({ statusCode: 400, type: 'application/vnd.microsoft.error', value });
    const shown = await open();
    await shown.getByLabel('Name').fill('Harbour');
    await press(shown);
    expect(await page.getByRole('alert').first().textContent()).toContain('That did not work.');
    expect(await shown.getByLabel('Name').inputValue()).toBe('Harbour');
  });

  test('asks the bot while somebody types, with the other answers, and sends the value that was chosen', async () => {
    const data = { type: 'Data.Query', dataset: 'plans', associatedInputs: 'auto' };
    const plan = {
      type: 'Input.ChoiceSet',
      id: 'plan',
      label: 'Plan',
      style: 'filtered',
      choices: [],
      'choices.data': data,
    };
    alone.card = card(name, plan);
    const results = [{ title: 'Marketing', value: 'plan-1' }];
    alone.answers.push({ type: 'application/vnd.microsoft.search.searchResponse', value: { results } }, shows(card()));
    const shown = await open();
    await shown.getByLabel('Name').fill('Harbour');
    await shown.getByLabel('Plan').fill('mar');
    await shown.getByRole('option', { name: 'Marketing' }).click();
    await press(shown);
    expect(alone.invokes).toEqual([
      expect.objectContaining({
        name: 'application/search',
        value: { queryText: 'mar', queryOptions: { skip: 0, top: 15 }, dataset: 'plans', data: { name: 'Harbour' } },
      }),
      expect.objectContaining({
        value: expect.objectContaining({
          action: expect.objectContaining({ data: { kind: 'x', name: 'Harbour', plan: 'plan-1' } }),
        }),
      }),
    ]);
  });

  test('picks people without asking the bot, and sends their ids joined by commas', async () => {
    const data = { type: 'Data.Query', dataset: 'graph.microsoft.com/users' };
    const owners = {
      type: 'Input.ChoiceSet',
      id: 'owners',
      label: 'Owners',
      isMultiSelect: true,
      'choices.data': data,
    };
    alone.card = card({ ...owners, value: me.id });
    alone.people = [{ title: 'Bob Builder', value: 'oid-bob' }];
    alone.answers.push(shows(card()));
    const shown = await open();
    expect(await shown.locator('.chip').textContent()).toContain('Ann Example');
    await shown.getByLabel('Owners').fill('bob');
    await shown.getByRole('option', { name: 'Bob Builder' }).click();
    await press(shown);
    expect(alone.invokes.map(({ value }) => value.action)).toEqual([
      expect.objectContaining({ data: { kind: 'x', owners: 'oid-ann,oid-bob' } }),
    ]);
  });

  test('is exchanged, and refreshed, when the bot updates it for everybody', async () => {
    const refresh = { action: { ...execute, verb: 'refresh' }, userIds: [me.teamsId] };
    alone.card = card(name);
    alone.answers.push(shows(card({ type: 'TextBlock', text: 'For Ann' })));
    const shown = await open();
    alone.update({ ...card({ type: 'TextBlock', text: 'For everybody' }), refresh }, false);
    await shown.getByText('For Ann').waitFor();
    expect(alone.invokes.map(({ value }) => value.trigger)).toEqual(['automatic']);
  });

  test('keeps what is being written when an answer to another window comes in', async () => {
    alone.card = card(name);
    const shown = await open();
    await shown.getByLabel('Name').fill('Harbour');
    alone.update(card({ type: 'TextBlock', text: 'From elsewhere' }), true);
    await page.waitForLoadState('networkidle');
    expect(await shown.getByLabel('Name').inputValue()).toBe('Harbour');
    await shown.getByLabel('Name').fill('');
    alone.update(card({ type: 'TextBlock', text: 'From elsewhere' }), true);
    await shown.getByText('From elsewhere').waitFor();
  });

  test('keeps what was typed when the theme changes', async () => {
    alone.card = card(name);
    const shown = await open();
    await shown.getByLabel('Name').fill('Harbour');
    await page.getByRole('combobox', { name: 'Theme' }).selectOption('Dark');
    expect(await shown.getByLabel('Name').inputValue()).toBe('Harbour');
    const background = await shown.locator('input').evaluate((input) => getComputedStyle(input).backgroundColor);
    expect(background).toBe('rgb(29, 26, 39)');
  });

  test('takes no word of a message or a card for HTML', async () => {
    const evil = '<img src=x onerror="document.title=1"> **bold** [link](javascript:alert(1))';
    alone.text = evil;
    alone.card = card({ type: 'TextBlock', text: evil });
    const shown = await open();
    expect(await page.locator('.log img').count()).toBe(0);
    expect(await page.locator('.log a').count()).toBe(0);
    expect(await shown.locator('strong').textContent()).toBe('bold');
    expect(await shown.textContent()).toContain('<img src=x');
  });

  test('is drawn anew where its press is answered with a sentence: what was typed falls back', async () => {
    alone.card = card({ ...name, value: 'as it came' });
    const sentence = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Not today.' };
    alone.answers.push(sentence, sentence);
    const shown = await open();
    await shown.getByLabel('Name').fill('typed');
    await press(shown);
    await page.getByText('Not today.').waitFor();
    expect(await shown.getByLabel('Name').inputValue()).toBe('as it came');
    await page.getByRole('button', { name: 'World' }).click();
    await page.getByLabel('Keep what is typed after a bare sentence').check();
    await page.keyboard.press('Escape');
    await shown.getByLabel('Name').fill('typed again');
    await press(shown);
    expect(await shown.getByLabel('Name').inputValue()).toBe('typed again');
  });
});
