import type { Card, CardDeck } from '../../cards/cardDeck';
import { withDetails } from '../../cards/withDetails';
import { withFieldRules } from '../../cards/withFieldRules';
import { withMended } from '../../cards/withMended';
import { withProblems } from '../../cards/withProblems';
import { withTypedNames } from '../../cards/withTypedNames';
import { type Fields, isPersonId } from '../../forms/fields';
import type { Answers, Problems } from '../../forms/readForm';
import { isForSomebody } from '../../houseRules/kindAccess';
import { type LocalizedText, say } from '../../i18n/localizedText';
import type { Translator } from '../../i18n/translator';
import type { Catalog } from '../../kinds/catalog';
import type { ObjectKind, Options } from '../../kinds/kind';
import type { Turn } from '../../turn/turn';
import { withKept } from '../keptAnswers';
import { audienceInWords, withLineUnderTitle } from './audience';
import { headingOf, titleOf } from './cardWords';
import { shownFieldRules } from './fieldRules';
import { draftsIn, withAssist } from './formAssist';
import type { ShownLists } from './shownLists';

const FOR_NOW = say`For now`;

/** What stands in a form. */
export interface FormParts {
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

/** Fills the form of a kind with what its person has answered, and says beside the fields what is to be said of them. */
export class FilledForms {
  constructor(
    private readonly deck: CardDeck,
    private readonly catalog: Catalog,
    private readonly lists: ShownLists,
  ) {}

  /** `placed` changes the card before the problems are set beside its fields. */
  of(kind: ObjectKind, turn: Turn, parts: FormParts, placed = (card: Card) => card): Card {
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
    const form = this.of(kind, turn, { ticket: '', values, options, more: false, unfold: '', kept: {} });
    return this.withAudience(card, kind, turn, form);
  }

  private translatorOf({ requester }: Turn): Translator {
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

/** Sentences beside the fields whose lists cannot be had, as far as a form can do without. */
function unavailable(options: Options, translator: Translator, { name }: ObjectKind): Record<string, string> {
  const notes = Object.entries(options).flatMap(([field, { unavailable: sentence }]) =>
    sentence ? [[field, translator.localize(sentence, name)] as const] : [],
  );
  return Object.fromEntries(notes);
}

/** Clients leave out inputs that are blank. */
export function blank(fields: Fields): Answers {
  return Object.fromEntries(Object.keys(fields).map((id) => [id, '']));
}
