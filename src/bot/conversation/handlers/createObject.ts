import type { Creations } from '../../creation/creations';
import type { Submission } from '../../creation/submission';
import type { Fields } from '../../forms/fields';
import { FormProblem } from '../../forms/formProblem';
import { type Answers, answersOf, type FormResult, type Problems, readForm } from '../../forms/readForm';
import type { Graph } from '../../graph/graph';
import { GraphProblem } from '../../graph/graphProblem';
import { refusalWords } from '../../graph/graphRefusals';
import type { KeptReads } from '../../graph/keptReads';
import { type Complaint, complaintsAbout, proposedBy } from '../../graph/remedies';
import { within } from '../../http/within';
import { say } from '../../i18n/localizedText';
import { textOf } from '../../json/json';
import type { Catalog } from '../../kinds/catalog';
import type { ObjectKind } from '../../kinds/kind';
import type { Decision } from '../../ledger/work';
import { type Answer, refusalTrace } from '../answer';
import { type BatchPresses, isAboutBatch } from '../batch/batchPresses';
import { agreedIn } from '../cards/alikeNotice';
import type { Filled } from '../cards/formCards';
import { isOnePress } from '../cards/onePressCards';
import { CHOOSE_ZONE, FORM_ZONE, holdTimes } from '../cards/zoneChoice';
import { isAsked, questionProblems, unansweredGuesses } from '../guessReview';
import { commandTextOf, graphFor, type OwnPress, ownerOf, readsFor } from '../press';
import type { QuickAdd } from '../quickAdd';
import type { ReadText } from '../readText';
import type { CreationAnswers } from './creationAnswers';
import type { FormAnswers } from './formAnswers';

const NAMES_PLACE = say`Your words name one of your lists. Check the form, and press Create.`;
const EXPIRED = say`The form had expired. Here it is again with your answers: press Create once more.`;

/** Reads a form and creates what it asks for, or shows it again with what is wrong. */
export class CreateObject {
  /** `waitLimit`: milliseconds that a person waits for a creation before being told that it goes on. */
  constructor(
    private readonly catalog: Catalog,
    private readonly creations: Creations,
    private readonly results: CreationAnswers,
    private readonly forms: FormAnswers,
    private readonly quickAdd: QuickAdd,
    private readonly batches: BatchPresses,
    private readonly waitLimit: number,
    private readonly kept: KeptReads,
  ) {}

  async answer(own: OwnPress): Promise<Answer> {
    if (isAboutBatch(own)) return this.batches.create(own);
    const answers = answersOf(own.kind.fields, own.data);
    const form = readForm(own.kind.fields, answers);
    const readText = this.quickAdd.read(own.kind, commandTextOf(own), own.turn);
    const filled = { readText, answers };
    const zone = await this.zoneProblem(own, answers);
    if (zone) return this.back(own, { readText, ...zone });
    const place = await this.namedPlace(own, readText, answers);
    if (place) return this.back(own, { readText, problems: place });
    const problems = { ...(await this.undecided(own, readText, answers)), ...problemsIn(own.kind, form) };
    if ('problems' in form || Object.keys(problems).length > 0) return this.back(own, { ...filled, problems });
    if (own.ticket.expired) return this.back(own, { ...filled, problems: { '': EXPIRED } });
    const { nonce, issued } = own.ticket;
    const decision = decisionIn(own);
    const agreed = agreedIn(own.data);
    return this.submit(own, { kind: own.kind, values: form.values, answers, nonce, issued, decision, agreed }, filled);
  }

  /** The form comes again before anything is submitted, unless its person has dropped it. */
  private async back(own: OwnPress, filled: Filled): Promise<Answer> {
    const entry = await this.creations.entry(own.turn, own.ticket.nonce);
    return entry?.state === 'cancelled' ? this.results.cancelled(own) : this.forms.form(own, filled);
  }

