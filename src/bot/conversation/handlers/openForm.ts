import { answersOf } from '../../forms/readForm';
import { isRecord } from '../../json/json';
import type { Answer } from '../answer';
import { type BatchPresses, isAboutBatch } from '../batch/batchPresses';
import { isOpened, type OnePressCards } from '../cards/onePressCards';
import type { OnePress } from '../onePress';
import { commandTextOf, type OwnPress } from '../press';
import type { QuickAdd } from '../quickAdd';
import type { SealedAnswers } from '../sealedAnswers';
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
    private readonly onePress: OnePress,
    private readonly onePressCards: OnePressCards,
    private readonly sealed: SealedAnswers | undefined,
  ) {}

  async answer(own: OwnPress): Promise<Answer> {
    const offered = own.verb === 'refresh' ? await this.offered(own) : undefined;
    if (offered) return offered;
    if (own.verb === 'refresh' && !own.person) return this.unchanged.answer(own);
    if (isAboutBatch(own)) return this.openBatch(own);
    const isFresh = own.verb === 'open' || own.verb === 'refresh';
    if (!isFresh) return this.forms.form(own, { answers: answersOf(own.kind.fields, own.data) });
    const readText = this.quickAdd.readAsAsked(own.kind, commandTextOf(own), own.turn);
    const opened = readText.kind === own.kind ? own : this.kinds.to(own, readText.kind.name);
    const given = this.sealed?.open(own.ticket.nonce, readText.commandText.sealed);
    return this.forms.form(opened, { readText, answers: answersOf(opened.kind.fields, { ...given, ...opened.data }) });
  }

  /** What needs one press more shows itself to whoever has asked for it, and needs no token for that. */
  private async offered(own: OwnPress): Promise<Answer | undefined> {
    if (isAboutBatch(own) || isOpened(own.data) || isRecord(own.data.shown)) return undefined;
    const { turn, ticket } = own;
    const readText = this.quickAdd.readAsAsked(own.kind, commandTextOf(own), turn);
    if (readText.commandText.sealed !== undefined) return undefined;
    const isAsked = own.kind.rules?.onlyFor !== undefined || readText.kind !== own.kind;
    const offer = isAsked ? undefined : await this.onePress.offer(readText, turn);
    if (!offer) return undefined;
    const show = this.onePressCards.card(offer, turn, readText.commandText, ticket);
    return { show, trace: { outcome: 'one press', kind: own.kind.name } };
  }

  /** The form of another kind with what was typed; where the house forbids that one, the same form with a sentence. */
  async switchTo(own: OwnPress, name: unknown): Promise<Answer> {
    const other = this.kinds.to(own, name);
    const sentence = other === own || isAboutBatch(own) ? undefined : await this.forms.refusal(other);
    if (!sentence) return this.answer(other);
    return this.forms.form(own, { answers: answersOf(own.kind.fields, own.data), problems: { '': sentence } });
  }

  private async openBatch(own: OwnPress): Promise<Answer> {
    const sentence = await this.forms.refusal(own);
    return sentence ? this.forms.refusedCard(own, sentence) : this.batches.open(own);
  }
}
