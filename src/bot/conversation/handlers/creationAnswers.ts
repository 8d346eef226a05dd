import type { Card } from '../../cards/cardDeck';
import type { Creations } from '../../creation/creations';
import { DROPPED } from '../../creation/settlingOnly';
import type { CreatedSummary, CreationResult } from '../../creation/submission';
import { FormProblem } from '../../forms/formProblem';
import { type Answers, answersOf } from '../../forms/readForm';
import { GraphProblem } from '../../graph/graphProblem';
import { say } from '../../i18n/localizedText';
import { isRecord, textOf } from '../../json/json';
import type { Catalog } from '../../kinds/catalog';
import type { ObjectKind } from '../../kinds/kind';
import { type Waiting, waitingOf } from '../../ledger/ledgerEntry';
import { SignInNeeded } from '../../turn/person';
import type { Answer } from '../answer';
import type { FormCards } from '../cards/formCards';
import { shownIn } from '../cards/sharedSummary';
import { commandTextOf, type OwnPress } from '../press';

const CONFLICT = say`This form is being used, or was used, with other answers. Type the command again to get a new one.`;
const USED_UP = say`This form was used before, and what it asked for was created. Type the command again for another one.`;

/** Answers a press with what has become of its form's creation. */
export class CreationAnswers {
  constructor(
    private readonly catalog: Catalog,
    private readonly cards: FormCards,
    private readonly creations: Creations,
  ) {}

  settled(own: OwnPress, result: CreationResult, requestId = ''): Answer {
    if (result.state === 'pending') return this.pending(own, result.waiting);
    if (result.state === 'asked') return this.question(own, result.summary);
    if (result.state === 'cancelled') return this.cancelled(own);
    if (result.state === 'conflict') return { say: CONFLICT, trace: { outcome: 'used', kind: own.kind.name } };
    if (result.undone !== undefined) return this.undone(own, result.summary);
    if (result.summary.isProof) return this.usedBefore(own);
    const trace = { outcome: 'created', kind: result.summary.kind, requestId };
    const show = this.summary(own, result.summary);
    // Whoever refreshes the card for everybody must not change it again, which would refresh it again.
    if (isShown(own)) return { show, trace };
    return { show, everyone: own.turn.conversation.shared ? this.forEveryone(own, result.summary) : show, trace };
  }

  /** The form is not lost: it can be opened again, with what stands in it. */
  cancelled({ kind, turn, data }: OwnPress): Answer {
    return {
      show: this.cards.plain.cancelled(kind, turn, data),
      trace: { outcome: 'cancelled before', kind: kind.name },
    };
  }

  async stillPending(own: OwnPress): Promise<Answer> {
    const entry = await this.creations.entry(own.turn, own.ticket.nonce);
    return this.pending(
      own,
      entry?.state === 'running' ? waitingOf(entry, this.creations.clock.now()) : { for: 'graph' },
    );
  }

  /** The summary for the base message, once a slow Graph has come to an end; a refusal shows at the person's next look. */
  async afterwards(own: OwnPress, end: Promise<CreationResult>): Promise<Card | undefined> {
    try {
      const result = await end;
      return result.state === 'created' ? this.forEveryone(own, result.summary) : undefined;
    } catch (error) {
      if (error instanceof SignInNeeded && error.signedOut) return this.dropped(own);
      if (error instanceof GraphProblem || error instanceof SignInNeeded || error instanceof FormProblem)
        return undefined;
      throw error;
    }
  }

  private question({ kind, turn, data }: OwnPress, found: CreatedSummary): Answer {
    const card = this.cards.plain.question(kind, found, turn, textOf(data.ticket), repeated(kind, data));
    return { show: card, trace: { outcome: 'asked', kind: kind.name } };
  }

  /** Undefined where something may have been sent, which is settled at the person's next sign-in. */
  private async dropped({ turn, ticket }: OwnPress): Promise<Card | undefined> {
    const entry = await this.creations.entry(turn, ticket.nonce);
    return entry?.state === 'free' ? this.cards.plain.message(DROPPED, turn) : undefined;
  }

  private pending({ kind, turn, data }: OwnPress, waiting: Waiting): Answer {
    const card = this.cards.plain.pending(kind, turn, String(data.ticket), repeated(kind, data), waiting);
    return { show: card, trace: { outcome: `pending ${waiting.for}`, kind: kind.name } };
  }

  /** Under the name of the kind that the form had become. */
  private summary(own: OwnPress, created: CreatedSummary): Card {
    const kind = this.kindOf(own, created);
    const shown = isShown(own) ? shownIn(own.data.shown) : undefined;
    const everyones = shown ?? this.cards.summaries.shownOf(kind, created, own.turn, commandTextOf(own).text);
    return this.cards.summaries.forMaker(kind, created, own.turn, own.ticket, everyones);
  }

  private forEveryone(own: OwnPress, created: CreatedSummary): Card {
    return this.cards.summaries.forEveryone(
      this.kindOf(own, created),
      created,
      own.turn,
      own.ticket,
      commandTextOf(own).text,
    );
  }

  private kindOf({ kind }: OwnPress, created: CreatedSummary): ObjectKind {
    return this.catalog.named(created.kind) ?? kind;
  }

  private undone(own: OwnPress, created: CreatedSummary): Answer {
    const kind = this.kindOf(own, created);
    const isShared = own.turn.conversation.shared;
    const of = (isForAll: boolean) => this.cards.summaries.undone(kind, created, own.turn, own.ticket, isForAll);
    return {
      show: of(false),
      ...(!isShown(own) && { everyone: of(isShared) }),
      trace: { outcome: 'undone', kind: kind.name },
    };
  }

  private usedBefore(own: OwnPress): Answer {
    const trace = { outcome: 'used', kind: own.kind.name };
    const shown = isShown(own) && shownIn(own.data.shown);
    if (!shown) return { say: USED_UP, trace };
    return { show: this.cards.summaries.shown(own.kind, own.turn, textOf(own.data.ticket), shown), trace };
  }
}

/** A refresh of the card that everybody sees, for its maker. */
function isShown({ verb, data }: OwnPress): boolean {
  return verb === 'refresh' && isRecord(data.shown);
}

/** What makes the same press again: the answers, and what their person has agreed to. */
function repeated(kind: ObjectKind, data: OwnPress['data']): Answers {
  return { ...answersOf(kind.fields, data), ...(typeof data.agreed === 'string' && { agreed: data.agreed }) };
}
