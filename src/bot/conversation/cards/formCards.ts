import { type Card, type CardData, type CardDeck, isCardData } from '../../cards/cardDeck';
import { withDetails, withDetailsBelow } from '../../cards/withDetails';
import { withFieldRules } from '../../cards/withFieldRules';
import { withMended } from '../../cards/withMended';
import { withOnlyInputs } from '../../cards/withOnlyInputs';
import { withProblems } from '../../cards/withProblems';
import { withTypedNames } from '../../cards/withTypedNames';
import { CLOUDS, type Cloud } from '../../cloud/clouds';
import type { CreatedSummary } from '../../creation/submission';
import type { AlikeObject } from '../../forms/alike';
import { type Fields, isPersonId } from '../../forms/fields';
import type { Answers, Problems } from '../../forms/readForm';
import type { FormOrigin, Tickets } from '../../forms/tickets';
import type { Graph } from '../../graph/graph';
import { GraphProblem } from '../../graph/graphProblem';
import { isForSomebody } from '../../houseRules/kindAccess';
import { within } from '../../http/within';
import { type LocalizedText, say } from '../../i18n/localizedText';
import type { Translator } from '../../i18n/translator';
import { isRecord, textOf } from '../../json/json';
import type { Catalog } from '../../kinds/catalog';
import { firstField } from '../../kinds/firstField';
import type { ObjectKind, Options, Wanted } from '../../kinds/kind';
import type { Waiting } from '../../ledger/ledgerEntry';
import { type CommandText, type CommandTextData, commandTextData } from '../../turn/commandText';
import type { Turn } from '../../turn/turn';
import { showReading, withSameWords } from '../guessReview';
import { keptIn, withKept } from '../keptAnswers';
import type { LivingButtons } from '../living/livingButtons';
import type { Press } from '../press';
import type { Filling, QuickAdd } from '../quickAdd';
import type { ReadText } from '../readText';
import { withAlikeMentioned, withAlikeNotice } from './alikeNotice';
import { audienceInWords, withLineUnderTitle } from './audience';
import { clockTime, contextOf, headingOf, linesIn, NOT_DONE, nameOf, titleOf } from './cardWords';
import { shownFieldRules } from './fieldRules';
import { draftsIn, withAssist } from './formAssist';
import { withListSearch } from './listSearch';
import { ShownLists } from './shownLists';
import { SummaryCards } from './summaryCards';
import { asksForTimes, withZoneChoice } from './zoneChoice';

/** What a form shows beside its empty inputs. */
export interface Filled {
  /** What stands after the command, for the fields of a fresh form. */
  readonly readText?: ReadText;
  readonly answers?: Answers;
  readonly problems?: Problems;
  /** Whether the lists that few people need are shown too. */
  readonly more?: boolean;
  /** The part that is shown unfolded, by the id of its container. */
  readonly unfold?: string;
  /** What stands in the inputs that help to fill in the form. */
  readonly drafts?: Answers;
  /** What the person wanted to know of what they have filled in. */
  readonly news?: LocalizedText | undefined;
  /** Answers to what other kinds of form ask, for whoever goes back to them. */
  readonly kept?: Answers;
  /** A kind that may be created instead, now that Graph has refused this one. */
  readonly instead?: ObjectKind | undefined;
  /** Graph's own words about a refusal. */
  readonly details?: string;
  /** What is searched for in lists that are too long to be shown, by field. */
  readonly search?: Answers;
  /** What is there already, before anything is created. */
  readonly alike?: readonly AlikeObject[];
  /** Ids of that which its person has seen. */
  readonly agreed?: readonly string[];
}

/** What a form that cannot be read anew is made of. */
export interface Told {
  readonly answers: Answers;
  readonly data: Readonly<Record<string, unknown>>;
  readonly ticket: string;
  readonly sentence: LocalizedText;
  /** Graph's own words, where it is Graph that refused. */
  readonly details: string;
}

