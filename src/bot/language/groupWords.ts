/** How the properties of a group are named in a line; the texts are sources of regular expressions. */
export interface GroupWords {
  readonly visibilities: Readonly<Record<'Private' | 'Public' | 'HiddenMembership', string>>;
  readonly visibility: string;
  readonly description: string;
  readonly alias: string;
  readonly type: string;
  readonly types: Readonly<Record<'microsoft365' | 'security', string>>;
  readonly rule: RuleWords;
}

/** How people say who belongs to a group: phrases as they are folded, with what each means in a rule. */
export interface RuleWords {
  readonly where: readonly string[];
  /** department → user.department */
  readonly properties: Readonly<Record<string, string>>;
  /** is → -eq */
  readonly operators: Readonly<Record<string, string>>;
  readonly joints: Readonly<Record<string, '-and' | '-or'>>;
}
