/** Few words for each, none of anybody's: whatever counts keeps one number for each combination. */
export type Labels = Readonly<Record<string, string>>;

/** Where numbers go about what the bot does. */
export interface Measures {
  count(name: CounterName, labels: Labels): void;
  /** Of something that took so many milliseconds. */
  time(name: DurationName, milliseconds: number, labels: Labels): void;
}

export type CounterName =
  | 'muster.turns'
  | 'muster.creations'
  | 'muster.ledger.results'
  | 'muster.budget.spent'
  | 'muster.budget.exceeded';

export type DurationName =
  | 'muster.turn.duration.seconds'
  | 'muster.creation.duration.seconds'
  | 'muster.request.duration.seconds'
  | 'muster.store.duration.seconds'
  | 'muster.signin.duration.seconds';

export const UNMEASURED: Measures = { count: () => undefined, time: () => undefined };

/** An outcome without the numbers in it: `created 3/5` is `created`. */
export function plainOutcome(outcome: string): string {
  return outcome.replace(/ \d+\/\d+$/, '');
}
