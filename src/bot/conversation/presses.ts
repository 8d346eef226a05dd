import type { Card } from '../cards/cardDeck';
import type { Creations } from '../creation/creations';
import type { CreatedSummary, CreationResult, Submission } from '../creation/submission';
import type { Fields } from '../forms/fields';
import { FormProblem } from '../forms/formProblem';
import { type Answers, answersOf, type FormResult, type Problems, readForm } from '../forms/readForm';
import type { Tickets } from '../forms/tickets';
import { GraphProblem } from '../graph/graphProblem';
import { remedyFor } from '../graph/remedies';
import { inTime } from '../http/inTime';
import { say } from '../i18n/localizedText';
import { recordOf } from '../json/json';
import type { Catalog } from '../kinds/catalog';
import { firstField } from '../kinds/firstField';
import type { ObjectKind } from '../kinds/kind';
import { type Waiting, waitingOf } from '../ledger/ledgerEntry';
import { type CommandText, commandTextIn } from '../turn/commandText';
import { type Person, SignInNeeded } from '../turn/person';
import type { Turn } from '../turn/turn';
import type { Answer } from './answer';
import { type BatchPresses, isAboutBatch } from './batch/batchPresses';
import { contextOf, type Filled, type FormCards } from './cards/formCards';
import { isAsked, questionProblems } from './guessReview';
import { graphFor, type OwnPress, type Press } from './press';
import type { QuickAdd } from './quickAdd';

const SENTENCES = {
  notYours: say`This card belongs to somebody else, or to another conversation. Type a command such as “new group” to get your own.`,
  outdated: say`This card comes from an older version of me. Type the command again to get a new one.`,
  cancelled: say`Cancelled. Nothing was created.`,
  expired: say`The form had expired. Here it is again with your answers: press Create once more.`,
  later: say`Microsoft Graph takes its time with what is missing. Look again in a minute.`,
  conflict: say`This form is being used, or was used, with other answers. Type the command again to get a new one.`,
};

/** What the bot answers to a press. */
export class Presses {
  /** `patience`: milliseconds that a person waits for a creation before being told that it goes on. */
  constructor(
    private readonly catalog: Catalog,
    private readonly tickets: Tickets,
    private readonly cards: FormCards,
    private readonly creations: Creations,
    private readonly quickAdd: QuickAdd,
    private readonly batches: BatchPresses,
    private readonly patience = 2_000,
  ) {}

  /** Throws `SignInNeeded` when the person is missing or has to consent first; Teams then repeats the same press. */
  async onPress(press: Press, turn: Turn, person: Person | undefined): Promise<Answer> {
    const kind = this.catalog.named(press.data.kind);
    const ticket = kind && this.tickets.verify(press.data.ticket, contextOf(kind, turn));
    if (!kind || !ticket) return { say: SENTENCES.notYours, trace: { outcome: 'notYours' } };
    const own = { ...press, kind, ticket, turn, person };
    const page = press.verb === 'create' ? undefined : await this.creations.entry(turn, ticket.nonce);
    if (page?.state !== 'created') return this.follow(own);
    return press.verb === 'complete' ? this.complete(own) : this.created(own, page);
  }

  private async follow(own: OwnPress): Promise<Answer> {
    try {
      if (own.verb === 'open' || own.verb === 'more' || own.verb === 'refresh') return await this.open(own);
      if (own.verb === 'choose') return await this.choose(own);
      if (own.verb === 'switch') return await this.open(this.switchKind(own, own.data.to));
      if (own.verb === 'create') return await this.create(this.switchKind(own, own.data.to));
      if (own.verb === 'cancel') return this.cancel(own);
      return { say: SENTENCES.outdated, trace: { outcome: 'outdated', kind: own.kind.name } };
    } catch (error) {
      if (error instanceof SignInNeeded && own.automatic) return await this.unchanged(own);
      if (error instanceof GraphProblem)
        return { say: remedyFor(error, own.kind.remedy?.(error.refusal)?.sentence), trace: refusalTrace(own, error) };
      throw error;
    }
  }

