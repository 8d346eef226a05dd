import type { Card } from '../../cards/cardDeck';
import { type Changes, fieldDigest, textsIn } from '../../creation/editDeed';
import { FieldProblem } from '../../forms/fields';
import { type Answers, answersOf, type Problems, readForm, startingAnswers } from '../../forms/readForm';
import type { TracedGraph } from '../../graph/graph';
import { GraphProblem } from '../../graph/graphProblem';
import { complaintsAbout } from '../../graph/remedies';
import { type LocalizedText, say } from '../../i18n/localizedText';
import { textOf } from '../../json/json';
import type { ObjectKind, Options } from '../../kinds/kind';
import type { Edit, Viewer } from '../../kinds/living';
import type { Turn } from '../../turn/turn';
import type { FormCards } from '../cards/formCards';
import type { Press } from '../press';
import type { LivingTokens } from './livingTokens';
import type { Asked } from './presentCards';

type Data = Press['data'];

const NOTHING = { text: '', at: 0, people: [] };

/** What stands on a form that was sent, and what of it is its maker's own. */
export interface Sent {
  readonly changes: Changes;
  readonly problems: Problems;
}

/** The form that made an object, with what the object holds now. */
export class EditForms {
  constructor(
    private readonly cards: FormCards,
    private readonly tokens: LivingTokens,
    private readonly viewerOf: (turn: Turn) => Viewer,
  ) {}

  /** Undefined where the object is gone. */
  async form(asked: Asked, graph: TracedGraph): Promise<Card | undefined> {
    const present = await this.presentOf(asked, graph);
    return present && this.filled(asked, present, await optionsFor(asked, present, graph));
  }

  /** A fresh form for another object of the kind, in the same place; where others read along, what opens one. */
  async another({ kind, turn, card }: Asked, graph: TracedGraph): Promise<Card> {
    if (turn.conversation.shared) return this.cards.plain.invitation(kind, turn, NOTHING);
    const place = answersOf(kind.fields, card.at);
    const answers = { ...startingAnswers(kind.fields), ...place };
    return this.cards.form(kind, turn, Object.keys(place).length > 0 ? { answers } : {}, graph);
  }

  /** What was sent, checked; undefined where the object is gone. */
  async sent(asked: Asked, data: Data, graph: TracedGraph): Promise<Sent | undefined> {
    const { kind } = asked;
    const present = await this.presentOf(asked, graph);
    if (!present) return undefined;
    const all = typedIn(kind, data);
    const before = textsIn(data.before);
    const changed = Object.entries(all).filter(([field, typed]) => fieldDigest(typed) !== before[field]);
    const whole = readForm(kind.fields, { ...present, ...all });
    const problems = 'problems' in whole ? whole.problems : (kind.check?.(whole.values) ?? {});
    const own = Object.entries(problems).filter(([field]) => fieldsOf(kind).includes(field));
    return { changes: { typed: Object.fromEntries(changed), before }, problems: Object.fromEntries(own) };
  }

  /** The form once more, with all that was typed; what others have changed meanwhile stands beside the fields. */
  async again(asked: Asked, data: Data, graph: TracedGraph, wrong: Problems | GraphProblem): Promise<Card | undefined> {
    const { kind } = asked;
    const present = await this.presentOf(asked, graph);
    if (!present) return undefined;
    const [all, before] = [typedIn(kind, data), textsIn(data.before)];
    const meanwhile = Object.keys(all).filter((field) => fieldDigest(present[field]) !== before[field]);
    const isOwn = (field: string) => fieldDigest(all[field]) !== before[field];
    const taken = meanwhile.filter((field) => !isOwn(field)).map((field) => [field, present[field] ?? '']);
    const answers = { ...present, ...all, ...Object.fromEntries(taken) };
    const options = await optionsFor(asked, answers, graph);
    const notes = meanwhile.map((field) => [field, noteOn(present[field] ?? '', options[field], isOwn(field))]);
    const problems = wrong instanceof GraphProblem ? problemsOf(wrong, kind) : wrong;
    return this.filled(asked, answers, options, { ...Object.fromEntries(notes), ...problems }, present);
  }

  /** The form as it was sent, whatever is away. */
  told(asked: Asked, data: Data, sentence: LocalizedText): Card {
    const { kind, turn, card } = asked;
    const answers = typedIn(kind, data);
    return this.cards.edited(kind, turn, {
      answers,
      options: this.cards.listsAround(kind, turn, answers),
      problems: { '': sentence },
      fields: fieldsOf(kind),
      data: { kind: kind.name, ticket: this.tokens.issue(card), before: { ...textsIn(data.before) } },
    });
  }

  private async presentOf({ kind, card, turn }: Asked, graph: TracedGraph): Promise<Answers | undefined> {
    const object = await kind.living?.read(card, graph);
    return object === undefined ? undefined : editOf(kind)?.answers(object, this.viewerOf(turn));
  }

  private filled(
    { kind, turn, card }: Asked,
    answers: Answers,
    options: Options,
    problems: Problems = {},
    present = answers,
  ): Card {
    const fields = fieldsOf(kind);
    const before = Object.fromEntries(fields.map((field) => [field, fieldDigest(present[field])]));
    const data = { kind: kind.name, ticket: this.tokens.issue(card), before };
    return this.cards.edited(kind, turn, { answers, options, problems, fields, data });
  }
}

export function editOf({ living }: ObjectKind): Edit<unknown> | undefined {
  return living?.edit;
}

function fieldsOf(kind: ObjectKind): readonly string[] {
  return editOf(kind)?.fields ?? [];
}

/** Clients leave out inputs that are blank. What a field would read is what is sent of it. */
function typedIn(kind: ObjectKind, data: Data): Answers {
  return Object.fromEntries(fieldsOf(kind).map((id) => [id, cleaned(kind, id, textOf(data[id]).trim())]));
}

function cleaned({ fields }: ObjectKind, id: string, typed: string): string {
  try {
    const value = fields[id]?.read(typed);
    return typeof value === 'string' ? value : typed;
  } catch (error) {
    if (error instanceof FieldProblem) return typed;
    throw error;
  }
}

async function optionsFor({ kind }: Asked, answers: Answers, graph: TracedGraph): Promise<Options> {
  return (await kind.options?.(graph, answers)) ?? {};
}

function noteOn(value: string, list: Options[string] | undefined, isOwn: boolean): LocalizedText {
  const shown = list?.find((one) => one.value === value)?.title ?? value;
  if (!isOwn) return say`Somebody has changed this meanwhile.`;
  return shown === ''
    ? say`Somebody has emptied this meanwhile. Save keeps yours.`
    : say`Meanwhile this became “${shown}”. Save keeps yours.`;
}

function problemsOf(problem: GraphProblem, kind: ObjectKind): Problems {
  const complaints = complaintsAbout(problem, kind.refusals);
  const fieldOf = (field: string) => (fieldsOf(kind).includes(field) ? field : '');
  return Object.fromEntries(complaints.map(({ field, sentence }) => [fieldOf(field), sentence]));
}
