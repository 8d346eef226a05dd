/** @typedef {import('./mutations.mjs').Statement} Statement */

/**
 * The source with a call before each of its statements that tells that it ran; its lines stay where they are.
 * @param {string} source
 * @param {readonly Statement[]} statements
 * @param {string} hits the module that is told
 * @param {number} first the number of the file itself; its statements count on from there
 */
export function withProbes(source, statements, hits, first) {
  /** @type {{ at: number, text: string, isEnd: boolean, depth: number }[]} */
  const parts = [];
  for (const [i, { start, end, isExpression, isAlone }] of statements.entries()) {
    const call = `__hit(${first + 1 + i})`;
    const [open, close] = isExpression ? [`(${call}, `, ')'] : isAlone ? [`{ ${call}; `, ' }'] : [`${call}; `, ''];
    parts.push({ at: start, text: open, isEnd: false, depth: -end });
    if (close) parts.push({ at: end, text: close, isEnd: true, depth: start });
  }
  // Where one ends and another begins at the same place, the end comes first; the outer opens before the inner.
  parts.sort(
    (a, b) => a.at - b.at || Number(b.isEnd) - Number(a.isEnd) || (a.isEnd ? b.depth - a.depth : a.depth - b.depth),
  );
  let at = 0;
  let text = `const __hit = require(${JSON.stringify(hits)}); __hit(${first}); `;
  for (const part of parts) {
    text += source.slice(at, part.at) + part.text;
    at = part.at;
  }
  return text + source.slice(at);
}
