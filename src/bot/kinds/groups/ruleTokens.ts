import { FieldProblem } from '../../forms/fields';
import { type LocalizedText, say } from '../../i18n/localizedText';

/** A property, operator, value, bracket or comma of a membership rule. */
export interface Token {
  readonly text: string;
  /** Place of its first character; a rule begins with character 1. */
  readonly at: number;
}

/** A quoted value escapes its own quotes by ` or by doubling; what is left over is a stray sign. */
const TOKEN =
  /[()[\],]|`".*?`"|"(?:`.|[^"`])*"|'(?:''|[^'])*'|-?[\p{L}_$][\p{L}\p{N}_.$]*|-?\d[\w:.+-]*|(?<stray>\S)/gsu;

const OPENING: Readonly<Record<string, string>> = { ')': '(', ']': '[' };
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']' };
const DEEPEST = 50;

/** Throws `FieldProblem` for signs that no rule has, quotes left open and brackets that do not pair up. */
export function tokensOf(rule: string): Token[] {
  const tokens = [...rule.matchAll(TOKEN)].map(({ 0: text, index, groups }) => {
    if (groups?.stray) throw new FieldProblem(strayProblem(groups.stray, index + 1));
    return { text, at: index + 1 };
  });
  checkBrackets(tokens);
  return tokens;
}

/** “-eq” at character 17 */
export function placeOf({ text, at }: Token): LocalizedText {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return say`“${shown}” at character ${at}`;
}

function strayProblem(sign: string, at: number): LocalizedText {
  if (/["'`]/.test(sign)) return say`The quotation mark at character ${at} is never closed.`;
  if (/[“”„‟‘’‚«»]/.test(sign)) return say`Use straight quotation marks (") instead of ${sign} at character ${at}.`;
  if (/\p{Pd}|−/u.test(sign))
    return say`Use a plain hyphen (-), right before a word, instead of ${sign} at character ${at}.`;
  return say`“${sign}” at character ${at} has no meaning outside of quotation marks.`;
}

function checkBrackets(tokens: readonly Token[]): void {
  const open: Token[] = [];
  for (const token of tokens) {
    if (CLOSING[token.text]) open.push(token);
    if (open.length > DEEPEST) throw new FieldProblem(say`${placeOf(token)} is too deep: use fewer brackets.`);
    const opening = OPENING[token.text];
    if (!opening) continue;
    const opened = open.pop();
    if (opened?.text !== opening) throw new FieldProblem(say`${placeOf(token)} closes no “${opening}”.`);
  }
  const left = open.at(-1);
  if (left) throw new FieldProblem(say`${placeOf(left)} is never closed. Add a “${CLOSING[left.text] ?? ''}”.`);
}
