import type { Logger } from 'pino';
import { CommandGrammars } from './commands/grammar/commandGrammars';
import { BatchCards } from './conversation/batch/batchCards';
import { BatchCreations } from './conversation/batch/batchCreations';
import { BatchPresses } from './conversation/batch/batchPresses';
import { LineReader } from './conversation/batch/lineReader';
import { FormCards } from './conversation/cards/formCards';
import { OnePressCards } from './conversation/cards/onePressCards';
import { Invitations } from './conversation/invitations';
import { EditForms } from './conversation/living/editForms';
import { LivingButtons } from './conversation/living/livingButtons';
import { LivingPresses } from './conversation/living/livingPresses';
import { LivingTokens } from './conversation/living/livingTokens';
import { PresentCards } from './conversation/living/presentCards';
import { MessageForms } from './conversation/messageForms';
import { Messages } from './conversation/messages';
import { MineCards } from './conversation/mine/mineCards';
import { MinePresses } from './conversation/mine/minePresses';
import { OwnLists } from './conversation/mine/ownLists';
import { OnePress } from './conversation/onePress';
import { CancelForms } from './conversation/past/cancelForms';
import { PastCards } from './conversation/past/pastCards';
import { PastPresses } from './conversation/past/pastPresses';
import { Presses } from './conversation/presses';
import { QuickAdd } from './conversation/quickAdd';
import { SealedAnswers } from './conversation/sealedAnswers';
import { newCreating } from './creating';
import { Tickets } from './forms/tickets';
import { KeptReads } from './graph/keptReads';
import { underRules } from './houseRules/ruledKinds';
import type { Outside } from './outside';
import type { Parts } from './parts';
import type { SignIn } from './peopleSignIn';
import type { Settings } from './settings/settings';
import { ValueSeal } from './state/valueSeal';
import type { Turn } from './turn/turn';

/** What is said and created. */
export type Conversation = ReturnType<typeof newConversation>;

/** Puts together what turns words and presses into cards, and cards into objects. Throws `HouseRulesProblem` where the house rules do not fit the kinds. */
export function newConversation(settings: Settings, loaded: Parts, outside: Outside, { people }: SignIn, log: Logger) {
  const { languages, translators, deck } = loaded;
  const catalog = settings.houseRules ? underRules(loaded.catalog, settings.houseRules) : loaded.catalog;
  const creating = newCreating(settings, { catalog, translators }, outside, log);
  const { access, history, creations, deeds, actions } = creating;
  const { cloud } = settings;
  const { clock } = outside;
  const tickets = new Tickets(settings.formKeys, undefined, () => clock.now());
  const quickAdd = new QuickAdd(languages, catalog);
  const tokens = new LivingTokens(settings.formKeys);
  const buttons = new LivingButtons(tokens, () => clock.now());
  const cards = new FormCards(deck, tickets, catalog, quickAdd, undefined, buttons, cloud);
  const lineReader = new LineReader(quickAdd);
  const batchCards = new BatchCards(deck, tickets, lineReader, new ValueSeal(settings.formKeys));
  const grammars = new CommandGrammars(catalog, languages, (kind, code, which) =>
    translators.of(code).phrasesOf(kind, which),
  );
  const onePress = new OnePress(quickAdd);
  const onePressCards = new OnePressCards(deck, cards);
  const invitations = new Invitations(cards, batchCards, quickAdd, lineReader, onePress, onePressCards, access);
  const kept = new KeptReads();
  const batches = new BatchPresses(catalog, batchCards, lineReader, new BatchCreations(creations), undefined, kept);
  const viewerOf = (turn: Turn) => deeds.viewerOf(turn);
  const present = new PresentCards(cards.summaries, creations, viewerOf, () => clock.now());
  const editForms = new EditForms(cards, tokens, viewerOf);
  const living = new LivingPresses({ catalog, tokens, summaries: cards.summaries, present, actions, edits: editForms });
  const sealed = new SealedAnswers(new ValueSeal(settings.formKeys));
  const mine = new MinePresses(catalog, new OwnLists(catalog, viewerOf), new MineCards(deck, tickets), actions);
  const past = new PastPresses(catalog, creations, history, new PastCards(deck, tickets, cards.summaries));
  const messages = new Messages(catalog, deck, cards, invitations, grammars, {
    mine,
    past,
    forms: new CancelForms(catalog, creations, history),
    history,
    signOut: (turn) => people.signOut(turn),
  });
  const presses = new Presses({
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
    kept,
    living,
    sealed,
    access,
  });
  const fromMessages = new MessageForms(catalog, deck, tickets, cards, quickAdd, sealed);
  return { catalog, translators, cards, creations, actions, living, messages, presses, fromMessages };
}
