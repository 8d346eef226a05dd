import { answersOf } from '../../forms/readForm';
import type { Answer } from '../answer';
import { type BatchPresses, isAboutBatch } from '../batch/batchPresses';
import { commandTextOf, type OwnPress } from '../press';
import type { QuickAdd } from '../quickAdd';
import type { FormAnswers } from './formAnswers';
import type { KindSwitch } from './kindSwitch';
import type { UnchangedCard } from './unchangedCard';

/** Opens a form, or shows it again with more lists. */
export class OpenForm {
  constructor(
    private readonly forms: FormAnswers,
    private readonly quickAdd: QuickAdd,
    private readonly batches: BatchPresses,
    private readonly kinds: KindSwitch,
    private readonly unchanged: UnchangedCard,
  ) {}

  async answer(own: OwnPress): Promise<Answer> {
    if (own.verb === 'refresh' && !own.person) return this.unchanged.answer(own);
    if (isAboutBatch(own)) return this.batches.open(own);
    const isFresh = own.verb === 'open' || own.verb === 'refresh';
    const kind = isFresh ? this.quickAdd.kindFor(own.kind, commandTextOf(own), own.turn) : own.kind;
    const opened = kind === own.kind ? own : this.kinds.to(own, kind.name);
    return this.forms.form(opened, { answers: answersOf(opened.kind.fields, opened.data) });
  }
}
