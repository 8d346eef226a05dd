// Reads TypeScript and JavaScript with a real parser, so that a word in a comment or a string counts for nothing.
import { parseSync } from '@swc/core';

/** @typedef {{ type: string, [part: string]: unknown }} SyntaxNode */
/** @typedef {{ functions: number[], casts: number, anys: number, imports: string[] }} Findings how many lines each function has, and so on */

/** What has a body of its own; a short arrow without braces is part of the line that it stands in. */
const functionTypes = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ClassMethod',
  'PrivateMethod',
  'Constructor',
  'MethodProperty',
  'GetterProperty',
  'SetterProperty',
]);
const castTypes = new Set(['TsAsExpression', 'TsTypeAssertion', 'TsNonNullExpression']);
const importTypes = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'TsImportType',
  'CallExpression',
]);

/** @param {string} source */
export const parse = (source) => parseSync(source, { syntax: 'typescript', target: 'es2022' });

/**
 * Visits every part of a parsed text, outer ones first.
 * @param {unknown} part
 * @param {(node: SyntaxNode) => void} visit
 */
export function walk(part, visit) {
  if (typeof part !== 'object' || part === null) return;
  if (isNode(part)) visit(part);
  for (const inner of Object.values(part)) walk(inner, visit);
}

/**
 * @param {unknown} part
 * @returns {part is SyntaxNode}
 */
export function isNode(part) {
  return typeof part === 'object' && part !== null && 'type' in part && typeof part.type === 'string';
}

/**
 * @param {string} source
 * @returns {Findings}
 */
export function findingsIn(source) {
  const lineAt = linesOf(source);
  /** @type {Findings} */
  const found = { functions: [], casts: 0, anys: 0, imports: [] };
  walk(parse(source), (node) => {
    if (functionTypes.has(node.type) && hasBody(node)) found.functions.push(lineCount(node, lineAt));
    if (castTypes.has(node.type)) found.casts++;
    if (node.type === 'TsKeywordType' && node.kind === 'any') found.anys++;
    if (importTypes.has(node.type)) found.imports.push(...importsOf(node));
  });
  return found;
}

/** @param {SyntaxNode} node */
function hasBody(node) {
  const { body } = isPart(node.function) ? node.function : node;
  return isNode(body) && (body.type === 'FunctionBody' || body.type === 'BlockStatement');
}

/**
 * @param {SyntaxNode} node
 * @param {(offset: number) => number} lineAt
 */
function lineCount({ span }, lineAt) {
  if (!isPart(span)) return 0;
  return lineAt(Number(span.end) - 1) - lineAt(Number(span.start)) + 1;
}

/**
 * What is imported, exported from elsewhere, required or imported on the way.
 * @param {SyntaxNode} node
 */
function importsOf({ source, argument, callee, arguments: given }) {
  const called = isNode(callee) && (callee.type === 'Import' || callee.value === 'require');
  const first = called && Array.isArray(given) ? given[0]?.expression : undefined;
  return [source, argument, first].flatMap((one) =>
    isNode(one) && one.type === 'StringLiteral' ? [String(one.value)] : [],
  );
}

/**
 * The parser counts bytes, from 1.
 * @param {string} source
 */
function linesOf(source) {
  const bytes = Buffer.from(source);
  /** @type {number[]} */
  const starts = [];
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) starts.push(at + 2);
  return (/** @type {number} */ offset) => {
    const next = starts.findIndex((start) => start > offset);
    return next < 0 ? starts.length : next;
  };
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isPart(value) {
  return typeof value === 'object' && value !== null;
}
