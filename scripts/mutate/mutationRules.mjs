import { patternChanges, withoutAnAlternative } from './patternChanges.mjs';

/** @typedef {import('./syntaxTree.mjs').SyntaxNode} SyntaxNode */
/** @typedef {{ rule: string, start: number, end: number, text: string }} Change */
/** @typedef {(node: SyntaxNode, source: string) => Change[]} Rule */

/** @type {Readonly<Record<string, readonly string[]>>} */
const operators = {
  '===': ['!=='],
  '!==': ['==='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '&&': ['||'],
  '||': ['&&'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '+=': ['-=', '='],
  '-=': ['+=', '='],
  '??=': ['='],
  '||=': ['='],
  '++': ['--'],
  '--': ['++'],
};

const methods = new Map(
  Object.entries({
    startsWith: 'endsWith',
    endsWith: 'startsWith',
    some: 'every',
    every: 'some',
    min: 'max',
    max: 'min',
    find: 'findLast',
    findLast: 'find',
    floor: 'ceil',
    ceil: 'floor',
    toLowerCase: 'toUpperCase',
    toUpperCase: 'toLowerCase',
  }),
);

/** Calls that may be left out: what they are called on is of the type of what they give. */
const droppable =
  /^(?:trim|trimStart|trimEnd|slice|filter|toSorted|sort|reverse|toReversed|normalize|replace|replaceAll|toLowerCase|toUpperCase|toLocaleLowerCase|toLocaleUpperCase|concat|map|flat|flatMap|padStart|padEnd|substring|catch|finally)$/;

/** @param {string} rule @param {SyntaxNode} node @param {string} text @returns {Change} */
const instead = (rule, { start, end }, text) => ({ rule, start, end, text });

/** @param {SyntaxNode} node @param {string} source */
const textOf = ({ start, end }, source) => source.slice(start, end);

/** @type {Rule} */
function operator(node, source) {
  const sign = node.word('operator');
  const left = node.child('left');
  const from = source.indexOf(sign, left ? left.end : node.start);
  return (operators[sign] ?? []).map((text) => ({ rule: 'operator', start: from, end: from + sign.length, text }));
}

/** @type {Rule} */
function defaultValue(node, source) {
  const [left, right] = [node.child('left'), node.child('right')];
  if (node.word('operator') !== '??' || !left || !right) return [];
  return [
    instead('default dropped', node, textOf(left, source)),
    instead('default always', node, textOf(right, source)),
  ];
}

/** @type {Rule} */
function sign(node, source) {
  const argument = node.child('argument');
  return argument && ['!', '-'].includes(node.word('operator'))
    ? [instead('sign dropped', node, textOf(argument, source))]
    : [];
}

/** @type {Rule} */
function branches(node, source) {
  const [yes, no] = [node.child('consequent'), node.child('alternate')];
  if (!yes || !no) return [];
  return [
    { rule: 'branches swapped', start: yes.start, end: no.end, text: `${textOf(no, source)} : ${textOf(yes, source)}` },
  ];
}

/** @type {Rule} */
function condition(node, source) {
  const test = node.child('test');
  const negated = test ? [instead('condition negated', test, `!(${textOf(test, source)})`)] : [];
  return node.child('alternate') ? negated : [...negated, instead('branch removed', node, ';')];
}

/** @type {Rule} */
const statement = (node) => [instead('statement removed', node, ';')];

/** @type {Rule} */
const boolean = (node, source) => [instead('boolean', node, textOf(node, source) === 'true' ? 'false' : 'true')];

/** A round thousand is a time or a size, of which one more or less is the same to everybody. @type {Rule} */
function number(node, source) {
  const value = Number(textOf(node, source).replaceAll('_', ''));
  if (Number.isNaN(value)) return [];
  const isRound = value >= 1000 && value % 1000 === 0;
  const others = isRound ? [value * 2, value / 2] : [value + 1, value - 1];
  return others.map((one) => instead('number', node, one < 0 ? `(${one})` : `${one}`));
}

/** What stands in for a missing text, often for the compiler alone: `?? ''`, `{ name = '' }`. */
const standIn = /(?:\?\?|[[{(,]\s*(?:\w+:\s*)?\w+\s*=)\s*$/;

/** @type {Rule} */
function string(node, source) {
  const text = textOf(node, source);
  const quote = text[0] ?? '';
  const inner = text.slice(1, -1);
  const fewer = withoutAnAlternative(inner).map((one) => instead('alternative removed', node, quote + one + quote));
  if (inner === '' && standIn.test(source.slice(0, node.start))) return [];
  return [instead('text', node, inner === '' ? `${quote}x${quote}` : quote + quote), ...fewer];
}

/** @type {Rule} */
function template(node, source) {
  return node.list('quasis').flatMap((part) => {
    const text = textOf(part, source);
    const fewer = withoutAnAlternative(text).map((one) => instead('alternative removed', part, one));
    return text === '' ? [] : [instead('text', part, ''), ...fewer];
  });
}

/** @type {Rule} */
function pattern(node, source) {
  const [, inner = '', flags = ''] = /^\/(.*)\/(\w*)$/s.exec(textOf(node, source)) ?? [];
  const changes = patternChanges(inner).filter((one) => one !== '');
  const withoutCase = flags.includes('i') ? [instead('pattern', node, `/${inner}/${flags.replace('i', '')}`)] : [];
  return [...changes.map((one) => instead('pattern', node, `/${one}/${flags}`)), ...withoutCase];
}

/** @param {string} rule @param {readonly SyntaxNode[]} parts @returns {Change[]} */
function withoutOne(rule, parts) {
  return parts.map((part, i) => {
    const [before, after] = [parts[i - 1], parts[i + 1]];
    if (after) return { rule, start: part.start, end: after.start, text: '' };
    return { rule, start: before ? before.end : part.start, end: part.end, text: '' };
  });
}

/** @type {Rule} */
function call(node, source) {
  const callee = node.child('callee');
  const member = callee?.type === 'OptionalChainingExpression' ? callee.child('base') : callee;
  const [object, property] = [member?.child('object'), member?.child('property')];
  if (!object || !property) return [];
  const other = methods.get(property.word('value'));
  const called = other ? [instead('other method', property, other)] : [];
  const dropped = droppable.test(property.word('value')) ? [instead('call dropped', node, textOf(object, source))] : [];
  return [...called, ...dropped];
}

/** How each kind of syntax can be broken by one small step. @type {Readonly<Record<string, readonly Rule[]>>} */
export const rules = {
  BinaryExpression: [operator, defaultValue],
  AssignmentExpression: [operator],
  UpdateExpression: [operator],
  UnaryExpression: [sign],
  ConditionalExpression: [branches],
  IfStatement: [condition],
  WhileStatement: [],
  ExpressionStatement: [statement],
  BreakStatement: [statement],
  ContinueStatement: [statement],
  BooleanLiteral: [boolean],
  NumericLiteral: [number],
  StringLiteral: [string],
  TemplateLiteral: [template],
  RegExpLiteral: [pattern],
  ArrayExpression: [(node) => withoutOne('element removed', node.list('elements'))],
  ObjectExpression: [(node) => withoutOne('property removed', node.list('properties'))],
  CallExpression: [call],
};
