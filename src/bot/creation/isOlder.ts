/** Two clocks, each in milliseconds since 1970: the one that the ledger goes by, and Graph's, where it has told its time. */
export interface Clocks {
  readonly ours: number;
  readonly graphs: number | undefined;
}

/** Graph tells its time in whole seconds, at the end of a request, and its servers agree only roughly. */
const TOLERANCE = 10_000;
/** Where Graph has told no time. */
const GUESSED = 60_000;

/**
 * Whether Graph made something surely before a moment of ours: both are compared as ages, each by its own clock. What has no
 * time may have come after it.
 */
export function isOlder(createdDateTime: string | null | undefined, since: number, { ours, graphs }: Clocks): boolean {
  if (!createdDateTime) return false;
  const age = (graphs ?? ours) - Date.parse(createdDateTime);
  return age >= ours - since + (graphs === undefined ? GUESSED : TOLERANCE);
}
