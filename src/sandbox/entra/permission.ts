/** A delegated permission that Muster's app registration may ask for. */
export interface Permission {
  /** As the consent page says it. */
  readonly consentText: string;
  /** Whether an administrator has consented to it for everybody. */
  readonly adminConsent: boolean;
}

/** All of them, by name. */
export type Permissions = ReadonlyMap<string, Permission>;
