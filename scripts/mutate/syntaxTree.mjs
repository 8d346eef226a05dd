import { parseSync } from '@swc/core';

/** What is a type or names another file, and never runs. */
const unseenTypes =
  /^(?:Ts(?!ConstAssertion|AsExpression|SatisfiesExpression|NonNullExpression|ParameterProperty)|Import(?!$)|ExportAll)/;
const unseenFields = new Set([
  'typeAnnotation',
  'typeParams',
  'typeParameters',
  'typeArguments',
  'returnType',
  'superTypeParams',
  'implements',
  'key',
  'source',
]);

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A node of what the compiler read, with places in the text as JavaScript counts them. */
export class SyntaxNode {
  /** @private @type {Record<string, unknown>} */ raw;
  /** @private @type {(byte: number) => number} */ placeOf;

  /** @param {Record<string, unknown>} raw @param {(byte: number) => number} placeOf */
  constructor(raw, placeOf) {
    this.raw = raw;
    this.placeOf = placeOf;
  }

  get type() {
    return this.word('type');
  }

  /** @returns {number} */
  get start() {
    const { span, spread, key, expression } = this.raw;
    const first = [spread, span, key, expression].find(isRecord) ?? this.raw;
    return 'start' in first ? this.placeOf(Number(first.start)) : this.node(first).start;
  }

  /** @returns {number} */
  get end() {
    const { span, value, expression, arguments: spreads } = this.raw;
    const last = [span, value, expression, spreads].find(isRecord) ?? this.raw;
    return 'end' in last ? this.placeOf(Number(last.end)) : this.node(last).end;
  }

  /** A name or an operator among the node's own fields, '' when there is none. @param {string} name */
  word(name) {
    const value = this.raw[name];
    return typeof value === 'string' ? value : '';
  }

  /** @param {string} name */
  child(name) {
    const value = this.raw[name];
    return isRecord(value) ? this.node(value) : undefined;
  }

  /** @param {string} name */
  list(name) {
    const value = this.raw[name];
    return Array.isArray(value) ? value.filter(isRecord).map((raw) => this.node(raw)) : [];
  }

  /** Everything inside that runs. @returns {SyntaxNode[]} */
  get children() {
    return Object.entries(this.raw)
      .filter(([name]) => !unseenFields.has(name))
      .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
      .filter(isRecord)
      .map((raw) => this.node(raw))
      .filter(({ type }) => !unseenTypes.test(type));
  }

  /** @private @param {Record<string, unknown>} raw */
  node(raw) {
    return new SyntaxNode(raw, this.placeOf);
  }
}

/** Reads a TypeScript module. @param {string} source */
export function syntaxTreeOf(source) {
  const parsed = parseSync(source, { syntax: 'typescript', target: 'es2022' });
  // Its places count bytes from 1; a text counts UTF-16 units from 0.
  const bytes = Buffer.from(source);
  const isPlain = bytes.length === source.length;
  /** @param {number} byte */
  const placeOf = (byte) => (isPlain ? byte - 1 : bytes.subarray(0, byte - 1).toString().length);
  /** @type {Record<string, unknown>} */
  const raw = { ...parsed };
  return new SyntaxNode(raw, placeOf);
}
