import type { Card } from '../cards/cardDeck';
import { answersOf } from '../forms/readForm';
import type { Tickets } from '../forms/tickets';
import type { LocalizedText } from '../i18n/localizedText';
import type { Catalog } from '../kinds/catalog';
import type { ObjectKind } from '../kinds/kind';
import type { Turn } from '../turn/turn';
import type { BatchPresses } from './batch/batchPresses';
import { contextOf } from './cards/cardWords';
import type { FormCards } from './cards/formCards';
import type { Press } from './press';

/** Buttons of cards that carry answers and have no inputs. */
const WITHOUT_INPUTS = [
  'itIsMine',
  'createAnother',
  'complete',
  'share',
  'mine',
  'completeTask',
  'reopenTask',
  'recent',
];

/**
 * The form that a press came from, with its answers and a sentence at the top. Clients draw a card anew whose press is
 * answered with a bare sentence, and clear its inputs. It needs neither Graph nor the store, which may be what is away.
 */
export class AnsweredForm {
  constructor(
    private readonly catalog: Catalog,
    private readonly tickets: Tickets,
    private readonly cards: FormCards,
    private readonly batches: BatchPresses,
  ) {}

  /** Undefined for a press that carried no inputs. */
  with(sentence: LocalizedText, press: Press, turn: Turn, details = ''): Card | undefined {
    const kind = this.catalog.named(press.data.kind);
    if (!kind || press.automatic || WITHOUT_INPUTS.includes(press.verb)) return undefined;
    const ticket = this.ticketFor(kind, press, turn);
    if (press.data.rows !== undefined) return this.batches.told(sentence, { ...press, kind, ticket, turn });
    const answers = answersOf(kind.fields, press.data);
    return Object.keys(answers).length > 0
      ? this.cards.told(kind, turn, { answers, data: press.data, ticket, sentence, details })
      : undefined;
  }

  /** The form's own, so that it stays the same form; a new one where it can be used no more. */
  private ticketFor(kind: ObjectKind, { data }: Press, turn: Turn): string {
    const context = contextOf(kind, turn);
    const own = this.tickets.verify(data.ticket, context);
    return own && typeof data.ticket === 'string' ? data.ticket : this.tickets.issue(context);
  }
}
