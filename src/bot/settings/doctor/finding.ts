/** What the doctor has looked at, and what is to be said of it. */
export interface Finding {
  readonly what: string;
  /** Missing when all is well. */
  readonly problem?: string;
  /** What works, but should be otherwise. */
  readonly warning?: string;
  /** What could not be looked at, or is worth knowing. */
  readonly note?: string;
}

/** A finding for everything that somebody reads, and ends with 1 where something does not work. */
export function lineOf({ what, problem, warning, note }: Finding): string {
  if (problem) return `✗ ${what}: ${problem}`;
  if (warning) return `! ${what}: ${warning}`;
  return note ? `· ${what}: ${note}` : `✓ ${what}`;
}

/** The same for programs. */
export function jsonOf(findings: readonly Finding[]): object {
  return {
    ok: !findings.some(({ problem }) => problem),
    findings: findings.map(({ what, problem, warning, note }) => ({
      what,
      state: problem ? 'problem' : warning ? 'warning' : note ? 'note' : 'ok',
      words: problem ?? warning ?? note ?? '',
    })),
  };
}
