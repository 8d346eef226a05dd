import { rules } from './mutationRules.mjs';
import { syntaxTreeOf } from './syntaxTree.mjs';

/**
 * One small change of a source. `probe` is the start of the innermost statement around it: what never ran that
 * statement never ran the change.
 * @typedef {{ file: string, line: number, rule: string, start: number, end: number, text: string, probe: number }} Mutation
 */

/**
 * What a source holds for us: every change that can be drawn, and where a statement begins that can be watched.
 * @typedef {{ mutations: Mutation[], statements: Statement[] }} Reading
 * @typedef {{ start: number, end: number, isExpression: boolean, isAlone: boolean }} Statement
 */

/** @typedef {import('./syntaxTree.mjs').SyntaxNode} SyntaxNode */

/**
 * Finds what can be changed in a TypeScript source: nothing that is only a type, a comment or a name.
 * @param {string} file
 * @param {string} source
 * @returns {Reading}
 */
export function readMutations(file, source) {
  /** @type {Reading} */
  const reading = { mutations: [], statements: [] };
  const lineStarts = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
  /** @param {number} place */
  const lineOf = (place) => lineStarts.findLastIndex((start) => start <= place) + 1;

  /** @param {SyntaxNode} node @param {number} probe */
  const visit = (node, probe) => {
    for (const rule of rules[node.type] ?? [])
      for (const change of rule(node, source))
        if (source.slice(change.start, change.end) !== change.text)
          reading.mutations.push({ file, line: lineOf(change.start), probe, ...change });
    const statements = statementsIn(node);
    reading.statements.push(...statements);
    for (const child of node.children) {
      const own = statements.find(({ start, end }) => start === child.start && end === child.end);
      visit(child, own ? own.start : probe);
    }
  };
  visit(syntaxTreeOf(source), 0);
  return reading;
}

/** @param {SyntaxNode} node @returns {Statement[]} */
function statementsIn(node) {
  const listed = ['BlockStatement', 'FunctionBody'].includes(node.type) ? node.list('stmts') : [];
  const inCase = node.type === 'SwitchCase' ? node.list('consequent') : [];
  const branches = ['consequent', 'alternate', 'body'].flatMap((name) => node.child(name) ?? []);
  return [
    ...[...listed, ...inCase].map((one) => ({ ...placeOf(one), isExpression: false, isAlone: false })),
    ...branches.filter(isLoneStatement).map((one) => ({ ...placeOf(one), isExpression: false, isAlone: true })),
    ...(node.type === 'ArrowFunctionExpression' ? branches : [])
      .filter(({ type }) => !['BlockStatement', 'FunctionBody'].includes(type))
      .map((one) => ({ ...placeOf(one), isExpression: true, isAlone: false })),
  ];
}

/** @param {SyntaxNode} node */
const isLoneStatement = ({ type }) => type.endsWith('Statement') && type !== 'BlockStatement';

/** @param {SyntaxNode} node */
const placeOf = ({ start, end }) => ({ start, end });
