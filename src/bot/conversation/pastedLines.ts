/** Rows that one card takes. */
export const MOST_LINES = 20;
/** Characters of a list that one card takes, which holds them twice. */
const MOST_CHARACTERS = 8_000;

/** What a person pasted, as far as one card takes it. */
export interface Pasted {
  readonly text: string;
  /** Milliseconds since 1970, by the message. */
  readonly at: number;
  /** Lines that are left out. */
  readonly surplus: number;
}

/** A line of a pasted list, without what made a list of it. */
export interface PastedLine {
  readonly text: string;
  /** Ticked off already where it was copied. */
  readonly done: boolean;
}

const BULLET = /^(?:[-*+–—](?:\s+|$)|[•‣◦▪·]\s*|\(?\d{1,3}[.)](?:\s+|$))/;
const BOX = /^(?:\[[ xX]?\]|[☐☑☒✅✔]\uFE0F?)\s*/u;
const TICKED = /^(?:\[[xX]\]|[☑☒✅✔])/u;

/** Whole lines only. */
export function pastedFrom(lines: readonly string[], at: number): Pasted {
  const said = lines.filter((line) => pastedLines(line).length > 0);
  const fitting: string[] = [];
  let left = MOST_CHARACTERS;
  for (const line of said.slice(0, MOST_LINES)) {
    left -= line.length + 1;
    if (left < 0) break;
    fitting.push(line);
  }
  return { text: fitting.join('\n'), at, surplus: said.length - fitting.length };
}

/** The lines that say something, in their order. */
export function pastedLines(text: string): PastedLine[] {
  const lines = text.split('\n').map((line) => {
    const item = line.trim().replace(BULLET, '');
    return { text: item.replace(BOX, '').trim(), done: TICKED.test(item) };
  });
  return lines.filter(({ text: words }) => words !== '');
}
