import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { Sandbox } from '../support/sandbox';
import { ChatPage } from './chatPage';
import { describeInBrowser, launchChromium } from './chromium';

const rules = `
kinds:
  securityGroup:
    name: { prefix: 'PRJ ', suffix: ' (Contoso)', bannedWords: [payroll] }
    fields: { owners: { atLeast: 2 } }
`;

describeInBrowser('House rules on a form', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'muster-rules-'));
    writeFileSync(join(folder, 'rules.yaml'), rules);
    const environment = { HOUSE_RULES: join(folder, 'rules.yaml') };
    [sandbox, browser] = await Promise.all([Sandbox.start(environment), launchChromium()]);
  });

  afterAll(async () => {
    await browser?.close();
    await sandbox?.stop();
    rmSync(folder, { recursive: true });
  });

  test('stand around the name and below the fields, and beside what breaks them', async () => {
    const alex = await ChatPage.open(browser, sandbox, 'alex', 'personal');
    await alex.say('new security group Payroll');
    await alex.field('Name').waitFor();
    await alex.sees('It becomes “PRJ Payroll (Contoso)”.');
    await alex.keep('form');
    const box = async (words: string) => alex.page.getByText(words, { exact: true }).first().boundingBox();
    const [before, name, after] = [await box('PRJ'), await alex.field('Name').boundingBox(), await box('(Contoso)')];
    expect(before?.x).toBeLessThan(name?.x ?? 0);
    expect(after?.x).toBeGreaterThan(name?.x ?? 0);
    await alex.button('Create').click();
    await alex.sees('“payroll” is not allowed here. Use another word.');
    await alex.sees('Choose at least 2 (now 0).');
    await alex.keep('refused');
  });
});
