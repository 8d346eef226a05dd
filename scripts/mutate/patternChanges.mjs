/**
 * The ways to break a regular expression by one step: an alternative less, an anchor less, once instead of often.
 * @param {string} pattern
 * @returns {string[]}
 */
export function patternChanges(pattern) {
  return [...withoutAnAlternative(pattern), ...withAnotherSign(pattern)].filter(
    (one) => one !== pattern && isPattern(one),
  );
}

/**
 * The pattern without each of its alternatives in turn, those inside groups included.
 * @param {string} pattern
 * @returns {string[]}
 */
export function withoutAnAlternative(pattern) {
  /** @type {{ from: number, bars: number[] }[]} */
  const open = [{ from: 0, bars: [] }];
  /** @type {string[]} */
  const changed = [];
  /** @param {number} to */
  const close = (to) => {
    const group = open.pop();
    if (!group || group.bars.length === 0) return;
    const edges = [group.from - 1, ...group.bars, to];
    for (let i = 0; i + 1 < edges.length; i++) {
      const [before = 0, after = 0] = edges.slice(i, i + 2);
      const isLast = i + 2 === edges.length;
      changed.push(pattern.slice(0, isLast ? before : before + 1) + pattern.slice(isLast ? after : after + 1));
    }
  };
  for (const { at, sign } of signsOf(pattern)) {
    if (sign === '(') open.push({ from: at + openingLength(pattern, at), bars: [] });
    if (sign === '|') open.at(-1)?.bars.push(at);
    if (sign === ')') close(at);
  }
  close(pattern.length);
  return changed;
}

/** @param {string} pattern @returns {string[]} */
function withAnotherSign(pattern) {
  return signsOf(pattern).flatMap(({ at, sign }) => {
    const other = { '^': '', $: '', '\\b': '', '+': '*', '*': '+', '?': '', '[^': '[', '\\s': '\\S', '\\d': '\\D' }[
      sign
    ];
    const isLookaround = sign === '(' && /^\(\?<?[=!]/.test(pattern.slice(at));
    if (isLookaround) return [pattern.slice(0, at) + turned(pattern.slice(at))];
    const count = sign === '{' ? /^\{(\d+)(,?)(\d*)\}/.exec(pattern.slice(at)) : null;
    if (count)
      return countsBeside(count).map((one) => pattern.slice(0, at) + one + pattern.slice(at + count[0].length));
    return other === undefined ? [] : [pattern.slice(0, at) + other + pattern.slice(at + sign.length)];
  });
}

/** @param {string} lookaround */
const turned = (lookaround) => lookaround.replace(/[=!]/, (sign) => (sign === '=' ? '!' : '='));

/** @param {RegExpExecArray} count */
function countsBeside([, low = '', comma, high = '']) {
  const more = `{${Number(low) + 1}${comma}${high}}`;
  const less = high ? `{${low}${comma}${Number(high) - 1}}` : `{${Math.max(0, Number(low) - 1)}${comma}}`;
  return [more, less];
}

/** @param {string} pattern @param {number} at */
const openingLength = (pattern, at) => /^\((?:\?(?:<?[=!]|:|<\w+>))?/.exec(pattern.slice(at))?.[0].length ?? 1;

/**
 * The signs that mean something, outside of what is escaped and of the inside of [classes].
 * @param {string} pattern
 */
function signsOf(pattern) {
  /** @type {{ at: number, sign: string }[]} */
  const signs = [];
  const token = /\\.|\[\^?(?:\\.|[^\]\\])*\]|\(\?(?:<?[=!]|:|<\w+>)|[\s\S]/gu;
  for (const { 0: text, index } of pattern.matchAll(token)) {
    const sign = text.startsWith('[') ? text.slice(0, text[1] === '^' ? 2 : 1) : text.startsWith('(') ? '(' : text;
    signs.push({ at: index, sign });
  }
  return signs;
}

/** @param {string} pattern */
function isPattern(pattern) {
  try {
    return new RegExp(pattern) instanceof RegExp;
  } catch {
    return false;
  }
}