  private async open(own: OwnPress): Promise<Answer> {
    if (own.verb === 'refresh' && !own.person) return this.unchanged(own);
    if (isAboutBatch(own)) return this.batches.open(own);
    const isFresh = own.verb === 'open' || own.verb === 'refresh';
    const kind = isFresh ? this.quickAdd.kindFor(own.kind, commandTextOf(own), own.turn) : own.kind;
    const switchKind = kind === own.kind ? own : this.switchKind(own, kind.name);
    return this.form(switchKind, { answers: answersOf(switchKind.kind.fields, switchKind.data) });
  }

  /** One way to read words that can be read in several. */
  private choose(own: OwnPress): Promise<Answer> {
    const chosen = answersOf(own.kind.fields, recordOf(own.data.chosen));
    return this.form(own, { answers: { ...answersOf(own.kind.fields, own.data), ...chosen } });
  }

  /** The same press on the form of another kind, which keeps the name and what was typed into the fields they share. */
  private switchKind(own: OwnPress, name: unknown): OwnPress {
    const kind = this.catalog.named(name);
    if (!kind) return own;
    const { to: _to, ...data } = own.data;
    const ticket = this.tickets.issue(contextOf(kind, own.turn), own.ticket.nonce);
    const named = { [firstField(kind)]: data[firstField(own.kind)] };
    return { ...own, kind, data: { ...data, ...named, kind: kind.name, ticket } };
  }

  private async create(own: OwnPress): Promise<Answer> {
    if (isAboutBatch(own)) return this.batches.create(own);
    const answers = answersOf(own.kind.fields, own.data);
    const form = readForm(own.kind.fields, answers);
    const problems = { ...(await this.undecided(own, answers)), ...problemsIn(own.kind, form) };
    if ('problems' in form || Object.keys(problems).length > 0) return this.form(own, { answers, problems });
    if (own.ticket.expired) return this.form(own, { answers, problems: { '': SENTENCES.expired } });
    const { nonce, age } = own.ticket;
    return this.submit(own, { kind: own.kind, values: form.values, answers, nonce, age });
  }

  /** Words that can be read in two ways are asked about: nothing is created while that is open. */
  private async undecided(own: OwnPress, answers: Answers): Promise<Problems> {
    const commandText = commandTextOf(own);
    if (!isAsked(own.data) || !own.person) return {};
    const graph = await graphFor(own, Object.keys(own.kind.permissions));
    const { guesses } = await this.quickAdd.fill(own.kind, commandText, own.turn, graph);
    return questionProblems(guesses, answers);
  }

  private async submit(own: OwnPress, submission: Submission): Promise<Answer> {
    const graph = await graphFor(own, this.catalog.permissionsOf(own.kind, submission.answers));
    const work = this.creations.submit(submission, own.turn, graph);
    try {
      const settled = await inTime(this.patience, work.resultOrLongWait(Date.now() + this.patience));
      if (settled === 'late') return { ...(await this.stillPending(own)), later: this.afterwards(own, work.end) };
      const answer = this.created(own, settled, graph.requestId);
      return settled.state === 'pending' ? { ...answer, later: this.afterwards(own, work.end) } : answer;
    } catch (error) {
      const { answers } = submission;
      if (error instanceof FormProblem) return this.form(own, { answers, problems: error.problems });
      if (!(error instanceof GraphProblem)) throw error;
      return { ...(await this.form(own, { answers, ...this.refused(own, error) })), trace: refusalTrace(own, error) };
    }
  }

  /** Beside the field that Graph complains of, or at the top. */
  private refused({ kind }: OwnPress, problem: GraphProblem): { problems: Problems; instead?: ObjectKind | undefined } {
    const remedy = kind.remedy?.(problem.refusal);
    const field = remedy?.field ?? problem.refusal.targets.find((target) => Object.hasOwn(kind.fields, target)) ?? '';
    return {
      problems: { [field]: remedyFor(problem, remedy?.sentence) },
      instead: this.catalog.named(remedy?.instead),
    };
  }

  /** What Graph would not add to the new object before. */
  private async complete(own: OwnPress): Promise<Answer> {
    const graph = await graphFor(own, Object.keys(own.kind.permissions));
    const work = this.creations.complete(own.kind, own.turn, own.ticket.nonce, graph);
    const made = await inTime(this.patience, work);
    if (made === 'late') return { say: SENTENCES.later, trace: { outcome: 'pending', kind: own.kind.name } };
    return made ? this.created(own, { state: 'created', summary: made }) : this.follow(own);
  }

