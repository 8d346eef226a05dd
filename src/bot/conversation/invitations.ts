import type { ObjectKind } from '../kinds/kind';
import type { Heard } from '../turn/commandText';
import type { Turn } from '../turn/turn';
import type { Reply } from './answer';
import type { BatchCards } from './batch/batchCards';
import type { Pasted } from './batch/batchText';
import type { LineReader } from './batch/lineReader';
import type { FormCards } from './cards/formCards';
import type { QuickAdd } from './quickAdd';

/** Answers a command: at once where everything is known in a personal chat, else with a card that everybody may see. */
export class Invitations {
  constructor(
    private readonly cards: FormCards,
    private readonly batchCards: BatchCards,
    private readonly quickAdd: QuickAdd,
    private readonly lineReader: LineReader,
  ) {}

  /** In a personal chat a form that needs no lists comes at once, unless somebody has to be looked up. */
  async toOne(asked: ObjectKind, heard: Heard, turn: Turn): Promise<Reply> {
    const kind = this.quickAdd.kindFor(asked, heard, turn);
    if (turn.conversation.shared || kind.options || this.quickAdd.namesPeople(kind, heard, turn)) {
      return { card: this.cards.invitation(kind, turn, heard), trace: { outcome: 'invitation', kind: kind.name } };
    }
    return { card: await this.cards.form(kind, turn, { heard }), trace: { outcome: 'form', kind: kind.name } };
  }

  /** The same for many lines, of which nobody else is shown any. */
  async toMany(asked: ObjectKind, pasted: Pasted, turn: Turn): Promise<Reply> {
    const kind = this.lineReader.kindFor(asked, pasted, turn);
    if (turn.conversation.shared || this.lineReader.needsGraph(kind, pasted, turn)) {
      const card = this.batchCards.invitation(kind, turn, pasted);
      return { card, trace: { outcome: 'invitation of many', kind: kind.name } };
    }
    return { card: await this.batchCards.opened(kind, turn, pasted), trace: { outcome: 'lines', kind: kind.name } };
  }
}
