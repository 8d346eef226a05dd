// npm run permissions: every delegated Graph permission that some kind asks for, what for, and when, as a table in Markdown.
import { createRequire } from 'node:module';

const { Catalog } = createRequire(import.meta.url)('../dist/bot/kinds/catalog.js');
const catalog = Catalog.load();

function rowOf([permission, sentence]) {
  const titles = (asks) => catalog.kinds.filter(asks).map(({ title }) => title);
  const always = ({ permissions }) => permission in permissions;
  const rarely = ({ permissionsFor = {}, more }) =>
    [...Object.values(permissionsFor), more?.permissions ?? {}].some((some) => permission in some);
  return [`\`${permission}\``, sentence.say, titles(always).join(', '), titles(rarely).join(', ')];
}

const heading = ['Permission', 'so that Muster can', 'asked for with every', 'asked for where it is used, with a'];
const rows = [heading, heading.map(() => '---'), ...Object.entries(catalog.permissions).map(rowOf)];
for (const row of rows) console.log(`| ${row.join(' | ')} |`);