/** What the form of an object that is there is made of. */
export interface Edited {
  readonly answers: Answers;
  readonly options: Options;
  readonly problems: Problems;
  readonly fields: readonly string[];
  readonly data: { readonly kind: string; readonly ticket: string; readonly before: Answers };
}

/** A press that was refused, on a card without inputs. */
type RefusedPress = { readonly kind: ObjectKind; readonly turn: Turn } & Press;

interface Refusal {
  readonly sentence: LocalizedText;
  readonly details: string;
  readonly instead: ObjectKind | undefined;
}

interface FormParts {
  readonly ticket: string;
  readonly values: Answers;
  readonly options: Options;
  readonly more: boolean;
  readonly unfold: string;
  readonly kept: Answers;
  readonly drafts?: Answers;
  readonly news?: LocalizedText | undefined;
  readonly problems?: Problems | undefined;
  readonly instead?: ObjectKind | undefined;
  readonly details?: string | undefined;
}

/** Milliseconds that a form waits for what it only mentions. */
const A_MOMENT = 1_000;
const FOR_NOW = say`For now`;
const NOTHING: CommandText = { text: '', at: 0, people: [] };
const NOTHING_READ: Filling = { answers: {}, guesses: [], options: {} };

/** Makes the cards of one kind for one person: the invitation everyone sees, the form, the wait, and `summaries`. */
export class FormCards {
  readonly summaries: SummaryCards;

  constructor(
    private readonly deck: CardDeck,
    private readonly tickets: Tickets,
    private readonly catalog: Catalog,
    private readonly quickAdd: QuickAdd,
    private readonly lists = new ShownLists(),
    living?: LivingButtons,
    private readonly cloud: Cloud = CLOUDS.public,
  ) {
    this.summaries = new SummaryCards(deck, tickets, living);
  }

  /** Of a form that is shown for the first time. */
  newOrigin(): FormOrigin {
    return this.tickets.newOrigin();
  }

  /** Holds nothing of the person but their name and what they said aloud. `more` goes into the data of its buttons. */
  invitation(
    kind: ObjectKind,
    turn: Turn,
    commandText: CommandText,
    origin?: FormOrigin,
    more: Readonly<Record<string, string>> = {},
  ): Card {
    const translator = this.translatorOf(turn);
    const [title, name] = [titleOf(kind, translator), nameOf(turn, translator)];
    const press = { ...this.opening(kind, turn, commandText, origin), ...more };
    const data = { press, title, name, said: commandText.text, requester: turn.requester.teamsId };
    return this.deck.fill('shared/invitation', data, translator.code);
  }

  /** The data of a button that opens the form for this person. */
  opening(
    kind: ObjectKind,
    turn: Turn,
    commandText: CommandText,
    origin?: FormOrigin,
  ): CommandTextData & { kind: string; ticket: string } {
    return {
      kind: kind.name,
      ticket: this.tickets.issue(contextOf(kind, turn), origin),
      ...commandTextData(commandText),
    };
  }

