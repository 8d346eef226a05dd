// npm run permissions: every delegated Graph permission that some kind asks for, what for, and when, as a table in Markdown.
import { Catalog, rarePermissions } from '../dist/bot/kinds/catalog.js';

/** @typedef {Catalog['kinds'][number]} Kind */

const catalog = Catalog.load();

/** @param {[permission: string, sentence: { say: string }]} entry */
function rowOf([permission, sentence]) {
  /** @param {(kind: Kind) => boolean} asks */
  const titles = (asks) => catalog.kinds.filter(asks).map(({ title }) => title);
  /** @param {Kind} kind */
  const always = ({ permissions }) => permission in permissions;
  /** @param {Kind} kind */
  const rarely = (kind) => rarePermissions(kind).some((some) => permission in some);
  return [
    `\`${permission}\``,
    sentence.say,
    titles(always).join(', '),
    titles((kind) => rarely(kind) && !always(kind)).join(', '),
  ];
}

const heading = ['Permission', 'so that Muster can', 'asked for with every', 'asked for where it is used, with a'];
const rows = [heading, heading.map(() => '---'), ...Object.entries(catalog.permissions).map(rowOf)];
for (const row of rows) console.log(`| ${row.join(' | ')} |`);
