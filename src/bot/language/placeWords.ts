/** How lists, plans and buckets are named in a line: single words, as they are folded. */
export interface PlaceWords {
  /** to, in, on */
  readonly into: readonly string[];
  /** Before the word "list" itself, and before a list whose name ends in it. */
  readonly intoList: readonly string[];
  /** Before a plan or its name. */
  readonly intoPlan: readonly string[];
  /** my, the */
  readonly articles: readonly string[];
  readonly list: readonly string[];
  /** Between the word "list" and its name: `lista de la compra`. */
  readonly links?: readonly string[];
  /** What is no list's name, after "my": "tasks", "to-do list". */
  readonly anyList: readonly string[];
  readonly plan: readonly string[];
  readonly bucket: readonly string[];
  /** How a list's name begins a compound with the word: Einkaufs in Einkaufsliste, for a list called Einkaufen. */
  readonly stemsOf?: (name: string) => readonly string[];
  /** Whether the name of no known list may be one, beside the word. */
  readonly isName?: (name: string) => boolean;
}
