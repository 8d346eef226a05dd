import { existsSync, readFileSync } from 'node:fs';
import { objectOf } from '../../dist/sandbox/teams/json.js';

/** @typedef {import('../../dist/bot/kinds/catalog.js').Catalog['kinds'][number]} Kind */

/**
 * What a kind says in a language: its own texts first, then those of all.
 * @param {string} folder the messages of the language; English has none
 * @returns {(text: string, kind: Kind) => string}
 */
function translator(folder) {
  /** @param {string} name */
  const texts = (name) => {
    const file = `${folder}/${name}.json`;
    return existsSync(file) ? objectOf(JSON.parse(readFileSync(file, 'utf8'))) : {};
  };
  const shared = texts('shared');
  return (text, kind) => `${texts(kind.name)[text] ?? shared[text] ?? text}`;
}

/**
 * The command of each kind in a language, with what it does.
 * @param {readonly Kind[]} kinds
 * @param {string} folder
 */
export function commandTable(kinds, folder) {
  const say = translator(folder);
  return kinds.map((kind) => `| \`${say(kind.command, kind)}\` | ${say(kind.description, kind)} |`).join('\n');
}
