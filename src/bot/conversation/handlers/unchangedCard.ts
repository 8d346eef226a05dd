import type { Answer } from '../answer';
import { type BatchPresses, isAboutBatch } from '../batch/batchPresses';
import type { FormCards } from '../cards/formCards';
import { isOpened, OPENED } from '../cards/onePressCards';
import { commandTextOf, type OwnPress } from '../press';
import type { CreationAnswers } from './creationAnswers';

/** Answers an automatic refresh that must not ask anybody to sign in: the card stays as it is. */
export class UnchangedCard {
  constructor(
    private readonly cards: FormCards,
    private readonly creations: CreationAnswers,
    private readonly batches: BatchPresses,
  ) {}

  async answer(own: OwnPress): Promise<Answer> {
    if (isAboutBatch(own)) return this.batches.unchanged(own);
    if (own.verb === 'create') return this.creations.stillPending(own);
    const opened = isOpened(own.data) ? OPENED : {};
    return {
      show: this.cards.plain.invitation(own.kind, own.turn, commandTextOf(own), own.ticket, opened),
      trace: { outcome: 'unchanged', kind: own.kind.name },
    };
  }
}