  private created(own: OwnPress, settled: CreationResult, requestId = ''): Answer {
    if (settled.state === 'pending') return this.pending(own, settled.waiting);
    if (settled.state === 'conflict')
      return { say: SENTENCES.conflict, trace: { outcome: 'used', kind: own.kind.name } };
    const card = this.summary(own, settled.summary);
    return { show: card, everyone: card, trace: { outcome: 'created', kind: settled.summary.kind, requestId } };
  }

  private async stillPending(own: OwnPress): Promise<Answer> {
    const page = await this.creations.entry(own.turn, own.ticket.nonce);
    return this.pending(own, page?.state === 'running' ? waitingOf(page, Date.now()) : { for: 'graph' });
  }

  private pending(own: OwnPress, waiting: Waiting): Answer {
    const ticket = String(own.data.ticket);
    const card = this.cards.pending(own.kind, own.turn, ticket, answersOf(own.kind.fields, own.data), waiting);
    return { show: card, trace: { outcome: `pending ${waiting.for}`, kind: own.kind.name } };
  }

  /** The summary for the base message, once a slow Graph has come to an end; a refusal shows at the person's next look. */
  private async afterwards(own: OwnPress, work: Promise<CreationResult>): Promise<Card | undefined> {
    try {
      const settled = await work;
      return settled.state === 'created' ? this.summary(own, settled.summary) : undefined;
    } catch (error) {
      if (error instanceof GraphProblem || error instanceof SignInNeeded || error instanceof FormProblem)
        return undefined;
      throw error;
    }
  }

  /** Under the name of the kind that the form had become. */
  private summary(own: OwnPress, made: CreatedSummary): Card {
    return this.cards.summary(this.catalog.named(made.kind) ?? own.kind, made, own.turn, own.ticket.nonce);
  }

  private async form(own: OwnPress, filled: Filled): Promise<Answer> {
    const { kind, turn, ticket } = own;
    const more = own.verb === 'more' || own.data.more === true || own.data.more === 'true';
    const permissions = Object.keys({ ...kind.permissions, ...(more && kind.more?.permissions) });
    const commandText = commandTextOf(own);
    const isNeeded = kind.options || more || this.quickAdd.namesPeople(kind, commandText, turn);
    const graph = isNeeded ? await graphFor(own, permissions) : undefined;
    const hasAnswers = Object.keys(filled.answers ?? {}).length > 0;
    const { answers, ...rest } = filled;
    const whole = { ...rest, ...(hasAnswers && answers && { answers }), commandText, more, nonce: ticket.nonce };
    const card = await this.cards.form(kind, turn, whole, graph);
    return { show: card, trace: { outcome: filled.problems ? 'problems' : 'form', kind: kind.name } };
  }

  private cancel(own: OwnPress): Answer {
    const card = this.cards.message(SENTENCES.cancelled, own.turn);
    return { show: card, everyone: card, trace: { outcome: 'cancelled', kind: own.kind.name } };
  }

  /** An automatic refresh must never ask anybody to sign in: the card stays as it is. */
  private async unchanged(own: OwnPress): Promise<Answer> {
    if (isAboutBatch(own)) return this.batches.unchanged(own);
    if (own.verb === 'create') return this.stillPending(own);
    return {
      show: this.cards.invitation(own.kind, own.turn, commandTextOf(own), own.ticket.nonce),
      trace: { outcome: 'unchanged', kind: own.kind.name },
    };
  }
}

function commandTextOf({ data }: OwnPress): CommandText {
  return commandTextIn(data, Date.now());
}

function problemsIn<F extends Fields>(kind: ObjectKind<F>, form: FormResult<F>): Problems {
  return 'problems' in form ? form.problems : (kind.check?.(form.values) ?? {});
}

function refusalTrace({ kind }: OwnPress, { refusal }: GraphProblem): Answer['trace'] {
  return { outcome: `graph ${refusal.status} ${refusal.outcome}`, kind: kind.name, requestId: refusal.requestId };
}
