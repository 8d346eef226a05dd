import { KindAccess } from '../houseRules/kindAccess';
import type { ObjectKind } from '../kinds/kind';
import type { CommandText } from '../turn/commandText';
import type { Turn } from '../turn/turn';
import type { Reply } from './answer';
import type { BatchCards } from './batch/batchCards';
import type { BatchText } from './batch/batchText';
import { type LineReader, needsGraph } from './batch/lineReader';
import type { FormCards } from './cards/formCards';
import type { OnePressCards } from './cards/onePressCards';
import type { OnePress } from './onePress';
import type { QuickAdd } from './quickAdd';

/** Answers a command: at once where everything is known in a personal chat, else with a card that everybody may see. */
export class Invitations {
  constructor(
    private readonly cards: FormCards,
    private readonly batchCards: BatchCards,
    private readonly quickAdd: QuickAdd,
    private readonly lineReader: LineReader,
    private readonly onePress: OnePress,
    private readonly onePressCards: OnePressCards,
    private readonly access = new KindAccess(),
  ) {}

  /** In a personal chat what needs one press more, or a form that needs no lists, comes at once, unless somebody has to be looked up. */
  async toOne(
    asked: ObjectKind,
    commandText: CommandText,
    turn: Turn,
    origin = this.cards.newOrigin(),
  ): Promise<Reply> {
    const readText = this.quickAdd.readAsAsked(asked, commandText, turn);
    const { kind } = readText;
    const refused = this.refused(kind, turn);
    if (refused) return refused;
    const offer =
      turn.conversation.shared || kind.rules?.onlyFor ? undefined : await this.onePress.offer(readText, turn);
    if (offer) {
      const card = this.onePressCards.card(offer, turn, commandText, origin);
      return { card, trace: { outcome: 'one press', kind: kind.name }, origin };
    }
    if (turn.conversation.shared || kind.options || kind.rules?.onlyFor || readText.namesPeople) {
      return {
        card: this.cards.plain.invitation(kind, turn, commandText, origin),
        trace: { outcome: 'invitation', kind: kind.name },
        origin,
      };
    }
    const card = await this.cards.form(kind, turn, { readText, origin });
    return { card, trace: { outcome: 'form', kind: kind.name }, origin };
  }

  /** What was pasted without a command is offered, as what people ask for in lists. */
  offerOf(kinds: readonly ObjectKind[], batchText: BatchText, turn: Turn): Reply {
    return { card: this.batchCards.offer(kinds, turn, batchText), trace: { outcome: 'offered as many' } };
  }

  /** The same for many lines, of which nobody else is shown any. */
  async toBatch(asked: ObjectKind, batchText: BatchText, turn: Turn, origin = this.cards.newOrigin()): Promise<Reply> {
    const readBatch = this.lineReader.readAsAsked(asked, batchText, turn);
    const { kind } = readBatch;
    const refused = this.refused(kind, turn);
    if (refused) return refused;
    if (turn.conversation.shared || kind.rules?.onlyFor || needsGraph(readBatch)) {
      const card = this.batchCards.invitation(kind, turn, batchText, origin);
      return { card, trace: { outcome: 'invitation of many', kind: kind.name }, origin };
    }
    const card = await this.batchCards.opened(readBatch, turn, origin);
    return { card, trace: { outcome: 'lines', kind: kind.name }, origin };
  }

  private refused(kind: ObjectKind, turn: Turn): Reply | undefined {
    const sentence = this.access.refusedHere(kind, turn);
    if (!sentence) return undefined;
    return {
      card: this.cards.plain.message(sentence, turn),
      trace: { outcome: 'against house rules', kind: kind.name },
    };
  }
}
