/** @typedef {{ kind: 'name' | 'string' | 'number' | 'mark' | 'line', text: string, at: number }} Token a text is without its quotes */

const TOKEN =
  /(?<space>[ \t\r]+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)|(?<line>\n)|(?<name>[A-Za-z_]\w*)|(?<number>\d+)|(?<mark>=>|::|\?\?|&&|\|\||[=!]=|[<>]=?|[-{}[\]():,.=?!+*/%@])/y;

/**
 * Throws a sentence with the line where something is not understood.
 * @param {string} text
 */
export function tokensOf(text) {
  /** @type {Token[]} */
  const tokens = [];
  for (let at = 0; at < text.length; ) {
    if (text[at] === "'") {
      const end = endOfString(text, at);
      tokens.push({ kind: 'string', text: text.slice(at + 1, end), at });
      at = end + 1;
      continue;
    }
    TOKEN.lastIndex = at;
    const { groups = {}, 0: found = '' } = TOKEN.exec(text) ?? {};
    if (!found) throw new Error(`Line ${lineAt(text, at)}: ${JSON.stringify(text[at])} is not understood.`);
    /** @type {Token['kind'][]} */
    const kinds = ['line', 'name', 'number', 'mark'];
    const kind = kinds.find((one) => groups[one] !== undefined);
    if (kind) tokens.push({ kind, text: found, at });
    at += found.length;
  }
  return tokens;
}

/**
 * @param {string} text
 * @param {number} start
 */
function endOfString(text, start) {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text.startsWith('${', at)) at = endOfHole(text, at);
    else if (text[at] === "'") return at;
    else if (text[at] === '\n') break;
  }
  throw new Error(`Line ${lineAt(text, start)}: a text has no end.`);
}

/**
 * @param {string} text
 * @param {number} start of the dollar sign
 */
function endOfHole(text, start) {
  let depth = 0;
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "'") at = endOfString(text, at);
    else if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at;
  }
  throw new Error(`Line ${lineAt(text, start)}: \${ has no end.`);
}

/**
 * The line, counted from one.
 * @param {string} text
 * @param {number} at
 */
export function lineAt(text, at) {
  return text.slice(0, at).split('\n').length;
}

/**
 * What stands in the ${…} of a text.
 * @param {string} text
 */
export function holesOf(text) {
  const holes = [];
  for (let at = text.indexOf('${'); at >= 0; at = text.indexOf('${', at)) {
    const end = endOfHole(text, at);
    holes.push(text.slice(at + 2, end));
    at = end;
  }
  return holes;
}
