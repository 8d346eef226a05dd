/** Characters of one text, of a stack, of a name of a field, and of all texts of a line. */
const LONGEST = { text: 300, stack: 3_000, name: 60, line: 8_000 };
const DEEPEST = 5;
const MOST_ENTRIES = 30;

type Fields = Record<string, unknown>;

/** The beginning of a text that is too long, and how long it was. */
export function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}… (${text.length} characters)` : text;
}

/** Fields for the log, of which no text, no list and no depth goes beyond what a line can hold; errors as their words. */
export function bounded(fields: Fields): Fields {
  return new LineBudget().record(fields, 0);
}

/** What is left of one line. */
class LineBudget {
  private left = LONGEST.line;

  record(fields: Fields, depth: number): Fields {
    const entries = Object.entries(fields).slice(0, MOST_ENTRIES);
    return Object.fromEntries(entries.map(([name, value]) => [cut(name, LONGEST.name), this.value(value, depth + 1)]));
  }

  private value(value: unknown, depth: number): unknown {
    if (typeof value === 'string') return this.text(value, LONGEST.text);
    if (typeof value === 'bigint' || typeof value === 'symbol') return this.text(String(value), LONGEST.text);
    if (typeof value !== 'object' || value === null) return value;
    if (depth > DEEPEST) return '…';
    if (value instanceof Error) return this.error(value, depth);
    if (value instanceof Date) return Number.isNaN(value.valueOf()) ? null : value.toISOString();
    if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`;
    if (Array.isArray(value)) return value.slice(0, MOST_ENTRIES).map((one) => this.value(one, depth + 1));
    return this.record({ ...value }, depth);
  }

  private error(error: Error, depth: number): Fields {
    const { name, message, stack = '', cause, ...own } = { ...error, ...partsOf(error) };
    return {
      type: this.text(name, LONGEST.text),
      message: this.text(message, LONGEST.text),
      stack: this.text(stack.replace(message, cut(message, LONGEST.text)), LONGEST.stack),
      ...this.record(own, depth),
      ...(cause !== undefined && { cause: this.value(cause, depth + 1) }),
    };
  }

  private text(text: string, most: number): string {
    const kept = cut(text, Math.min(most, this.left));
    this.left -= Math.min(kept.length, this.left);
    return kept;
  }
}

/** An error's own words are no fields that can be copied. */
function partsOf(error: Error): Pick<Error, 'name' | 'message' | 'stack' | 'cause'> {
  const { name, message, stack, cause } = error;
  return { name, message, ...(stack !== undefined && { stack }), cause };
}
