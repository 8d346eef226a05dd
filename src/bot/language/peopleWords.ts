/** How people are named in a line; phrases as they are folded. */
export interface PeopleWords {
  /** for, assigned to */
  readonly assign: readonly string[];
  readonly owners: readonly string[];
  readonly members: readonly string[];
  /** Before two names or more that end the line, without a sign: "with Sam and Yuki". */
  readonly company: readonly string[];
  readonly and: readonly string[];
}
