/** The words around a command. */
export interface CommandWords {
  /** What people begin with when they want something made: new, add, create. */
  readonly verbs: readonly string[];
}
