import type { CreatedSummary } from '../../creation/submission';
import { joined, type LocalizedText, say } from '../../i18n/localizedText';
import type { Translator } from '../../i18n/translator';
import { firstField } from '../../kinds/firstField';
import type { ObjectKind } from '../../kinds/kind';
import type { Row } from './batch';
import type { Outcome } from './batchCreations';

export type Outcomes = ReadonlyMap<number, Outcome>;

/** A line of the card that says what has become of all. */
export type RowResult = { readonly [name in 'state' | 'name' | 'url' | 'problem']: string };

export function resultOf(kind: ObjectKind, row: Row, outcomes: Outcomes, translator: Translator): RowResult {
  const { number, answers } = row;
  const outcome = outcomes.get(number) ?? { state: 'waiting' };
  const name = answers[firstField(kind)] || translator.localize(say`Line ${number}`);
  if (outcome.state === 'waiting' || outcome.state === 'left')
    return { state: outcome.state, name, url: '', problem: '' };
  if (outcome.state !== 'made')
    return { state: 'failed', name, url: '', problem: translator.localize(outcome.problem, kind.name) };
  const { made } = outcome;
  return {
    state: 'made',
    name: made?.name || name,
    url: made?.url ?? '',
    problem: made?.additions ? translator.localize(missingOf(made), kind.name) : '',
  };
}

/** The row as the next press finds it. */
export function rowAfter({ name }: ObjectKind, row: Row, outcomes: Outcomes, translator: Translator): Row {
  const outcome = outcomes.get(row.number) ?? { state: 'waiting' };
  if (outcome.state === 'waiting') return { ...row, state: 'open', problem: '' };
  if (outcome.state === 'left') return { ...row, state: 'left' };
  if (outcome.state === 'made') return { ...row, state: outcome.made?.additions ? 'incomplete' : 'made' };
  return { ...row, state: outcome.state, problem: translator.localize(outcome.problem, name) };
}

/** The end of the longest throttling, in milliseconds since 1970. */
export function throttledUntil(outcomes: Outcomes): number | undefined {
  const moments = [...outcomes.values()].flatMap((outcome) => ('until' in outcome && outcome.until) || []);
  return moments.length > 0 ? Math.max(...moments) : undefined;
}

function missingOf({ additions = [], problem = '' }: CreatedSummary): LocalizedText {
  const labels = joined(
    additions.map(({ label }) => label),
    ', ',
  );
  return say`Created, but still missing: ${labels}. ${problem}`;
}
