/** How lists, plans and buckets are named in a line; the texts are sources of regular expressions. */
export interface PlaceWords {
  /** to, in, on */
  readonly into: string;
  /** my, the */
  readonly article: string;
  readonly list: string;
  readonly plan: string;
  readonly bucket: string;
}