  /** Days and times are not created in a zone that nobody has said, nor in another than the person has seen them in. */
  private async zoneProblem(
    own: OwnPress,
    answers: Answers,
  ): Promise<{ answers: Answers; problems: Problems } | undefined> {
    const { zoneFrom, timeZone } = own.turn.requester;
    if (zoneFrom === undefined) return undefined;
    if (zoneFrom === 'nothing' && holdTimes(answers)) return { answers, problems: { [FORM_ZONE]: CHOOSE_ZONE } };
    const moved = await this.forms.rereadAnswers(own);
    const isMoved = Object.entries(moved).some(([field, answer]) => answer !== (answers[field] ?? ''));
    return isMoved
      ? {
          answers: moved,
          problems: { '': say`Your words are read again, in ${timeZone}. Check them, and press Create.` },
        }
      : undefined;
  }

  /** What one press creates was read without the person's lists: where they make something else of it, the form comes first. */
  private async namedPlace(own: OwnPress, readText: ReadText, answers: Answers): Promise<Problems | undefined> {
    if (!isOnePress(own.data) || !readText.namesPlace) return undefined;
    const graph = await readsFor(own, Object.keys(own.kind.permissions), this.kept);
    const { answers: read, guesses } = await this.quickAdd.fill(readText, graph);
    const isSame = Object.entries(read).every(([field, answer]) => answers[field] === answer);
    return isSame && unansweredGuesses(guesses, read).length === 0 ? undefined : { '': NAMES_PLACE };
  }

  /** Words that can be read in two ways are asked about: nothing is created while that is open. */
  private async undecided(own: OwnPress, readText: ReadText, answers: Answers): Promise<Problems> {
    if (!isAsked(own.data) || !own.person) return {};
    const graph = await readsFor(own, Object.keys(own.kind.permissions), this.kept);
    const { guesses } = await this.quickAdd.fill(readText, graph);
    return questionProblems(guesses, answers);
  }

  private async submit(own: OwnPress, submission: Submission, filled: Filled): Promise<Answer> {
    const graph = await graphFor(own, this.catalog.permissionsOf(own.kind, submission.answers));
    const running = this.creations.submit(submission, own.turn, graph);
    const forget = () => this.kept.forget(ownerOf(own.turn));
    running.end.then(forget, forget);
    try {
      const result = await within(
        this.waitLimit,
        running.resultOrLongWait(this.creations.clock.now() + this.waitLimit),
      );
      const later = () => this.results.afterwards(own, running.end);
      if (result === 'late') return { ...(await this.results.stillPending(own)), later: later() };
      const answer = this.results.settled(own, result, graph.requestId);
      return result.state === 'pending' ? { ...answer, later: later() } : answer;
    } catch (error) {
      if (error instanceof FormProblem) {
        const { problems, alike } = error;
        return this.forms.form(own, { ...filled, problems, alike });
      }
      if (!(error instanceof GraphProblem)) throw error;
      const form = await this.forms.form(own, { ...filled, ...(await this.refused(own, error, graph)) });
      return { ...form, trace: refusalTrace(own.kind.name, error) };
    }
  }

  /** Beside the fields that Graph complains of, or at the top; what would be taken stands in the fields. */
  private async refused(own: OwnPress, problem: GraphProblem, graph: Graph): Promise<Filled> {
    const { kind, data } = own;
    const complaints = complaintsAbout(problem, kind.refusals);
    const answers = answersOf(kind.fields, data);
    const proposed = await proposedBy(complaints, { refusal: problem.refusal, answers, graph });
    const isThere = complaints.some(({ row }) => row?.showsAlike);
    const fieldOf = ({ field }: Complaint) => (Object.hasOwn(kind.fields, field) ? field : '');
    return {
      answers: { ...answers, ...answersOf(kind.fields, proposed) },
      problems: Object.fromEntries(complaints.map((one) => [fieldOf(one), one.sentence])),
      instead: this.catalog.named(complaints.find(({ row }) => row?.instead)?.row?.instead),
      details: refusalWords(problem.refusal),
      ...(isThere && { alike: await this.forms.alreadyThere(own, answers, graph) }),
    };
  }
}

/** What the person has answered where an object was there that may have come from this form. */
function decisionIn({ verb, data }: OwnPress): Decision | undefined {
  if (verb !== 'itIsMine' && verb !== 'createAnother') return undefined;
  return { id: textOf(data.found), isMine: verb === 'itIsMine' };
}

function problemsIn<F extends Fields>(kind: ObjectKind<F>, form: FormResult<F>): Problems {
  return 'problems' in form ? form.problems : (kind.check?.(form.values) ?? {});
}
