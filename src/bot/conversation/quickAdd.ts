import type { Answers } from '../forms/readForm';
import type { Graph } from '../graph/graph';
import type { Catalog } from '../kinds/catalog';
import { firstField } from '../kinds/firstField';
import type { Guess, ObjectKind, Options, Wanted } from '../kinds/kind';
import type { Languages } from '../language/languages';
import type { CommandText } from '../turn/commandText';
import type { Turn } from '../turn/turn';
import { agreedAnswers } from './guessReview';
import { ReadText } from './readText';

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

  /** To be handed on to whatever else asks for the same words in this turn. */
  read(kind: ObjectKind, commandText: CommandText, { requester, conversation }: Turn): ReadText {
    const { timeZone, locale = 'en-US' } = requester;
    const context = { now: new Date(commandText.at), timeZone, locale };
    return new ReadText(kind, commandText, this.languages.for(locale), context, conversation.groupId);
  }

  /** The words as the kind reads them that they ask for. */
  readAsAsked(kind: ObjectKind, commandText: CommandText, turn: Turn): ReadText {
    const text = this.read(kind, commandText, turn);
    const asked = this.kindOf(text);
    return asked === kind ? text : this.read(asked, commandText, turn);
  }

  /** The kind that the words ask for, which may say more than the command: `new group Ops type:security`. */
  kindOf(text: ReadText): ObjectKind {
    const { kind } = text;
    return this.catalog.named(kind.quickAdd?.switchKind?.(text.among({}).found)) ?? kind;
  }

  /** Without `graph` there are no lists, and nobody is looked up. */
  async fill(text: ReadText, graph?: Graph): Promise<Filling> {
    const { kind } = text;
    const { groupId } = text;
    const wanted = { groupId, ...(text.namesPlace && { words: text.commandText.text }) };
    const first = await fillAmong(text, await optionsOf(kind, {}, graph, wanted), graph);
    const isDecided = kind.quickAdd?.decisive?.some((field) => first.answers[field]);
    return isDecided && graph ? fillAmong(text, await optionsOf(kind, first.answers, graph, wanted), graph) : first;
  }
}

async function fillAmong(text: ReadText, options: Options, graph?: Graph): Promise<Filling> {
  const { title, found } = text.among(options);
  const guesses = (await text.kind.quickAdd?.guesses(found, options, graph)) ?? [];
  const answers: Answers = Object.assign({ [firstField(text.kind)]: title }, ...guesses.map(agreedAnswers));
  return { answers, guesses, options };
}

/** The lists that the form offers; none without a Graph to ask. */
export async function optionsOf(
  kind: ObjectKind,
  answers: Answers,
  graph?: Graph,
  wanted: Wanted = {},
): Promise<Options> {
  return (graph && (await kind.options?.(graph, answers, wanted))) ?? {};
}
