import { writeFileSync } from 'node:fs';
import { Catalog } from '../../src/bot/kinds/catalog';
import { PAGE, propertiesPage } from './propertiesPage';

/** Not among the tests: `npm run properties` alone runs it. */
test('writes docs/properties.md', async () => {
  writeFileSync(PAGE, await propertiesPage(Catalog.load()));
});
