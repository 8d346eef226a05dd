import type { Answers } from '../../forms/readForm';
import { joined, type LocalizedText } from '../../i18n/localizedText';
import type { ObjectKind } from '../../kinds/kind';
import type { Row } from './batch';
import { mistakesOf, startingAnswers } from './lineReader';
import { undecided, withChoices } from './questions';

/** What keeps a row from being sent as it stands. */
export function problemOf(row: Row, kind: ObjectKind, common: Answers): LocalizedText | undefined {
  const mistakes = Object.values(mistakesOf(kind, answersFor(row, kind, common)));
  return undecided(row.questions) ?? (mistakes.length > 0 ? joined(mistakes, ' ') : undefined);
}

/** What a row asks for, with what goes for all lines and what a form says by itself. */
export function answersFor({ answers, questions }: Row, kind: ObjectKind, common: Answers): Answers {
  return { ...startingAnswers(kind), ...common, ...withChoices(answers, questions) };
}
