import { answersOf } from '../../forms/readForm';
import type { KeptReads } from '../../graph/keptReads';
import { recordOf } from '../../json/json';
import type { Answer } from '../answer';
import type { Filled, FormCards } from '../cards/formCards';
import { commandTextOf, type OwnPress, readsFor } from '../press';
import type { QuickAdd } from '../quickAdd';

/** Answers a press with the form of its kind, which asks for a sign-in where the form needs Graph. */
export class FormAnswers {
  constructor(
    private readonly cards: FormCards,
    private readonly quickAdd: QuickAdd,
    private readonly kept: KeptReads,
  ) {}

  async form(own: OwnPress, filled: Filled): Promise<Answer> {
    const { kind, turn, ticket } = own;
    const more = own.verb === 'more' || own.data.more === true || own.data.more === 'true';
    const permissions = Object.keys({ ...kind.permissions, ...(more && kind.more?.permissions) });
    const { readText = this.quickAdd.read(kind, commandTextOf(own), turn), answers, ...rest } = filled;
    const isNeeded = kind.options || more || readText.namesPeople;
    const graph = isNeeded ? await readsFor(own, permissions, this.kept) : undefined;
    const hasAnswers = Object.keys(answers ?? {}).length > 0;
    const whole = { ...rest, ...(hasAnswers && answers && { answers }), readText, more, origin: ticket };
    const card = await this.cards.form(kind, turn, whole, graph);
    return { show: card, trace: { outcome: filled.problems ? 'problems' : 'form', kind: kind.name } };
  }

  /** The form with one of several ways to read the words chosen. */
  choose(own: OwnPress): Promise<Answer> {
    const chosen = answersOf(own.kind.fields, recordOf(own.data.chosen));
    return this.form(own, { answers: { ...answersOf(own.kind.fields, own.data), ...chosen } });
  }
}
