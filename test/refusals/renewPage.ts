import { writeFileSync } from 'node:fs';
import { Catalog } from '../../src/bot/kinds/catalog';
import { PAGE, refusalsPage } from './refusalsPage';

/** Not among the tests: `npm run refusals` alone runs it. */
test('writes docs/refusals.md', () => {
  writeFileSync(PAGE, refusalsPage(Catalog.load()));
});