  /** `graph` is needed by kinds that offer lists, and to look up people. */
  async form(kind: ObjectKind, turn: Turn, filled: Filled & { origin?: FormOrigin }, graph?: Graph): Promise<Card> {
    const {
      origin,
      readText,
      problems,
      more = false,
      unfold = '',
      kept = {},
      drafts = {},
      news,
      instead,
      details,
    } = filled;
    const { alike = [], agreed = [] } = filled;
    const filling = readText?.commandText.text ? await this.quickAdd.fill(readText, graph) : NOTHING_READ;
    // Clients leave out inputs that are blank: what was read must not fill in again what somebody has taken out.
    const typed = filled.answers ?? filling.answers;
    const { search = {} } = filled;
    const { groupId } = turn.conversation;
    const isFresh = !filled.answers && Object.keys(search).length === 0;
    const options = await this.optionsFor(kind, typed, { filling, more, isFresh, wanted: { search, groupId } }, graph);
    this.lists.keep(kind, turn, options);
    const translator = this.translatorOf(turn);
    const ticket = this.tickets.issue(contextOf(kind, turn), origin);
    const values = { ...startingWith(kind.fields, options), ...typed };
    const mentioned = isFresh ? await this.alreadyThere(kind, values, turn, graph) : [];
    const repeat = { kind: kind.name, ticket, ...commandTextData(readText?.commandText ?? NOTHING) };
    const zone = { translator, data: repeat, now: readText?.commandText.at || Date.now() };
    const parts = { ticket, values, options, more, unfold, kept, drafts, news, problems, instead, details };
    const told = this.filled(kind, turn, parts, (card) => {
      const searched = withListSearch(card, options, {
        search,
        data: { ...repeat, ...(more && { more }) },
        translator,
      });
      const timed = asksForTimes(card) ? withZoneChoice(searched, turn, zone) : searched;
      const noticed = withAlikeNotice(timed, alike, { kind, translator, agreed, data: repeat });
      return withAlikeMentioned(noticed, mentioned, { kind, translator });
    });
    return showReading(told, { guesses: filling.guesses, answers: typed, data: repeat, translator, kind: kind.name });
  }

  /** What is there already that the answers ask for once more; late, or where Graph does not say, nothing. */
  async alreadyThere(kind: ObjectKind, answers: Answers, turn: Turn, graph?: Graph): Promise<readonly AlikeObject[]> {
    if (!graph || !kind.alike) return [];
    const about = { requester: turn.requester, cloud: this.cloud };
    const found = await within(A_MOMENT, kind.alike(answers, graph, about).catch(noneWhereRefused));
    return found === 'late' ? [] : found;
  }

  /** The same form again, whatever is away: with what stood in it, and a sentence at the top. `data` is that of its button. */
  told(kind: ObjectKind, turn: Turn, { answers, data, ticket, sentence, details }: Told): Card {
    const translator = this.translatorOf(turn);
    const options = this.lists.around(kind, turn, answers, translator);
    const more = data.more === true || data.more === 'true';
    const values = { ...blank(kind.fields), ...answers };
    const kept = keptIn(data);
    const [unfold, drafts] = [textOf(data.unfold), draftsIn(kind, data)];
    const card = this.filled(kind, turn, { ticket, values, options, more, unfold, kept, drafts, details });
    const banner = { '': translator.localize(sentence, kind.name) };
    const told = withProblems(card, banner, translator.localize(NOT_DONE));
    return withSameWords(told, { ...data, kind: kind.name, ticket });
  }

  /** The form of an object that is there, for those fields alone that can be changed. `data` is that of its button. */
  edited(kind: ObjectKind, turn: Turn, { answers, options, problems, fields, data }: Edited): Card {
    const translator = this.translatorOf(turn);
    this.lists.keep(kind, turn, options);
    const parts = {
      ticket: data.ticket,
      values: { ...blank(kind.fields), ...answers },
      options,
      more: false,
      problems,
    };
    const { body, ...card } = this.filled(kind, turn, { ...parts, unfold: '', kept: {} }, (form) =>
      withOnlyInputs(form, fields),
    );
    const heading = translator.localize(say`Change ${titleOf(kind, translator)}`);
    const [save, cancel] = [translator.localize(say`Save`), translator.text('Cancel', kind.name)];
    return {
      ...card,
      body: withHeading(body, heading),
      actions: [
        { type: 'Action.Execute', title: save, verb: 'save', style: 'positive', data },
        {
          ...{ type: 'Action.Execute', title: cancel, verb: 'showCurrent', associatedInputs: 'none' },
          data: { kind: data.kind, ticket: data.ticket },
        },
      ],
    };
  }

  /** The lists that were last shown to this person, as far as they are remembered, around what is chosen. */
  listsAround(kind: ObjectKind, turn: Turn, answers: Answers): Options {
    return this.lists.around(kind, turn, answers, this.translatorOf(turn));
  }

