export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Stand for characters that are out of reach: no word, no space, no digit. */
export const TAKEN = '\uFFFC';
export const HELD = '\uFFFB';

const EMPTY_BRACKETS = new RegExp(
  `\\([\\s,;]*${TAKEN}[\\s,;${TAKEN}]*\\)|\\[[\\s,;]*${TAKEN}[\\s,;${TAKEN}]*\\]`,
  'gu',
);

/**
 * A line that words are taken out of. What is taken leaves the title; what is held stays in it; neither can be read again.
 * Positions are those of the line as it was typed.
 */
export class Line {
  private readonly taken: Span[] = [];
  private reach: string;

  constructor(readonly text: string) {
    this.reach = text.replace(/[\uFFFB\uFFFC]/g, ' ');
  }

  /** The line with everything that was taken or held made unreadable, character by character. */
  get open(): string {
    return this.reach;
  }

  /** With the comma or the dash that set the words apart. */
  take(start: number, end: number): string {
    const comma = /(?:\s*[,;]|\s[-–—])\s*$/.exec(this.reach.slice(Math.max(0, start - 4), start))?.[0].length ?? 0;
    const colon =
      this.reach.slice(0, start).trim() === '' ? (/^\s*[,:]/.exec(this.reach.slice(end))?.[0].length ?? 0) : 0;
    const span = { start: start - comma, end: end + colon };
    this.taken.push(span);
    this.close(span.start, span.end, TAKEN);
    return this.text.slice(start, end).trim();
  }

  /** Takes brackets along in which nothing is left. */
  takeEmptyBrackets(): void {
    for (const { index, 0: brackets } of this.reach.matchAll(EMPTY_BRACKETS)) this.take(index, index + brackets.length);
  }

  hold(start: number, end: number): void {
    this.close(start, end, HELD);
  }

  /** Lets what was held be read again. */
  reopen(start: number, end: number): void {
    const text = this.text.slice(start, end).replace(/[\uFFFB\uFFFC]/g, ' ');
    this.reach = this.reach.slice(0, start) + text + this.reach.slice(end);
  }

  /** Lets words that were taken stay in the title after all. */
  giveBack(start: number, end: number): void {
    const kept = this.taken.findIndex((span) => span.start <= start && span.end >= end);
    const [span] = kept < 0 ? [] : this.taken.splice(kept, 1);
    if (span) this.close(span.start, span.end, HELD);
  }

  /** From left to right; what was taken around something else is one span with it. */
  get removed(): Span[] {
    const merged: Span[] = [];
    for (const span of [...this.taken].sort((a, b) => a.start - b.start)) {
      const last = merged.at(-1);
      if (!last || span.start >= last.end) merged.push(span);
      else merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    }
    return merged;
  }

  /** What was not taken, with single spaces where something was. */
  get rest(): string {
    let from = 0;
    const pieces = this.removed.map(({ start, end }) => {
      const piece = this.text.slice(from, start);
      from = end;
      return piece;
    });
    const [first = '', ...others] = [...pieces, this.text.slice(from)];
    const joined = others.reduce(
      (before, piece) => before.trimEnd() + (/^\s*[,;]/.test(piece) ? '' : ' ') + piece.trimStart(),
      first,
    );
    return joined.replace(/\s+/g, ' ').trim();
  }

  private close(start: number, end: number, mark: string): void {
    this.reach = this.reach.slice(0, start) + mark.repeat(end - start) + this.reach.slice(end);
  }
}
