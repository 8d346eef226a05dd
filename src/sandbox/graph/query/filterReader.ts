const token = /\s*(?:\d{4}-[\d:.TZ+-]+|[()/,:]|'(?:[^']|'')*'|[\w.@-]+)/y;

/** Walks over the words and signs of a `$filter`; throws a sentence for what does not belong there. */
export class FilterReader {
  private readonly tokens: readonly string[];
  private at = 0;

  constructor(text: string) {
    this.tokens = tokens(text);
  }

  next(): string {
    const value = this.tokens[this.at];
    if (value === undefined) throw new Error('The filter ends too early.');
    this.at += 1;
    return value;
  }

  /** Steps over the expected tokens when they come next. */
  took(...expected: readonly string[]): boolean {
    const found = expected.every((value, index) => this.tokens[this.at + index]?.toLowerCase() === value);
    if (found) this.at += expected.length;
    return found;
  }

  expect(value: string): void {
    if (!this.took(value)) throw new Error(`'${value}' expected.`);
  }

  expectEnd(): void {
    if (this.at < this.tokens.length) throw new Error(`'${this.tokens[this.at]}' is not expected.`);
  }
}

function tokens(text: string): string[] {
  const found: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const match = token.exec(text);
    if (match === null) throw new Error(`Syntax error in '${text}'.`);
    found.push(match[0].trim());
  }
  return found;
}
