// Takes out of a Bicep file what other files are held to: parameters, variables, resources, modules and outputs. It knows
// what infra/azure uses of the language and refuses the rest; `bicep build` in the workflow is the compiler.
import { namesIn, WORDS } from './names.mjs';
import { lineAt, tokensOf } from './tokens.mjs';

/** @typedef {{ readonly expression: string, readonly names: readonly string[] }} Expression with the names that it uses */
/** @typedef {string | number | boolean | Expression | BicepValue[] | BicepObject} BicepValue */
/** @typedef {{ [key: string]: BicepValue }} BicepObject */
/** @typedef {{ readonly type: string, readonly usual: BicepValue | undefined, readonly decorators: readonly string[] }} Parameter */
/**
 * @typedef {object} Declared a resource or a module
 * @property {string} symbol
 * @property {string} type of a resource, with its version behind @; the path of a module
 * @property {boolean} existing
 * @property {Expression | undefined} condition
 * @property {BicepObject} body
 * @property {Declared[]} children resources that are declared inside
 */
/**
 * @typedef {object} BicepFile
 * @property {Record<string, Parameter>} params
 * @property {Record<string, BicepValue>} vars
 * @property {Declared[]} resources
 * @property {Declared[]} modules
 * @property {Record<string, { type: string, value: BicepValue }>} outputs
 */
class BicepReader {
  /** @param {string} text */
  constructor(text) {
    /** @private */
    this.text = text;
    /** @private */
    this.tokens = tokensOf(text);
    /** @private */
    this.next = 0;
  }

  /** @returns {BicepFile} */
  file() {
    /** @type {BicepFile} */
    const file = { params: {}, vars: {}, resources: [], modules: [], outputs: {} };
    for (this.lines(); this.peek(); this.lines()) {
      const decorators = this.decorators();
      this.declaration(this.take('name').text, decorators, file);
    }
    return file;
  }

  /**
   * @private
   * @param {string} word
   * @param {string[]} decorators
   * @param {BicepFile} file
   */
  declaration(word, decorators, file) {
    if (word === 'resource') file.resources.push(this.declared());
    else if (word === 'module') file.modules.push(this.declared());
    else if (word === 'targetScope') this.setting();
    else this.named(word, decorators, file);
  }

  /** @private */
  setting() {
    this.take('=');
    this.value();
  }

  /**
   * @private
   * @param {string} word
   * @param {string[]} decorators
   * @param {BicepFile} file
   */
  named(word, decorators, file) {
    const name = this.take('name').text;
    const type = word === 'var' ? '' : this.take('name').text;
    const value = this.gives('=') ? this.value() : undefined;
    if (word === 'param') file.params[name] = { type, usual: value, decorators };
    else if (word === 'var' && value !== undefined) file.vars[name] = value;
    else if (word === 'output' && value !== undefined) file.outputs[name] = { type, value };
    else throw this.problem(`“${word} ${name}” is not understood.`);
  }

  /**
   * @private
   * @returns {Declared}
   */
  declared() {
    const symbol = this.take('name').text;
    const type = this.take('string').text;
    const existing = this.gives('existing');
    this.take('=');
    const condition = this.gives('if') ? this.expression(true) : undefined;
    /** @type {Declared[]} */
    const children = [];
    return { symbol, type, existing, condition, body: this.object(children), children };
  }

  /** @private */
  decorators() {
    const names = [];
    for (; this.gives('@'); this.lines()) {
      names.push(this.take('name').text);
      this.expression();
    }
    return names;
  }

  /**
   * @private
   * @returns {BicepValue}
   */
  value() {
    const { kind, text } = this.peek() ?? this.take('name');
    if (text === '{' && kind === 'mark') return this.object();
    if (text === '[' && kind === 'mark') return this.array();
    const { tokens, ...expression } = this.expression();
    const [only, ...more] = tokens;
    if (!only || more.length > 0) return expression;
    if (only.kind === 'string' && !only.text.includes('${')) return only.text.replace(/\\(.)/g, '$1');
    if (only.kind === 'number') return Number(only.text);
    return WORDS.has(only.text) ? only.text === 'true' : expression;
  }

  /**
   * @private
   * @param {Declared[]} children
   * @returns {BicepObject}
   */
  object(children = []) {
    /** @type {BicepObject} */
    const object = {};
    this.take('{');
    for (this.lines(); !this.gives('}'); this.lines()) {
      const key = this.take(this.peek()?.kind === 'string' ? 'string' : 'name').text;
      if (key === 'resource' && this.peek()?.kind === 'name') children.push(this.declared());
      else {
        this.take(':');
        object[key] = this.value();
      }
      this.gives(',');
    }
    return object;
  }

  /** @private */
  array() {
    /** @type {BicepValue[]} */
    const array = [];
    this.take('[');
    for (this.lines(); !this.gives(']'); this.lines()) {
      array.push(this.value());
      this.gives(',');
    }
    return array;
  }

  /**
   * Up to the end of its line, or of what it stands in; brackets may reach over several lines.
   * @private
   * @param {boolean} isPair of brackets, and no more, as after `if`
   */
  expression(isPair = false) {
    const start = this.next;
    let depth = 0;
    for (let token = this.peek(); token; token = this.peek()) {
      const { kind, text } = token;
      if (depth === 0 && (kind === 'line' || (kind === 'mark' && [',', '}', ']', ')'].includes(text)))) break;
      if (kind === 'mark' && ['(', '[', '{'].includes(text)) depth++;
      if (kind === 'mark' && [')', ']', '}'].includes(text)) depth--;
      this.next++;
      if (isPair && depth === 0) break;
    }
    const tokens = this.tokens.slice(start, this.next);
    const [first] = tokens;
    if (!first) throw this.problem('a value is missing.');
    const last = this.tokens[this.next]?.at ?? this.text.length;
    return { expression: this.text.slice(first.at, last).trim(), names: [...new Set(namesIn(tokens))], tokens };
  }

  /** @private */
  peek() {
    return this.tokens[this.next];
  }

  /** @private */
  lines() {
    while (this.peek()?.kind === 'line') this.next++;
  }

  /**
   * @private
   * @param {string} text
   */
  gives(text) {
    if (this.peek()?.text !== text || this.peek()?.kind === 'string') return false;
    this.next++;
    return true;
  }

  /**
   * @private
   * @param {string} wanted a kind of token, or its text
   */
  take(wanted) {
    const token = this.peek();
    if (!token || (token.kind !== wanted && (token.text !== wanted || token.kind === 'string')))
      throw this.problem(`${wanted} is missing before ${JSON.stringify(token?.text ?? 'the end')}.`);
    this.next++;
    return token;
  }

  /**
   * @private
   * @param {string} what
   */
  problem(what) {
    return new Error(`Line ${lineAt(this.text, this.peek()?.at ?? this.text.length)}: ${what}`);
  }
}

/**
 * Throws a sentence with the line where it does not understand something.
 * @param {string} text
 */
export function readBicep(text) {
  return new BicepReader(text).file();
}
