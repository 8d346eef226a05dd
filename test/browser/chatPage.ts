import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { Translators } from '../../src/bot/i18n/translators';
import { addWitness, indented, type Witness } from '../support/failures/witness';
import type { Sandbox } from '../support/sandbox';

const SCREENSHOTS = join(__dirname, '../../test-results/screenshots');
const patience = 30_000;
/** What heads the welcome, in every language. */
const translators = Translators.load(join(__dirname, '../../messages'));
const WELCOMES = translators.codes.map((code) => translators.of(code).text('What I can do', ''));

/** Names a look in pictures: the theme as the page calls it, and the width of the window. */
export type Look = readonly [name: string, theme: string, width: number];

/** Every theme, and a phone. */
export const looks: readonly Look[] = [
  ['light', 'Light', 1200],
  ['dark', 'Dark', 1200],
  ['contrast', 'High contrast', 1200],
  ['narrow', 'Light', 320],
];

export type Chat = 'personal' | 'group' | 'channel';

/** The chat page as one person uses it; each step can be kept as a picture in test-results/screenshots. */
export class ChatPage implements Witness {
  private steps = 0;

  private constructor(
    readonly page: Page,
    private readonly name: string,
  ) {}

  /** @param name Begins the names of the pictures, after the name of the test file. */
  static async open(
    browser: Browser,
    { url }: Sandbox,
    name: string,
    chat: Chat,
    options: BrowserContextOptions = {},
  ): Promise<ChatPage> {
    const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, ...options });
    context.setDefaultTimeout(patience);
    const page = await context.newPage();
    await page.goto(`${url}/?user=${name}@contoso.example&chat=${chat}`);
    await page.locator('.chat-button[aria-current]').waitFor({ state: 'attached' });
    // The welcome that the bot sends to a chat that is opened for the first time.
    await page
      .getByText(new RegExp(`^(${WELCOMES.join('|')})$`))
      .first()
      .waitFor();
    const chatPage = new ChatPage(page, name);
    addWitness(chatPage);
    return chatPage;
  }

  get ended(): boolean {
    return this.page.isClosed();
  }

  begin(): void {}

  /** What stands in the chat, for a test that fails. */
  async tell(): Promise<string> {
    if (this.ended) return '';
    const text = await this.page.locator('.log').innerText({ timeout: 1_000 });
    return `${this.name} last saw on the page:\n${indented(text.slice(-1_500))}`;
  }

  /** The newest card on display. */
  get card(): Locator {
    return this.page.locator('.card').last();
  }

  /** What stands below the newest card and only this person sees. */
  get notice(): Locator {
    return this.page.locator('.notice').last();
  }

  button(name: string): Locator {
    return this.card.getByRole('button', { name, exact: true });
  }

  /** The buttons that unfold a part of the newest card. */
  async topics(): Promise<string[]> {
    return this.card.locator('button[aria-controls]').allTextContents();
  }

  /** Required inputs have a star after their label. */
  field(label: string): Locator {
    return this.card.getByLabel(new RegExp(`^${label}( \\*)?$`));
  }

  /** Types a message, as it is, and sends it with Enter. */
  async say(text: string): Promise<void> {
    await this.page.getByRole('form', { name: 'New message' }).getByRole('textbox').click();
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
  }

  /** Pastes a text of several lines, and sends it with Enter. */
  async paste(text: string): Promise<void> {
    await this.page.getByRole('form', { name: 'New message' }).getByRole('textbox').click();
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press('Enter');
  }

  /** Opens the form of the newest card, where it does not open by itself, as it may for whoever has signed in. */
  async openForm(): Promise<void> {
    const opened = this.button('Create').waitFor({ timeout: 2_000 });
    const button = this.card.getByRole('button', { name: /^(Open form|Change)$/ });
    await opened.catch(() => button.click({ timeout: 5_000 })).catch(() => undefined);
    await this.button('Create').waitFor();
  }

  /** Presses Create, and consents where the kind needs more than the administrator has consented to for everybody. */
  async create(): Promise<void> {
    await this.button('Create').click();
    const [signIn, created] = [
      this.page.getByRole('button', { name: 'Sign in', exact: true }),
      this.card.getByText(/^✓ /),
    ];
    await signIn.or(created).first().waitFor();
    if (!(await signIn.isVisible())) return;
    const popup = this.page.waitForEvent('popup');
    await signIn.click();
    await (await popup).getByRole('button', { name: 'Accept' }).click();
  }

  /** Chooses somebody in a people picker. */
  async pick(label: string, typed: string, name: string): Promise<void> {
    await this.field(label).fill(typed);
    await this.card.getByRole('option', { name }).click();
  }

  async sees(text: string): Promise<void> {
    await this.page.locator('.log').getByText(text).last().waitFor();
  }

  async keep(step: string): Promise<void> {
    this.steps += 1;
    const look = { path: this.pathOf(`${this.name}-${this.steps}-${step}`) };
    // Chromium cannot take a picture now and then where memory is short; a second later it can.
    await this.page.screenshot(look).catch(async () => {
      await this.page.waitForTimeout(1_000);
      await this.page.screenshot(look);
    });
  }

  /** The newest card alone, whole. */
  async keepCard(step: string): Promise<void> {
    await this.card.screenshot({ path: this.pathOf(step) });
  }

  /** The newest card in several looks; fails where one of them does not fit. */
  async keepLooks(step: string, shown: readonly Look[] = looks): Promise<void> {
    const theme = this.page.getByRole('combobox', { name: 'Theme', exact: true });
    for (const [look, name, width] of shown) {
      await theme.selectOption(name);
      await this.page.setViewportSize({ width, height: 3000 });
      await this.keepCard(`${step}-${look}`);
      const { width: card = 0, x = 0 } = (await this.card.boundingBox()) ?? {};
      const cut = await this.card.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
      expect([look, x + card <= width, cut]).toEqual([look, true, 0]);
    }
    await theme.selectOption('Light');
    await this.page.setViewportSize({ width: 1200, height: 3000 });
  }

  private pathOf(step: string): string {
    const test = basename(expect.getState().testPath ?? 'browser', '.test.ts');
    mkdirSync(SCREENSHOTS, { recursive: true });
    return join(SCREENSHOTS, `${test}-${step}.png`);
  }
}