  /** Says why no form can be shown, with the button again that was pressed, and another kind's where that helps. */
  refused({ kind, turn, data }: RefusedPress, { sentence, details, instead }: Refusal): Card {
    const translator = this.translatorOf(turn);
    const press = pressOf(data);
    const filled = {
      text: translator.localize(sentence, kind.name),
      press,
      instead: instead ? [{ title: titleOf(instead, translator), press: { ...press, to: instead.name } }] : [],
    };
    const card = this.deck.fill('shared/refused', filled, translator.code);
    return withDetailsBelow(card, translator.localize(say`Details`), details);
  }

  private filled(kind: ObjectKind, turn: Turn, parts: FormParts, placed = (card: Card) => card): Card {
    const translator = this.translatorOf(turn);
    const { problems = {}, instead, details = '', kept, drafts, news = '', ...shown } = parts;
    const data = {
      ...shown,
      kind: kind.name,
      siblings: this.catalog
        .siblings(kind)
        .filter(isForSomebody)
        .map((one) => ({ kind: one.name, title: headingOf(one, translator) })),
      instead: instead ? [{ kind: instead.name, title: titleOf(instead, translator) }] : [],
    };
    const filled = withTypedNames(this.deck.fill(`${kind.name}/form`, data, translator.code), isPersonId);
    const mended = mendedAnswers(kind, problems, shown.values);
    const { assist } = kind;
    const help = { ...data, drafts: { ...draftsIn(kind, {}), ...drafts }, news: translator.localize(news, kind.name) };
    const helped = assist
      ? withAssist(filled, assist.below, this.deck.fill(`${kind.name}/assist`, help, translator.code))
      : filled;
    const offered = withMended(helped, {
      lead: translator.localize(say`Did you mean`),
      title: translator.localize(say`Use this`),
      answers: mended,
      data: { kind: kind.name, ticket: shown.ticket },
    });
    const card = withFieldRules(withKept(offered, kept), shownFieldRules(kind, shown.values, translator));
    const detailed = this.withAudience(withDetails(card, translator.localize(say`Details`), details), kind, turn);
    const noted = withProblems(
      placed(detailed),
      unavailable(shown.options, translator, kind),
      translator.localize(FOR_NOW),
    );
    return withProblems(noted, inWords(problems, translator, kind), translator.localize(say`Please check`));
  }

  /** Where others read along, the card says under its title what they will see; `form` has the labels of the kind's fields. */
  withAudience(card: Card, kind: ObjectKind, turn: Turn, form = card): Card {
    if (!turn.conversation.shared) return card;
    return withLineUnderTitle(card, this.translatorOf(turn).localize(audienceInWords(kind, form), kind.name));
  }

  /** The same for a card without inputs. */
  withAudienceOfForm(card: Card, kind: ObjectKind, turn: Turn): Card {
    if (!turn.conversation.shared) return card;
    const options = this.lists.around(kind, turn, {}, this.translatorOf(turn));
    const values = blank(kind.fields);
    const form = this.filled(kind, turn, { ticket: '', values, options, more: false, unfold: '', kept: {} });
    return this.withAudience(card, kind, turn, form);
  }

  /** The lists that were read for the reading are those of the form, as long as nobody has changed an answer. */
  private async optionsFor(
    kind: ObjectKind,
    answers: Answers,
    { filling, more, isFresh, wanted }: { filling: Filling; more: boolean; isFresh: boolean; wanted: Wanted },
    graph?: Graph,
  ): Promise<Options> {
    if (!graph) return {};
    const isRead = isFresh && filling !== NOTHING_READ;
    const [usual, rare] = await Promise.all([
      isRead ? filling.options : kind.options?.(graph, answers, wanted),
      more ? kind.more?.options(graph, answers, wanted) : undefined,
    ]);
    return { ...usual, ...rare };
  }

  /** Of a form that its person has dropped. What its button carries opens another one like it. */
  cancelled(kind: ObjectKind, turn: Turn, data: Press['data']): Card {
    const press = { ...pressOf(data), kind: kind.name, ticket: this.tickets.issue(contextOf(kind, turn)) };
    return this.deck.fill('shared/cancelled', { press }, this.translatorOf(turn).code);
  }

