import { FieldProblem } from '../../forms/fields';
import { nearestProperty, problemOfWords } from './checkRuleWords';
import { comparisonsIn, OPERATORS, readRule } from './ruleReader';
import { propertyNamed } from './ruleVocabulary';

/** A value in quotation marks, which nothing may be changed in; or the next sign or word outside of them. */
const PARTS = /`".*?`"|"(?:`.|[^"`])*"|'(?:''|[^'])*'|[^\s"'()[\],]+|[\s()[\],]|["']/gsu;
const SIGNS: Readonly<Record<string, string>> = {
  '=': '-eq',
  '==': '-eq',
  '===': '-eq',
  '!=': '-ne',
  '<>': '-ne',
  '&&': '-and',
  '||': '-or',
  '!': '-not',
};
const JOINTS = ['and', 'or', 'not', 'plus', 'minus'];
const OPERATOR_NAMES = new Map(OPERATORS.map((operator) => [operator.toLowerCase(), `-${operator}`]));
const LONGEST = 3072;

/** What somebody surely meant who wrote a rule as other languages have it: `department = Sales`. Undefined where that is no rule either. */
export function mendedRule(rule: string): string | undefined {
  if (rule.length > LONGEST) return undefined;
  const mended = quoted(withPlainSigns(rule).match(PARTS)?.map(mendedPart) ?? []).join('');
  return mended !== rule && isRule(mended) ? mended : undefined;
}

function withPlainSigns(rule: string): string {
  const plain = rule.replace(/[“”„‟«»]/g, '"').replace(/[‘’‚]/g, "'");
  // Signs between words, and hyphens as word processors write them.
  return plain
    .replace(/(^|[\s(])[\p{Pd}−](?=\p{L})/gu, '$1-')
    .replace(/(===?|!=|<>|&&|\|\||=)(?=(?:[^"]*"[^"]*")*[^"]*$)/g, ' $1 ');
}

function mendedPart(part: string): string {
  if (/^["'`\s()[\],]/.test(part)) return part.trim() === '' ? ' ' : part;
  const bare = part.replace(/^-/, '').toLowerCase();
  if (SIGNS[part]) return SIGNS[part];
  if (JOINTS.includes(bare)) return `-${bare}`;
  return OPERATOR_NAMES.get(bare) ?? mendedProperty(part);
}

/** `department` → `user.department` */
function mendedProperty(part: string): string {
  if (!/^[a-z][\w.]*$/i.test(part)) return part;
  const known = propertyNamed(part) ?? propertyNamed(`user.${part}`);
  if (known) return known.name;
  return /^(user|device)\./i.test(part) ? (nearestProperty(part) ?? part) : part;
}

/** Words that follow an operator are one value: `-eq New York` → `-eq "New York"`. */
function quoted(parts: readonly string[]): string[] {
  const out: string[] = [];
  let open: string[] | undefined;
  const close = () => {
    const words = open?.join('').trim() ?? '';
    if (open) out.push(words && asValue(words), ' ');
    open = undefined;
  };
  for (const part of parts) {
    const isWord = !/^["'`()[\],]/.test(part) && !isOperator(part) && !isJoint(part);
    if (open && isWord) open.push(part);
    else {
      close();
      out.push(part);
    }
    if (isOperator(part)) open = [];
  }
  close();
  return [
    out
      .join('')
      .replace(/ +/g, ' ')
      .replace(/ ([)\],])/g, '$1')
      .trim(),
  ];
}

function asValue(words: string): string {
  if (/^(true|false|\$?null|system\.now|-?\d[\w:.+-]*)$/i.test(words)) return ` ${words}`;
  // A value may be called as a property is: `-eq state`.
  return ` "${propertyNamed(words) ? words.slice(words.indexOf('.') + 1) : words}"`;
}

function isOperator(part: string): boolean {
  return [...OPERATOR_NAMES.values()].includes(part) && part !== '-any' && part !== '-all';
}

function isJoint(part: string): boolean {
  return JOINTS.some((joint) => part === `-${joint}`);
}

function isRule(rule: string): boolean {
  try {
    const condition = readRule(rule);
    return comparisonsIn(condition).length > 0 && !problemOfWords(condition);
  } catch (error) {
    if (error instanceof FieldProblem) return false;
    throw error;
  }
}
