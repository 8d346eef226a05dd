import { holesOf, tokensOf } from './tokens.mjs';

/** What looks like a name and is none. */
export const WORDS = new Set(['true', 'false', 'null']);

/**
 * The names that a piece of an expression refers to: no property, no key of an object, no argument of a lambda.
 * @param {readonly import('./tokens.mjs').Token[]} tokens
 * @returns {string[]}
 */
export function namesIn(tokens) {
  const own = tokens.filter((_, i) => tokens[i + 1]?.text === '=>').map(({ text }) => text);
  const names = tokens.flatMap(({ kind, text }, i) => {
    if (kind === 'string') return holesOf(text).flatMap((hole) => namesIn(tokensOf(hole)));
    const isProperty = ['.', '::'].includes(tokens[i - 1]?.text ?? '');
    const isKey = tokens[i + 1]?.text === ':' && ['{', ',', '\n'].includes(tokens[i - 1]?.text ?? '');
    return kind === 'name' && !isProperty && !isKey && !WORDS.has(text) ? [text] : [];
  });
  return names.filter((name) => !own.includes(name));
}

/**
 * Every name that a value refers to.
 * @param {import('./readBicep.mjs').BicepValue | undefined} value
 * @returns {string[]}
 */
export function namesUsedIn(value) {
  if (typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap(namesUsedIn);
  const { names } = value;
  if (Array.isArray(names)) return names.filter((name) => typeof name === 'string');
  return Object.values(value).flatMap((one) => namesUsedIn(one));
}
