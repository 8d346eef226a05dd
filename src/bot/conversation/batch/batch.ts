import { type Answers, answersOf } from '../../forms/readForm';
import { type JsonRecord, recordOf, textOf } from '../../json/json';
import { firstField } from '../../kinds/firstField';
import type { ObjectKind } from '../../kinds/kind';
import { MOST_LINES } from './batchText';
import { type Question, type QuestionData, questionsIn } from './questions';

const STATES = ['open', 'left', 'doubtful', 'unready', 'failed', 'made', 'incomplete'] as const;

/** One of many lines as it stands on a card. */
export interface Row {
  /** Its place among the lines, from 1: with the form's nonce it names the creation. */
  readonly number: number;
  /** What the line itself says. */
  readonly answers: Answers;
  /** The same in words, without the name. */
  readonly reading: string;
  /** What the line does not say clearly. */
  readonly questions: readonly Question[];
  /**
   * `open`: to be created. `left`: the person leaves it out. `doubtful`: cannot be created from a line. `unready`: has to be
   * changed first. `failed`: not tried again before the person says so. `incomplete`: created, but something of it is missing.
   */
  readonly state: (typeof STATES)[number];
  /** Why it is doubtful, unready or has failed. */
  readonly problem: string;
}

/** Many lines that one press creates. */
export interface Batch {
  readonly rows: readonly Row[];
  /** For lines that do not say it themselves. */
  readonly common: Answers;
}

/** What a button of a card with rows sends back. */
export interface RowsData {
  readonly [answer: string]: string | boolean | readonly RowData[];
}

interface RowData {
  readonly [name: string]: string | Answers | readonly QuestionData[];
}

/** The rows of a pressed card: as the button carries them, with what stands in the inputs around it. Undefined where it carries none. */
export function batchOf(kind: ObjectKind, data: JsonRecord): Batch | undefined {
  if (!Array.isArray(data.rows)) return undefined;
  const { [firstField(kind)]: _ofNoRow, ...common } = answersOf(kind.fields, data);
  const rows: unknown[] = data.rows.slice(0, MOST_LINES);
  return { common, rows: rows.map((row, i) => rowOf(kind, recordOf(row), i + 1, data)) };
}

/** `inputs`: names and choices stand in the inputs of the card itself. */
export function dataOf(kind: ObjectKind, { rows, common }: Batch, inputs: boolean): RowsData {
  return { ...common, many: true, rows: rows.map((row) => rowData(kind, row, inputs)) };
}

/** Id of the input that answers a question. */
export function questionId(row: number, place: number): string {
  return `means${row}x${place}`;
}

function rowOf(kind: ObjectKind, row: JsonRecord, number: number, data: JsonRecord): Row {
  const name = data[`title${number}`];
  const answers = answersOf(kind.fields, recordOf(row.answers));
  const state = STATES.find((one) => one === row.state) ?? 'open';
  return {
    number,
    answers: typeof name === 'string' ? { ...answers, [firstField(kind)]: name.trim() } : answers,
    reading: textOf(row.reading),
    questions: questionsIn(kind, row.questions, (place) => data[questionId(number, place)]),
    state: state === 'open' && String(data[`include${number}`]) === 'false' ? 'left' : state,
    problem: textOf(row.problem),
  };
}

/** What was created is known to the ledger. */
function rowData(kind: ObjectKind, { state, answers, reading, questions, problem }: Row, inputs: boolean): RowData {
  if (state === 'made' || state === 'incomplete') return { state };
  const whole = !inputs || state === 'doubtful';
  const { [firstField(kind)]: _inItsInput, ...others } = answers;
  return {
    answers: whole ? answers : others,
    ...(reading && { reading }),
    ...(questions.length > 0 && { questions: questions.map((one) => (whole ? one : { ...one, chosen: '' })) }),
    ...(whole && state !== 'open' && { state }),
    ...(whole && problem && { problem }),
  };
}
