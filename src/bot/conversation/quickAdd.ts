import type { Answers } from '../forms/readForm';
import type { Graph } from '../graph/graph';
import type { Catalog } from '../kinds/catalog';
import { firstField } from '../kinds/firstField';
import type { Guess, ObjectKind, Options } from '../kinds/kind';
import type { Languages } from '../language/languages';
import type { Found } from '../language/reading';
import { readLine } from '../language/readLine';
import type { Heard } from '../turn/commandText';
import type { Turn } from '../turn/turn';
import { sureOf } from './guessReview';

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
  kindFor(kind: ObjectKind, heard: Heard, turn: Turn): ObjectKind {
    return this.catalog.named(kind.quickAdd?.becomes?.(this.read(kind, heard, turn, {}).found)) ?? kind;
  }

  /** True where the words name somebody, who has to be looked up. */
  namesPeople(kind: ObjectKind, heard: Heard, turn: Turn): boolean {
    const { assignees, owners, members } = this.read(kind, heard, turn, {}).found;
    return [assignees, owners, members].some((some) => some !== undefined);
  }

  /** Without `graph` there are no lists, and nobody is looked up. */
  async fill(kind: ObjectKind, heard: Heard, turn: Turn, graph?: Graph): Promise<Filling> {
    const first = await this.fillWith(kind, heard, turn, graph, (await optionsOf(kind, graph, {})) ?? {});
    const decided = kind.quickAdd?.decisive?.some((field) => first.answers[field]);
    if (!decided) return first;
    return this.fillWith(kind, heard, turn, graph, (await optionsOf(kind, graph, first.answers)) ?? {});
  }

  private async fillWith(kind: ObjectKind, heard: Heard, turn: Turn, graph: Graph | undefined, options: Options) {
    const { title, found } = this.read(kind, heard, turn, options);
    const guesses = (await kind.quickAdd?.guesses(found, options, graph)) ?? [];
    const answers: Answers = Object.assign({ [firstField(kind)]: title }, ...guesses.map(sureOf));
    return { answers, guesses, options };
  }

  private read({ quickAdd }: ObjectKind, heard: Heard, turn: Turn, options: Options): { title: string; found: Found } {
    if (!quickAdd || heard.text === '') return { title: heard.text, found: {} };
    const { timeZone, locale = 'en-US' } = turn.requester;
    const known = { ...quickAdd.known?.(options), people: heard.people };
    const context = { now: new Date(heard.at), timeZone, locale, known };
    return readLine(heard.text, quickAdd.layers, this.languages.for(locale), context);
  }
}

async function optionsOf(kind: ObjectKind, graph: Graph | undefined, answers: Answers): Promise<Options | undefined> {
  return graph && kind.options?.(graph, answers);
}
