/** What the house has decided about a kind; no kind says any of it of itself. */
export interface KindRules {
  /** Names, by object id, of the groups whose members alone may create it; none for nobody, missing for everybody. */
  readonly onlyFor?: Readonly<Record<string, string>>;
  readonly inChannels: boolean;
  /** By field. */
  readonly fields: Readonly<Record<string, FieldRules>>;
}

/** What the house has decided about a field; all of it may be missing. */
export interface FieldRules {
  /** What every text in the field begins and ends with, whether it is typed or not. */
  readonly prefix?: string;
  readonly suffix?: string;
  readonly bannedWords?: readonly string[];
  /** How many have to be chosen. */
  readonly atLeast?: number;
  /** What a fresh form shows. */
  readonly initial?: string;
}
