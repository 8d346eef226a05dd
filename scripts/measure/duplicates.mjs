/** So many equal lines, one after the other, are a duplicate. */
const height = 6;

/**
 * How many blocks of six or more lines stand elsewhere as well; each copy counts. Spaces, lines without a letter and
 * imports make no difference.
 * @param {readonly string[]} texts
 */
export function countDuplicates(texts) {
  const files = texts.map(linesThatMatter);
  /** @type {Map<string, number>} */
  const times = new Map();
  for (const lines of files) for (const window of windows(lines)) times.set(window, (times.get(window) ?? 0) + 1);
  return files.map((lines) => runs(windows(lines).map((window) => (times.get(window) ?? 0) > 1))).reduce(sum, 0);
}

/** @param {string} text */
function linesThatMatter(text) {
  return text
    .replace(/^import [^;]*;$/gm, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /\p{L}/u.test(line));
}

/** @param {readonly string[]} lines */
function windows(lines) {
  return lines.slice(height - 1).map((_, at) => lines.slice(at, at + height).join('\n'));
}

/**
 * How many stretches of `true` there are.
 * @param {readonly boolean[]} marks
 */
function runs(marks) {
  return marks.filter((mark, at) => mark && !marks[at - 1]).length;
}

/**
 * @param {number} one
 * @param {number} other
 */
function sum(one, other) {
  return one + other;
}
