import type { AlikeObject } from '../../forms/alike';
import { type Answers, answersOf } from '../../forms/readForm';
import type { Graph } from '../../graph/graph';
import type { KeptReads } from '../../graph/keptReads';
import type { KindAccess } from '../../houseRules/kindAccess';
import type { LocalizedText } from '../../i18n/localizedText';
import { recordOf, textOf } from '../../json/json';
import { zoneNamed } from '../../turn/timeZones';
import type { Answer } from '../answer';
import { agreedIn } from '../cards/alikeNotice';
import { draftsIn } from '../cards/formAssist';
import type { Filled, FormCards } from '../cards/formCards';
import { searchIn } from '../cards/listSearch';
import { READ_IN } from '../cards/zoneChoice';
import { keptIn } from '../keptAnswers';
import { commandTextOf, graphFor, type OwnPress, outdated, readsFor } from '../press';
import type { QuickAdd } from '../quickAdd';

/** Answers a press with the form of its kind, which asks for a sign-in where the form needs Graph. */
export class FormAnswers {
  constructor(
    private readonly cards: FormCards,
    private readonly quickAdd: QuickAdd,
    private readonly kept: KeptReads,
    private readonly access: KindAccess,
  ) {}

  async form(own: OwnPress, filled: Filled): Promise<Answer> {
    const { kind, turn, ticket } = own;
    const more = own.verb === 'more' || own.data.more === true || own.data.more === 'true';
    const permissions = Object.keys({ ...kind.permissions, ...(more && kind.more?.permissions) });
    const { readText = this.quickAdd.read(kind, commandTextOf(own), turn), answers, ...rest } = filled;
    const isNeeded = kind.options || kind.rules?.onlyFor || more || readText.namesPeople;
    const graph = isNeeded ? await readsFor(own, permissions, this.kept) : undefined;
    const hasAnswers = Object.keys(answers ?? {}).length > 0;
    const sentence = await this.refusal(own, permissions);
    if (sentence && !hasAnswers) return this.refusedCard(own, sentence);
    const problems = sentence ? { ...rest.problems, '': sentence } : rest.problems;
    const search = searchIn(kind, own.data);
    const unfold = textOf(own.data.unfold);
    const [kept, drafts] = [keptIn(own.data), draftsIn(kind, own.data)];
    const agreed = agreedIn(own.data);
    const whole = {
      drafts,
      ...rest,
      ...(problems && { problems }),
      search,
      unfold,
      kept,
      agreed,
      ...(hasAnswers && answers && { answers }),
      readText,
      more,
      origin: ticket,
    };
    const card = await this.cards.form(kind, turn, whole, graph);
    return { show: card, trace: { outcome: problems ? 'problems' : 'form', kind: kind.name } };
  }

  /** Why the house does not let this person create this kind here; undefined where it does. */
  async refusal(own: OwnPress, permissions = Object.keys(own.kind.permissions)): Promise<LocalizedText | undefined> {
    const { kind, turn } = own;
    const refused = this.access.refusedHere(kind, turn);
    if (refused || !kind.rules?.onlyFor) return refused;
    return this.access.refused(kind, turn, await graphFor(own, permissions));
  }

  /** Says so where there is no form yet that could hold the sentence. */
  refusedCard(own: OwnPress, sentence: LocalizedText): Answer {
    const show = this.cards.plain.refused(own, { sentence, details: '', instead: undefined });
    return { show, trace: { outcome: 'against house rules', kind: own.kind.name } };
  }

  /** What is there already that these answers ask for once more. */
  alreadyThere({ kind, turn }: OwnPress, answers: Answers, graph: Graph): Promise<readonly AlikeObject[]> {
    return this.cards.alreadyThere(kind, answers, turn, graph);
  }

  /** The form in another zone: what was read out of the words is read again, what was typed stays. */
  async readAgain(own: OwnPress): Promise<Answer> {
    return this.form(own, { answers: await this.rereadAnswers(own) });
  }

  /** The answers of a form as they are in the zone that was chosen on it. */
  async rereadAnswers(own: OwnPress): Promise<Answers> {
    const typed = answersOf(own.kind.fields, own.data);
    const before = zoneNamed(textOf(own.data[READ_IN]));
    if (!before || before === own.turn.requester.timeZone) return typed;
    const then = { ...own.turn, requester: { ...own.turn.requester, timeZone: before } };
    const [old, now] = [then, own.turn].map((turn) => this.quickAdd.read(own.kind, commandTextOf(own), turn));
    const [was, is] = await Promise.all([old, now].map((text) => text && this.quickAdd.fill(text)));
    const moved = Object.entries(is?.answers ?? {}).filter(([id]) => (typed[id] ?? '') === (was?.answers[id] ?? ''));
    return { ...typed, ...Object.fromEntries(moved) };
  }

  /** The form as one of the buttons that help to fill it in has changed it. */
  async assisted(own: OwnPress): Promise<Answer> {
    const { kind, data } = own;
    const button = Object.entries(kind.assist?.buttons ?? {}).find(([name]) => name === data.assist)?.[1];
    if (!button) return outdated(own);
    const graph =
      button.permissions && (await graphFor(own, Object.keys({ ...kind.permissions, ...button.permissions })));
    const typed = { ...answersOf(kind.fields, data), ...draftsIn(kind, data) };
    const { answers, problems = {}, news, isDone } = await button.assist(typed, graph);
    const drafts = isDone ? {} : draftsIn(kind, data);
    return this.form(own, { answers: { ...answersOf(kind.fields, data), ...answers }, problems, news, drafts });
  }

  /** The form with one of several ways to read the words chosen. */
  choose(own: OwnPress): Promise<Answer> {
    const chosen = answersOf(own.kind.fields, recordOf(own.data.chosen));
    return this.form(own, { answers: { ...answersOf(own.kind.fields, own.data), ...chosen } });
  }
}
