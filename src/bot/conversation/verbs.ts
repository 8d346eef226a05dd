import type { Creations } from '../creation/creations';
import type { History } from '../creation/history';
import { answersOf } from '../forms/readForm';
import type { Tickets } from '../forms/tickets';
import { KeptReads } from '../graph/keptReads';
import { KindAccess } from '../houseRules/kindAccess';
import { say } from '../i18n/localizedText';
import type { Catalog } from '../kinds/catalog';
import type { Answer } from './answer';
import { type BatchPresses, isAboutBatch } from './batch/batchPresses';
import type { FormCards } from './cards/formCards';
import type { OnePressCards } from './cards/onePressCards';
import { CompleteObject } from './handlers/completeObject';
import { CreateObject } from './handlers/createObject';
import { CreationAnswers } from './handlers/creationAnswers';
import { FormAnswers } from './handlers/formAnswers';
import { KindSwitch } from './handlers/kindSwitch';
import { OpenForm } from './handlers/openForm';
import { ShareDetails } from './handlers/shareDetails';
import { UnchangedCard } from './handlers/unchangedCard';
import type { LivingPresses } from './living/livingPresses';
import type { MinePresses } from './mine/minePresses';
import type { OnePress } from './onePress';
import type { PastPresses } from './past/pastPresses';
import type { OwnPress } from './press';
import type { QuickAdd } from './quickAdd';
import type { SealedAnswers } from './sealedAnswers';

/** What handlers are made of. */
export interface PressParts {
  readonly catalog: Catalog;
  readonly tickets: Tickets;
  readonly cards: FormCards;
  readonly creations: Creations;
  readonly quickAdd: QuickAdd;
  readonly batches: BatchPresses;
  readonly onePress: OnePress;
  readonly onePressCards: OnePressCards;
  readonly mine: MinePresses;
  readonly past: PastPresses;
  readonly history: Pick<History, 'opened'>;
  readonly kept?: KeptReads;
  /** Missing where there are no house rules. */
  readonly access?: KindAccess;
  /** Missing where cards only tell. */
  readonly living?: LivingPresses;
  /** Missing where no card holds any. */
  readonly sealed?: SealedAnswers;
  /** Milliseconds that a person waits for a creation before being told that it goes on. */
  readonly waitLimit?: number | undefined;
}

/** Throws `SignInNeeded` when the person is missing or has to consent first. */
export type Handler = (own: OwnPress) => Promise<Answer> | Answer;

/** What each button does, by the verb of its `Action.Execute`; and what is answered where nothing may change. */
export interface Verbs {
  readonly handlers: Readonly<Record<string, Handler>>;
  readonly created: CreationAnswers;
  readonly unchanged: Handler;
}

const CANCELLED = say`Cancelled. Nothing was created.`;
const WAIT_LIMIT = 2_000;

export function verbsOf(parts: PressParts): Verbs {
  const {
    catalog,
    tickets,
    cards,
    creations,
    quickAdd,
    batches,
    onePress,
    onePressCards,
    mine,
    past,
    history,
    kept = new KeptReads(),
    access = new KindAccess(),
    waitLimit = WAIT_LIMIT,
  } = parts;
  const created = new CreationAnswers(catalog, cards, creations);
  const forms = new FormAnswers(cards, quickAdd, kept, access);
  const kinds = new KindSwitch(catalog, tickets);
  const unchanged = new UnchangedCard(cards, created, batches);
  const openForm = new OpenForm(forms, quickAdd, batches, kinds, unchanged, onePress, onePressCards, parts.sealed);
  const createObject = new CreateObject(catalog, creations, created, forms, quickAdd, batches, waitLimit, kept);
  const shareDetails = new ShareDetails(catalog, creations, cards);
  const completeObject = new CompleteObject(creations, created, waitLimit);
  const open: Handler = (own) => openForm.answer(own);
  const opened: Handler = (own) => {
    const { kind, ticket, turn } = own;
    // Nobody waits for it.
    void history.opened(turn, { kind: kind.name, nonce: ticket.nonce, isBatch: isAboutBatch(own) });
    return openForm.answer(own);
  };
  const create: Handler = (own) => createObject.answer(kinds.to(own, own.data.to));
  return {
    created,
    unchanged: (own) => unchanged.answer(own),
    handlers: {
      open: opened,
      openAgain: (own) => opened(hasAnswers(own) ? own : { ...own, verb: 'open' }),
      more: open,
      search: open,
      assist: (own) => forms.assisted(own),
      refresh: open,
      choose: (own) => forms.choose(own),
      zone: (own) => (isAboutBatch(own) ? batches.open(own) : forms.readAgain(own)),
      switch: (own) => openForm.switchTo(own, own.data.to),
      create,
      itIsMine: create,
      createAnother: create,
      complete: (own) => completeObject.answer(own),
      share: (own) => shareDetails.answer(own),
      cancel: (own) => cancelled(own, cards, creations, created),
      recent: (own) => past.show(own),
      mine: (own) => mine.show(own),
      completeTask: (own) => mine.act(own),
      reopenTask: (own) => mine.act(own),
    },
  };
}

/** Whether a form stands behind the press, in which something is filled in. */
function hasAnswers({ kind, data }: OwnPress): boolean {
  return Object.keys(answersOf(kind.fields, data)).length > 0;
}

/** What is under way already goes on. */
async function cancelled(
  own: OwnPress,
  cards: FormCards,
  creations: Creations,
  created: CreationAnswers,
): Promise<Answer> {
  const { kind, turn, ticket } = own;
  const state = await creations.cancel(turn, ticket.nonce);
  if (state === 'running') return created.stillPending(own);
  const card = cards.plain.message(CANCELLED, turn);
  return { show: card, everyone: card, trace: { outcome: 'cancelled', kind: kind.name } };
}
