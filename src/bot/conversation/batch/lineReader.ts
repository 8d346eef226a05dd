import { type Answers, type Problems, readForm } from '../../forms/readForm';
import type { Graph } from '../../graph/graph';
import { ReadOnce } from '../../graph/readOnce';
import { joined, type LocalizedText, say } from '../../i18n/localizedText';
import type { Translator } from '../../i18n/translator';
import { firstField } from '../../kinds/firstField';
import type { Guess, ObjectKind, Options } from '../../kinds/kind';
import type { Turn } from '../../turn/turn';
import { headingOf, titleOf } from '../cards/formCards';
import { unansweredGuesses } from '../guessReview';
import type { QuickAdd } from '../quickAdd';
import type { Row } from './batch';
import type { BatchText, RowText } from './batchText';
import { questionOf } from './questions';

/** What was read out of pasted lines. */
export interface ReadLines {
  readonly rows: readonly Row[];
  readonly options: Options;
}

/** Reads pasted lines, each as if it stood alone after its command. */
export class LineReader {
  constructor(private readonly quickAdd: QuickAdd) {}

  /** The kind that the lines ask for, where all of them say more than the command. */
  kindFor(kind: ObjectKind, { lines }: BatchText, turn: Turn): ObjectKind {
    const [first = kind, ...others] = new Set(
      lines.map(({ commandText }) => this.quickAdd.kindFor(kind, commandText, turn)),
    );
    return others.length > 0 ? kind : first;
  }

  /** True where lists have to be read, or people looked up. */
  needsGraph(kind: ObjectKind, { lines }: BatchText, turn: Turn): boolean {
    return (
      kind.options !== undefined || lines.some(({ commandText }) => this.quickAdd.namesPeople(kind, commandText, turn))
    );
  }

  /** Asks Graph once for each list, however many lines there are. */
  async read(
    kind: ObjectKind,
    { lines }: BatchText,
    turn: Turn,
    translator: Translator,
    graph?: Graph,
  ): Promise<ReadLines> {
    const once = graph && new ReadOnce(graph);
    const options = await optionsOf(kind, {}, once);
    const rows = lines.map((line, i) => this.row(kind, line, i + 1, { turn, translator, options }, once));
    return { rows: await Promise.all(rows), options };
  }

  private async row(
    kind: ObjectKind,
    { commandText, done }: RowText,
    number: number,
    { turn, translator, options }: { readonly turn: Turn; readonly translator: Translator; readonly options: Options },
    graph?: Graph,
  ): Promise<Row> {
    const own = this.quickAdd.kindFor(kind, commandText, turn);
    const { answers, guesses } = await this.quickAdd.fill(kind, commandText, turn, graph);
    const asked = unansweredGuesses(guesses, answers);
    const problem =
      own === kind ? unfit(kind, { ...answers, ...asked[0]?.answers }, options, translator) : other(own, translator);
    const row = { number, questions: [], reading: '', problem: '' };
    if (problem) {
      const whole = { [firstField(kind)]: commandText.text };
      return { ...row, answers: whole, state: 'doubtful', problem: translator.localize(problem, kind.name) };
    }
    const sure = guesses.filter(({ others = [] }) => others.length === 0);
    const reading = translator.localize(
      joined(
        sure.map((guess) => readingOf(guess, guesses)),
        ' · ',
      ),
      kind.name,
    );
    const questions = asked.map((guess) => questionOf(kind, guess, translator));
    return { ...row, answers, reading, questions, state: done ? 'left' : 'open' };
  }
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

/** The lists that the form offers; none without a Graph to ask. */
export async function optionsOf(kind: ObjectKind, answers: Answers, graph?: Graph): Promise<Options> {
  return (graph && (await kind.options?.(graph, answers))) ?? {};
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
