import { type Answers, readForm } from '../forms/readForm';
import type { Graph } from '../graph/graph';
import type { Guess, ObjectKind, Options } from '../kinds/kind';
import { capitalised, firstField } from './formCards';
import { MOST_LINES, type PastedLine, pastedLines } from './pastedLines';
import type { Filling, QuickAdd, Said } from './quickAdd';
import type { Row } from './rows';
import type { Turn } from './turn';

/** What was read out of pasted lines. */
export interface ReadLines {
  readonly rows: readonly Row[];
  readonly options: Options;
}

/** Reads pasted lines, each as if it stood alone after its command. */
export class LineReader {
  constructor(private readonly quickAdd: QuickAdd) {}

  /** `graph` is needed by kinds that offer lists. */
  async read(kind: ObjectKind, said: Said, turn: Turn, graph?: Graph): Promise<ReadLines> {
    const lines = pastedLines(said.text).slice(0, MOST_LINES);
    const options = await optionsOf(kind, {}, graph);
    const reader = new Reading(this.quickAdd, kind, said.at, turn, options, graph);
    return { rows: await Promise.all(lines.map((line, i) => reader.row(line, i + 1))), options };
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
export function problemsOf(kind: ObjectKind, answers: Answers): Readonly<Record<string, string>> {
  const form = readForm(kind.fields, { ...startingAnswers(kind), ...answers });
  return 'problems' in form ? form.problems : (kind.check?.(form.values) ?? {});
}

/** Reads the lines of one message. */
class Reading {
  private readonly optionsWhere = new Map<string, Promise<Options>>();

  constructor(
    private readonly quickAdd: QuickAdd,
    private readonly kind: ObjectKind,
    private readonly at: number,
    private readonly turn: Turn,
    private readonly options: Options,
    private readonly graph?: Graph,
  ) {}

  async row({ text, done }: PastedLine, number: number): Promise<Row> {
    const { answers, guesses } = await this.filling(text);
    const doubt = guesses.find(({ others = [] }) => others.length > 0);
    const problem = doubt ? sentenceOf(doubt) : this.problem(answers);
    if (problem) {
      return { number, answers: { [firstField(this.kind)]: text }, reading: '', state: 'doubtful', problem };
    }
    const reading = guesses.map(({ label, shown }) => `${label}: ${shown}`).join(' · ');
    return { number, answers, reading, state: done ? 'left' : 'open', problem: '' };
  }

  /** Where one list depends on what another line of it chooses, the line is read again with it. */
  private async filling(text: string): Promise<Filling> {
    const { quickAdd, kind, turn, graph, options } = this;
    const filling = quickAdd.fill(kind, { text, at: this.at }, turn, options);
    const chosen = requiredLists(kind, options).flatMap((id) => {
      const answer = filling.answers[id];
      return answer && answer !== options[id]?.[0]?.value ? [[id, answer]] : [];
    });
    if (!graph || chosen.length === 0) return filling;
    const key = JSON.stringify(chosen);
    const there = this.optionsWhere.get(key) ?? optionsOf(kind, Object.fromEntries(chosen), graph);
    this.optionsWhere.set(key, there);
    return quickAdd.fill(kind, { text, at: this.at }, turn, await there);
  }

  /** What cannot be put right by another name. */
  private problem(answers: Answers): string {
    const { kind, options } = this;
    const first = requiredLists(kind, options).map((id) => [id, options[id]?.[0]?.value ?? '']);
    const all = { ...startingAnswers(kind), ...Object.fromEntries(first), ...answers };
    const { [firstField(kind)]: _typed, ...problems } = problemsOf(kind, all);
    const missing = Object.keys(problems).some((id) => kind.fields[id]?.required && !all[id]);
    if (!missing) return Object.values(problems).join(' ');
    return `${capitalised(kind.title)}: one line cannot say all that it needs. Use its form: ${kind.command}.`;
  }
}

function sentenceOf({ words, shown, others = [] }: Guess): string {
  const ways = [shown, ...others.map((other) => other.shown)];
  return `“${words}” can mean ${ways.join(' or ')}. Say which, or send this line by itself to choose.`;
}

/** The lists that the form offers; none without a Graph to ask. */
export async function optionsOf(kind: ObjectKind, answers: Answers, graph?: Graph): Promise<Options> {
  return (graph && (await kind.options?.(graph, answers))) ?? {};
}
