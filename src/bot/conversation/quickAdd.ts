import type { Answers } from '../forms/readForm';
import type { Graph } from '../graph/graph';
import type { Catalog } from '../kinds/catalog';
import { firstField } from '../kinds/firstField';
import type { Guess, ObjectKind, Options } from '../kinds/kind';
import type { Languages } from '../language/languages';
import type { Found } from '../language/reading';
import { readLine } from '../language/readLine';
import type { CommandText } from '../turn/commandText';
import type { Turn } from '../turn/turn';
import { agreedAnswers } from './guessReview';

/** A form as the words after the command fill it. */
export interface Filling {
  readonly answers: Answers;
  readonly guesses: readonly Guess[];
  /** The lists that go with the answers. */
  readonly options: Options;
}

/** Turns the words after a command into answers of a form. */
export class QuickAdd {
  constructor(
    private readonly languages: Languages,
    private readonly catalog: Catalog,
  ) {}

  /** The kind that the words ask for, which may say more than the command: `new group Ops type:security`. */
  kindFor(kind: ObjectKind, commandText: CommandText, turn: Turn): ObjectKind {
    return this.catalog.named(kind.quickAdd?.switchKind?.(this.read(kind, commandText, turn, {}).found)) ?? kind;
  }

  /** True where the words name somebody, who has to be looked up. */
  namesPeople(kind: ObjectKind, commandText: CommandText, turn: Turn): boolean {
    const { assignees, owners, members } = this.read(kind, commandText, turn, {}).found;
    return [assignees, owners, members].some((some) => some !== undefined);
  }

  /** Without `graph` there are no lists, and nobody is looked up. */
  async fill(kind: ObjectKind, commandText: CommandText, turn: Turn, graph?: Graph): Promise<Filling> {
    const first = await this.fillWith(kind, commandText, turn, graph, (await optionsOf(kind, graph, {})) ?? {});
    const decided = kind.quickAdd?.decisive?.some((field) => first.answers[field]);
    if (!decided) return first;
    return this.fillWith(kind, commandText, turn, graph, (await optionsOf(kind, graph, first.answers)) ?? {});
  }

  private async fillWith(
    kind: ObjectKind,
    commandText: CommandText,
    turn: Turn,
    graph: Graph | undefined,
    options: Options,
  ) {
    const { title, found } = this.read(kind, commandText, turn, options);
    const guesses = (await kind.quickAdd?.guesses(found, options, graph)) ?? [];
    const answers: Answers = Object.assign({ [firstField(kind)]: title }, ...guesses.map(agreedAnswers));
    return { answers, guesses, options };
  }

  private read(
    { quickAdd }: ObjectKind,
    commandText: CommandText,
    turn: Turn,
    options: Options,
  ): { title: string; found: Found } {
    if (!quickAdd || commandText.text === '') return { title: commandText.text, found: {} };
    const { timeZone, locale = 'en-US' } = turn.requester;
    const known = { ...quickAdd.known?.(options), people: commandText.people };
    const context = { now: new Date(commandText.at), timeZone, locale, known };
    return readLine(commandText.text, quickAdd.layers, this.languages.for(locale), context);
  }
}

async function optionsOf(kind: ObjectKind, graph: Graph | undefined, answers: Answers): Promise<Options | undefined> {
  return graph && kind.options?.(graph, answers);
}
