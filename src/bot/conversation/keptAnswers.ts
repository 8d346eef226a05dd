import type { Card } from '../cards/cardDeck';
import { withData } from '../cards/withReading';
import type { Fields } from '../forms/fields';
import { type Answers, answersOf } from '../forms/readForm';
import { isRecord, recordOf } from '../json/json';
import { firstField } from '../kinds/firstField';
import type { ObjectKind } from '../kinds/kind';

/** Answers of a form that another kind's form takes over, and those that wait until somebody goes back. */
export interface Carried {
  readonly answers: Answers;
  readonly kept: Answers;
}

/** What the buttons of a form keep for other kinds' forms. */
export function keptIn(data: Readonly<Record<string, unknown>>): Answers {
  const texts = Object.entries(recordOf(data.kept)).filter(([, answer]) => typeof answer === 'string');
  return Object.fromEntries(texts.map(([field, answer]) => [field, String(answer)]));
}

/** A form whose buttons keep answers that it has no input for. */
export function withKept(card: Card, kept: Answers): Card {
  if (Object.keys(kept).length === 0) return card;
  const keeping = withData(card, () => ({ kept }));
  return isRecord(keeping) ? { ...card, ...keeping } : card;
}

/**
 * The name, everything that somebody chose, and nothing that a form filled in by itself: what the other form cannot hold is
 * kept, and comes back with the first form that can.
 */
export function carried(from: ObjectKind, to: ObjectKind, data: Readonly<Record<string, unknown>>): Carried {
  const { [firstField(from)]: name = '', ...others } = answersOf(from.fields, data);
  const chosen = Object.entries(others).filter(([field, answer]) => isChosen(from, field, answer));
  const all = Object.entries({
    ...keptIn(data),
    ...Object.fromEntries(chosen),
    ...(name && { [firstField(to)]: name }),
  });
  return {
    answers: Object.fromEntries(all.filter((one) => isTaken(to.fields, one))),
    kept: Object.fromEntries(all.filter((one) => !isTaken(to.fields, one) || looksUnchosen(to, one))),
  };
}

function isChosen({ fields }: ObjectKind, field: string, answer: string): boolean {
  return answer !== '' && answer !== fields[field]?.initial;
}

/** Somebody chose what the other form begins with: on the way back it would pass for what no one chose. */
function looksUnchosen({ fields }: ObjectKind, [field, answer]: readonly [string, string]): boolean {
  return fields[field]?.initial === answer;
}

/** What is wrong in any form is taken over, to be put right there; only words that a list does not have are not. */
function isTaken(fields: Fields, [field, answer]: readonly [string, string]): boolean {
  const own = Object.hasOwn(fields, field) ? fields[field] : undefined;
  return own !== undefined && (own.choices?.includes(answer) ?? true);
}