  /** `press` repeats the same creation, which is how it is looked up. */
  pending(kind: ObjectKind, turn: Turn, ticket: string, answers: Answers, waiting: Waiting): Card {
    const { teamsId, timeZone } = turn.requester;
    const translator = this.translatorOf(turn);
    const data = {
      title: titleOf(kind, translator),
      name: answers[firstField(kind)] ?? '',
      press: { ...answers, kind: kind.name, ticket },
      requester: teamsId,
      waiting: waiting.for,
      until: 'until' in waiting ? translator.localize(clockTime(waiting.until, timeZone)) : '',
    };
    return this.deck.fill('shared/pending', data, translator.code);
  }

  /** Shows an object that may have come from this form; only its person can say. */
  question(kind: ObjectKind, found: CreatedSummary, turn: Turn, ticket: string, answers: Answers): Card {
    const translator = this.translatorOf(turn);
    const data = {
      name: found.name,
      url: found.url,
      open: translator.text(kind.openTitle, kind.name),
      lines: linesIn(found.lines, translator, kind),
      press: { ...answers, kind: kind.name, ticket, found: found.id },
    };
    return this.deck.fill('shared/question', data, translator.code);
  }

  message(words: LocalizedText, turn: Turn): Card {
    const translator = this.translatorOf(turn);
    return this.deck.fill('shared/message', { text: translator.localize(words) }, translator.code);
  }

  translatorOf({ requester }: Turn): Translator {
    return this.deck.translators.of(requester.locale);
  }
}

/** Better answers than those that are refused, as far as the kind knows them. */
function mendedAnswers({ mends = {} }: ObjectKind, problems: Problems, answers: Answers): Answers {
  const mended = Object.keys(problems).map((field) => [field, mends[field]?.(answers[field] ?? '')] as const);
  return Object.fromEntries(mended.flatMap(([field, answer]) => (answer === undefined ? [] : [[field, answer]])));
}

function inWords(problems: Problems, translator: Translator, { name }: ObjectKind): Record<string, string> {
  return Object.fromEntries(
    Object.entries(problems).map(([field, words]) => [field, translator.localize(words, name)]),
  );
}

/** Another first line: what stands there is of a new object. */
function withHeading(body: unknown, text: string): unknown[] {
  const elements: unknown[] = Array.isArray(body) ? body : [];
  const at = elements.findIndex((one) => isRecord(one) && one.style === 'heading');
  return elements.map((one, i) => (i === at && isRecord(one) ? { ...one, text } : one));
}

/** What a button sent, to be sent again. */
function pressOf(data: Press['data']): { readonly [name: string]: CardData } {
  const texts = Object.entries(data).filter(([, value]) => isCardData(value));
  return Object.fromEntries(texts.map(([name, value]) => [name, isCardData(value) ? value : '']));
}

/** Sentences beside the fields whose lists cannot be had, as far as a form can do without. */
function unavailable(options: Options, translator: Translator, { name }: ObjectKind): Record<string, string> {
  const notes = Object.entries(options).flatMap(([field, { unavailable: sentence }]) =>
    sentence ? [[field, translator.localize(sentence, name)] as const] : [],
  );
  return Object.fromEntries(notes);
}

/** Clients leave out inputs that are blank. */
function blank(fields: Fields): Answers {
  return Object.fromEntries(Object.keys(fields).map((id) => [id, '']));
}

function startingWith(fields: Fields, options: Options): Answers {
  const starting = Object.entries(fields).map(([id, { required, initial }]) => {
    const first = required ? options[id]?.[0]?.value : undefined;
    return [id, initial || (first ?? '')];
  });
  return Object.fromEntries(starting);
}

function noneWhereRefused(error: unknown): AlikeObject[] {
  if (!(error instanceof GraphProblem)) throw error;
  return [];
}
