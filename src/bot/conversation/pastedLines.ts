/** Rows that one card takes. */
export const MOST_LINES = 20;

/** A line of a pasted list, without what made a list of it. */
export interface PastedLine {
  readonly text: string;
  /** Ticked off already where it was copied. */
  readonly done: boolean;
}

const BULLET = /^(?:[-*+–—]\s+|[•‣◦▪·]\s*|\(?\d{1,3}[.)]\s+)/;
const BOX = /^(?:\[[ xX]?\]|[☐☑☒✅✔]\uFE0F?)\s*/u;
const TICKED = /^(?:\[[xX]\]|[☑☒✅✔])/u;

/** The lines that say something, in their order. */
export function pastedLines(text: string): PastedLine[] {
  const lines = text.split('\n').map((line) => {
    const item = line.trim().replace(BULLET, '');
    return { text: item.replace(BOX, '').trim(), done: TICKED.test(item) };
  });
  return lines.filter(({ text: words }) => words !== '');
}
