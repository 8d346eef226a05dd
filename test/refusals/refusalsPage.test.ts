import { readFileSync } from 'node:fs';
import { Catalog } from '../../src/bot/kinds/catalog';
import { PAGE, refusalsPage } from './refusalsPage';

test('docs/refusals.md is up to date; `npm run refusals` makes it so', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(refusalsPage(Catalog.load()));
});

test('says of nothing that a person reads “undefined”, nor names Graph’s placeholders', () => {
  const page = refusalsPage(Catalog.load());
  expect(page).not.toMatch(/undefined|\[object|\{\{\d/);
  expect(page).toMatch(/\| 53003, 530032, 530035, 50131 \|.*Your organisation blocks this from where you are/);
  expect(page).toMatch(/`POST \/groups` 403 \| Directory_QuotaExceeded \|.*as many groups as your organisation/);
});
