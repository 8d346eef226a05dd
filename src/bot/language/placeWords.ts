/** How lists, plans and buckets are named in a line; the texts are sources of regular expressions. */
export interface PlaceWords {
  /** to, in, on */
  readonly into: string;
  /** Before the word "list" itself. */
  readonly intoList: string;
  /** Before a plan or its name. */
  readonly intoPlan: string;
  /** my, the */
  readonly article: string;
  readonly list: string;
  readonly plan: string;
  readonly bucket: string;
  /** How a list's name begins a compound with the word: Einkaufs in Einkaufsliste, for a list called Einkaufen. */
  readonly stemsOf?: (name: string) => readonly string[];
  /** Whether the name of no known list may be one, beside the word. */
  readonly isName?: (name: string) => boolean;
}
