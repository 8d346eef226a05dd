/** @seconds 40 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Card } from '../../src/bot/cards/cardDeck';
import { withAssist } from '../../src/bot/conversation/cards/formAssist';
import type { ObjectKind } from '../../src/bot/kinds/kind';
import { CARDS, catalog, deck, kinds } from '../support/cardFixture';
import { describeInBrowser, launchChromium } from './chromium';
import { type FormSize, formSize, largest } from './formSizes';
import { PageAlone } from './pageAlone';
import { sizesBefore } from './sizesBefore';

const RESULTS = join(__dirname, '../../test-results');
const MOST_FIELDS = 12;
const MOST_STOPS = 20;

const patterns = ['daily', 'weekly', 'absoluteMonthly', 'relativeMonthly', 'absoluteYearly', 'relativeYearly'];
const ends = ['noEnd', 'endDate', 'numbered'];
/** Every way in which a task can repeat and end, so that all is looked at that a form may show. */
const repeating = patterns.flatMap((patternType) => ends.map((rangeType) => ({ patternType, rangeType })));

/** The form's sample, with the buttons that a form of this kind has. */
function sampleOf(kind: ObjectKind) {
  const sample = JSON.parse(readFileSync(join(CARDS, kind.name, 'form.sample.json'), 'utf8'));
  const siblings = catalog.siblings(kind).map(({ name, title }) => ({ kind: name, title }));
  return { more: false, ...sample, siblings, instead: [] };
}

/** With what helps to fill it in. */
function formOf({ name, assist }: ObjectKind, sample: Parameters<typeof deck.fill>[1] & object): Card {
  const form = deck.fill(`${name}/form`, sample);
  const help = { news: '', drafts: { builtProperty: '', builtOperator: '', builtValue: '', builtJoint: '' } };
  return assist ? withAssist(form, assist.below, deck.fill(`${name}/assist`, { ...help, ...sample })) : form;
}

describeInBrowser('What a form shows at a time', () => {
  let browser: Browser;
  let alone: PageAlone;
  let page: Page;
  const sizes = new Map<string, { folded: FormSize; most: FormSize }>();

  /** As it comes, and with each of its parts unfolded. */
  async function sizesOf(card: object): Promise<FormSize[]> {
    alone.card = card;
    await page.goto(alone.url);
    const shown = page.locator('.card');
    await shown.locator('.ac-adaptiveCard').waitFor();
    const found = [await formSize(shown)];
    for (const button of await shown.locator('button[aria-controls]').all()) {
      await button.click();
      found.push(await formSize(shown));
    }
    return found;
  }

  beforeAll(async () => {
    [browser, alone] = await Promise.all([launchChromium(), PageAlone.start()]);
    page = await browser.newPage({ viewport: { width: 1200, height: 3000 } });
  });

  afterAll(async () => {
    await browser?.close();
    alone?.stop();
    const rows = [...sizes].map(([name, { folded, most }]) => {
      const was = sizesBefore[name];
      return [name, was?.folded, was?.most, folded, most];
    });
    const cells = (size: unknown) =>
      typeof size === 'object' && size ? Object.values(size).join(' / ') : (size ?? '–');
    const lines = rows.map((row) => `| ${row.map(cells).join(' | ')} |`);
    const head = ['| form | folded before | at most before | folded | at most |', '| --- | --- | --- | --- | --- |'];
    mkdirSync(RESULTS, { recursive: true });
    const title = 'Fields / tab stops / pixels of each form, as it comes and with whatever can be unfolded at a time.';
    writeFileSync(join(RESULTS, 'form-sizes.md'), `${[title, '', ...head, ...lines].join('\n')}\n`);
  });

  test.each(kinds)('is not too much: %s', async (name, kind) => {
    const sample = sampleOf(kind);
    const [folded = largest([]), ...unfolded] = await sizesOf(formOf(kind, sample));
    const others = kind.assist ? await sizesOf(formOf(kind, { ...sample, unfold: 'ruleBuilder' })) : [];
    for (const values of 'patternType' in sample.values ? repeating : [])
      others.push(
        ...(await sizesOf(deck.fill(`${name}/form`, { ...sample, values: { ...sample.values, ...values } }))),
      );
    const most = largest([folded, ...unfolded, ...others]);
    sizes.set(name, { folded, most });
    expect(most.fields).toBeLessThanOrEqual(MOST_FIELDS);
    // What helps with a rule is two buttons more.
    expect(most.stops).toBeLessThanOrEqual(kind.assist ? MOST_STOPS + 1 : MOST_STOPS);
  });
});
