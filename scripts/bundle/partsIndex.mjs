import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

/**
 * A module in the place of `src/bot/parts.ts` that names each kind, language, card and message file instead of looking for
 * it, so that a bundler finds them all. It lies in `dist`, beside `bot`.
 * @param {string} root
 */
export function partsIndex(root) {
  const kinds = filesIn(join(root, 'dist/bot/kinds'), '.kind.js').map(
    (file) => `require('./bot/kinds/${file}').default`,
  );
  const languages = filesIn(join(root, 'dist/bot/language/languages'), '.language.js').map(
    (file) => `require('./bot/language/languages/${file}').default`,
  );
  const cards = filesIn(join(root, 'cards'), '.json')
    .filter((file) => !file.endsWith('.sample.json'))
    .map((file) => `['${file.slice(0, -'.json'.length)}', require('../cards/${file}')]`);
  return `// Written by scripts/bundle/partsIndex.mjs.
const { CardDeck } = require('./bot/cards/cardDeck.js');
const { Translators } = require('./bot/i18n/translators.js');
const { Catalog } = require('./bot/kinds/catalog.js');
const { Languages } = require('./bot/language/languages.js');
exports.loadParts = () => {
  const translators = new Translators(${messagesIn(root)});
  return {
    catalog: new Catalog(${listed(kinds)}),
    languages: new Languages(${listed(languages)}),
    translators,
    deck: new CardDeck(new Map(${listed(cards)}), translators),
    pages: { privacy: require('../docs/privacy.md'), terms: require('../docs/terms.md') },
    teamsJs: () => require('@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js'),
  };
};
`;
}

/** @param {string} root */
function messagesIn(root) {
  const files = filesIn(join(root, 'messages'), '.json').map((file) => file.slice(0, -'.json'.length).split('/'));
  const codes = [...new Set(files.map(([code]) => code))];
  const texts = (/** @type {string | undefined} */ code) =>
    files.filter(([own]) => own === code).map(([, name]) => `'${name}': require('../messages/${code}/${name}.json')`);
  return `{ ${codes.map((code) => `'${code}': { ${texts(code).join(', ')} }`).join(', ')} }`;
}

/** @param {readonly string[]} expressions */
function listed(expressions) {
  return `[\n    ${expressions.join(',\n    ')},\n  ]`;
}

/**
 * @param {string} folder
 * @param {string} ending
 */
function filesIn(folder, ending) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll(sep, '/'));
  return files.filter((file) => file.endsWith(ending)).sort();
}
