import { isInvisible } from '../../forms/cleanText';
import { type LocalizedText, say } from '../../i18n/localizedText';
import type { Translator } from '../../i18n/translator';
import { firstField } from '../../kinds/firstField';
import type { ObjectKind } from '../../kinds/kind';
import { questionId, type Row } from './batch';
import { mistakesOf } from './lineReader';
import { NONE, type Question } from './questions';

/** A row as the card of rows to check shows it. */
export function shownRow(kind: ObjectKind, row: Row, translator: Translator) {
  const { number, answers, state, reading, problem } = row;
  const name = answers[firstField(kind)] ?? '';
  const open = state !== 'doubtful';
  return {
    label: String(number),
    name,
    include: String(state !== 'left'),
    reading,
    questions: row.questions.map((question, place) => shownQuestion(question, questionId(number, place), translator)),
    problem: problem || (open ? translator.localize(nameProblem(kind, name), kind.name) : ''),
    open,
  };
}

function shownQuestion({ label, words, ways, chosen }: Question, id: string, translator: Translator) {
  const choices = ways.map(({ title }, i) => ({ title, value: String(i) }));
  const none = { title: translator.localize(say`None of these`), value: NONE };
  return { id, label, words, value: chosen, choices: [...choices, none] };
}

function nameProblem(kind: ObjectKind, name: string): LocalizedText {
  if (isInvisible(name)) return say`No name is left of this line. Type one, or leave the line out.`;
  return mistakesOf(kind, { [firstField(kind)]: name })[firstField(kind)] ?? '';
}
