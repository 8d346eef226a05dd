import { isJson, objectsIn, textIn } from '../dist/sandbox/teams/json.js';

/** @typedef {import('../dist/sandbox/teams/json.js').Json} Json */

/**
 * Every element of a card, however deep.
 * @param {unknown} node
 * @returns {Json[]}
 */
export function elementsOf(node) {
  if (Array.isArray(node)) return node.flatMap(elementsOf);
  if (!isJson(node)) return [];
  return [node, ...[node.body, node.items, node.columns, node.actions].flatMap(elementsOf)];
}

/**
 * What stands on a card, a line for each element.
 * @param {unknown} card
 */
export function textOf(card) {
  return elementsOf(card)
    .flatMap((element) => {
      const runs = objectsIn(element, 'inlines').map((run) => textIn(run, 'text') ?? '');
      return runs.length > 0 ? runs.join('') : (textIn(element, 'text') ?? []);
    })
    .join('\n');
}
