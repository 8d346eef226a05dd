import { type Answers, type Problems, readForm } from '../../forms/readForm';
import type { Graph } from '../../graph/graph';
import { ReadOnce } from '../../graph/readOnce';
import { joined, type LocalizedText, say } from '../../i18n/localizedText';
import type { Translator } from '../../i18n/translator';
import { firstField } from '../../kinds/firstField';
import type { Guess, ObjectKind, Options } from '../../kinds/kind';
import type { Turn } from '../../turn/turn';
import { headingOf, titleOf } from '../cards/cardWords';
import { unansweredGuesses } from '../guessReview';
import { optionsOf, type QuickAdd } from '../quickAdd';
import type { ReadText } from '../readText';
import type { Row } from './batch';
import type { BatchText } from './batchText';
import { questionOf } from './questions';

/** Pasted lines, each as the kind reads it. */
export interface ReadBatch {
  readonly kind: ObjectKind;
  readonly lines: readonly { readonly text: ReadText; readonly done: boolean }[];
  /** Lines that are left out. */
  readonly omitted: number;
}

/** Reads pasted lines, each as if it stood alone after its command. */
export class LineReader {
  constructor(private readonly quickAdd: QuickAdd) {}

  read(kind: ObjectKind, { lines, omitted }: BatchText, turn: Turn): ReadBatch {
    const read = lines.map(({ commandText, done }) => ({ text: this.quickAdd.read(kind, commandText, turn), done }));
    return { kind, lines: read, omitted };
  }

  /** The lines as the kind reads them that they ask for, where all of them say more than the command. */
  readAsAsked(kind: ObjectKind, batchText: BatchText, turn: Turn): ReadBatch {
    const batch = this.read(kind, batchText, turn);
    const [asked = kind, ...others] = new Set(batch.lines.map(({ text }) => this.quickAdd.kindOf(text)));
    return asked === kind || others.length > 0 ? batch : this.read(asked, batchText, turn);
  }

  /** Asks Graph once for each list, however many lines there are. */
  async rows({ kind, lines }: ReadBatch, translator: Translator, graph?: Graph) {
    const once = graph && new ReadOnce(graph);
    const options = await optionsOf(kind, {}, once);
    const rows = lines.map(({ text, done }, i) => this.row(text, { number: i + 1, done, translator, options }, once));
    return { rows: await Promise.all(rows), options };
  }

  private async row(text: ReadText, { number, done, translator, options }: About, graph?: Graph): Promise<Row> {
    const { kind, commandText } = text;
    const own = this.quickAdd.kindOf(text);
    const { answers, guesses } = await this.quickAdd.fill(text, graph);
    const asked = unansweredGuesses(guesses, answers);
    const problem =
      own === kind ? unfit(kind, { ...answers, ...asked[0]?.answers }, options, translator) : other(own, translator);
    const row = { number, questions: [], reading: '', problem: '' };
    if (problem) {
      const whole = { [firstField(kind)]: commandText.text };
      return { ...row, answers: whole, state: 'doubtful', problem: translator.localize(problem, kind.name) };
    }
    const sure = guesses.filter(({ others = [] }) => others.length === 0);
    const readings = sure.map((guess) => readingOf(guess, guesses));
    const reading = translator.localize(joined(readings, ' · '), kind.name);
    const questions = asked.map((guess) => questionOf(kind, guess, translator));
    return { ...row, answers, reading, questions, state: done ? 'left' : 'open' };
  }
}

/** What a row takes beside its words. */
interface About {
  readonly number: number;
  readonly done: boolean;
  readonly translator: Translator;
  readonly options: Options;
}

/** The text that was read. */
export function textOfBatch({ lines, omitted }: ReadBatch): BatchText {
  const rows = lines.map(({ text, done }) => ({ commandText: text.commandText, done }));
  const [first] = rows;
  const said = { text: '', at: 0, people: [], ...first?.commandText };
  const mentions = rows.flatMap(({ commandText }) => commandText.mentions ?? []);
  const text = rows.map(({ commandText }) => commandText.text).join('\n');
  return { lines: rows, omitted, commandText: { ...said, text, ...(mentions.length > 0 && { mentions }) } };
}

/** True where lists have to be read, or people looked up. */
export function needsGraph({ kind, lines }: ReadBatch): boolean {
  return kind.options !== undefined || lines.some(({ text }) => text.namesPeople);
}

/** Lists that have to be chosen from, where the form preselects the first entry. */
export function requiredLists({ fields }: ObjectKind, options: Options): string[] {
  return Object.keys(options).filter((id) => fields[id]?.required && options[id]?.length);
}

/** What a form says before anybody has said anything. */
export function startingAnswers({ fields }: ObjectKind): Answers {
  const starting = Object.entries(fields).flatMap(([id, { initial }]) => (initial ? [[id, initial]] : []));
  return Object.fromEntries(starting);
}

/** Sentences about everything that the answers of a row get wrong, by field. */
export function mistakesOf(kind: ObjectKind, answers: Answers): Problems {
  const form = readForm(kind.fields, { ...startingAnswers(kind), ...answers });
  return 'problems' in form ? form.problems : (kind.check?.(form.values) ?? {});
}

/** Words that lead nowhere are marked: `shown` says why. People who are found stand beside one who is asked about. */
function readingOf({ label, shown, answers }: Guess, all: readonly Guess[]): LocalizedText {
  const isAsked = all.some((guess) => guess.label === label && guess.others);
  const leads = isAsked || Object.keys(answers).length > 0;
  return joined([leads ? label : joined(['⚠', label], ' '), shown], ': ');
}

/** What cannot be put right by another name. */
function unfit(
  kind: ObjectKind,
  answers: Answers,
  options: Options,
  translator: Translator,
): LocalizedText | undefined {
  const first = requiredLists(kind, options).map((id) => [id, options[id]?.[0]?.value ?? '']);
  const all = { ...startingAnswers(kind), ...Object.fromEntries(first), ...answers };
  const { [firstField(kind)]: _typed, ...problems } = mistakesOf(kind, all);
  const missing = Object.keys(problems).some((id) => kind.fields[id]?.required && !all[id]);
  const [sentence] = Object.values(problems);
  if (!missing) return sentence;
  const command = translator.text(kind.command, kind.name);
  return say`${headingOf(kind, translator)}: one line cannot say all that it needs. Use its form: ${command}.`;
}

function other(kind: ObjectKind, translator: Translator): LocalizedText {
  return say`This line asks for something else (${titleOf(kind, translator)}). Send it in a message of its own.`;
}
