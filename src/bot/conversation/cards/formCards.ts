import type { Card, CardDeck } from '../../cards/cardDeck';
import { withOnlyInputs } from '../../cards/withOnlyInputs';
import { withProblems } from '../../cards/withProblems';
import { CLOUDS, type Cloud } from '../../cloud/clouds';
import type { AlikeObject } from '../../forms/alike';
import type { Fields } from '../../forms/fields';
import type { Answers, Problems } from '../../forms/readForm';
import type { FormOrigin, Tickets } from '../../forms/tickets';
import type { Graph } from '../../graph/graph';
import { GraphProblem } from '../../graph/graphProblem';
import { within } from '../../http/within';
import { type LocalizedText, say } from '../../i18n/localizedText';
import type { Translator } from '../../i18n/translator';
import { isRecord, textOf } from '../../json/json';
import type { Catalog } from '../../kinds/catalog';
import type { ObjectKind, Options, Wanted } from '../../kinds/kind';
import { type CommandText, commandTextData } from '../../turn/commandText';
import type { Turn } from '../../turn/turn';
import { showReading, withSameWords } from '../guessReview';
import { keptIn } from '../keptAnswers';
import type { LivingButtons } from '../living/livingButtons';
import type { Filling, QuickAdd } from '../quickAdd';
import type { ReadText } from '../readText';
import { withAlikeMentioned, withAlikeNotice } from './alikeNotice';
import { contextOf, NOT_DONE, titleOf } from './cardWords';
import { blank, FilledForms } from './filledForms';
import { draftsIn } from './formAssist';
import { withListSearch } from './listSearch';
import { PlainCards } from './plainCards';
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

/** Milliseconds that a form waits for what it only mentions. */
const A_MOMENT = 1_000;
const NOTHING: CommandText = { text: '', at: 0, people: [] };
const NOTHING_READ: Filling = { answers: {}, guesses: [], options: {} };

/** Makes the forms of a kind for one person; `plain` and `summaries` make the cards before and after them. */
export class FormCards {
  readonly summaries: SummaryCards;
  readonly plain: PlainCards;
  readonly filled: FilledForms;

  constructor(
    private readonly deck: CardDeck,
    private readonly tickets: Tickets,
    catalog: Catalog,
    private readonly quickAdd: QuickAdd,
    private readonly lists = new ShownLists(),
    living?: LivingButtons,
    private readonly cloud: Cloud = CLOUDS.public,
  ) {
    this.summaries = new SummaryCards(deck, tickets, living);
    this.plain = new PlainCards(deck, tickets);
    this.filled = new FilledForms(deck, catalog, lists);
  }

  /** Of a form that is shown for the first time. */
  newOrigin(): FormOrigin {
    return this.tickets.newOrigin();
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
    const told = this.filled.of(kind, turn, parts, (card) => {
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
    const card = this.filled.of(kind, turn, { ticket, values, options, more, unfold, kept, drafts, details });
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
    const { body, ...card } = this.filled.of(kind, turn, { ...parts, unfold: '', kept: {} }, (form) =>
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

  translatorOf({ requester }: Turn): Translator {
    return this.deck.translators.of(requester.locale);
  }
}

/** Another first line: what stands there is of a new object. */
function withHeading(body: unknown, text: string): unknown[] {
  const elements: unknown[] = Array.isArray(body) ? body : [];
  const at = elements.findIndex((one) => isRecord(one) && one.style === 'heading');
  return elements.map((one, i) => (i === at && isRecord(one) ? { ...one, text } : one));
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
