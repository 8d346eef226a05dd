/** How people are named in a line; the texts are sources of regular expressions. */
export interface PeopleWords {
  /** for, assigned to */
  readonly assign: string;
  readonly owners: string;
  readonly members: string;
  readonly and: string;
}
