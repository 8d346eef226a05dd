/** How the properties of a group are named in a line; the texts are sources of regular expressions. */
export interface GroupWords {
  readonly visibilities: Readonly<Record<'Private' | 'Public' | 'HiddenMembership', string>>;
  readonly visibility: string;
  readonly description: string;
  readonly alias: string;
  readonly type: string;
  readonly types: Readonly<Record<'microsoft365' | 'security', string>>;
}
