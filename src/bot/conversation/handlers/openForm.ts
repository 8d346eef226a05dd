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
    if (!isFresh) return this.forms.form(own, { answers: answersOf(own.kind.fields, own.data) });
    const readText = this.quickAdd.readAsAsked(own.kind, commandTextOf(own), own.turn);
    const opened = readText.kind === own.kind ? own : this.kinds.to(own, readText.kind.name);
    return this.forms.form(opened, { readText, answers: answersOf(opened.kind.fields, opened.data) });
  }
}
