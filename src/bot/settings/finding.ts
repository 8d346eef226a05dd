/** What the doctor has looked at, and what is to be said of it. */
export interface Finding {
  readonly what: string;
  /** Missing when all is well. */
  readonly problem?: string;
  /** What works, but should be otherwise. */
  readonly warning?: string;
}
