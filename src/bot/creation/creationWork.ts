import type { Audit, AuditedAction } from '../audit/audit';
import type { Cloud } from '../cloud/clouds';
import type { Fields, Values } from '../forms/fields';
import { FormProblem } from '../forms/formProblem';
import type { TracedGraph } from '../graph/graph';
import { GraphProblem } from '../graph/graphProblem';
import { isSentAgain } from '../graph/remedies';
import type { KindAccess } from '../houseRules/kindAccess';
import type { Clock } from '../http/clock';
import type { Translators } from '../i18n/translators';
import { textOf } from '../json/json';
import { firstField } from '../kinds/firstField';
import type { Creation, ObjectKind, Prepared, Summary } from '../kinds/kind';
import type { Attempt, PreparedFacts } from '../ledger/ledgerEntry';
import type { CreationEnd, Work } from '../ledger/work';
import type { Turn } from '../turn/turn';
import { partOf, withAdditions } from './additions';
import { type CreationLog, logFinished, outcomeOf } from './creationLog';
import type { History } from './history';
import { isOlder } from './isOlder';
import { notingPosts } from './sentRequest';
import type { CreatedSummary, Submission } from './submission';

/** Milliseconds for which nobody can have taken away what was written of a form, where the store itself loses nothing. */
const YOUNG = 10_000;
/** Milliseconds after which what replicates may have arrived, and within which a refusal must have come for that. */
const A_MOMENT = 3_000;
const PROMPT = 5_000;
/** Milliseconds for which parts of a new object may still be being made: Microsoft says fifteen minutes, after which it is tried once more. */
const BEING_MADE = 20 * 60 * 1000;

interface WorkParts {
  readonly clock: Clock;
  readonly translators: Translators;
  readonly log: CreationLog;
  readonly audit: Audit;
  readonly cloud: Cloud;
  /** Told of what was created; nobody waits for it. */
  readonly history?: Pick<History, 'created'> | undefined;
  readonly access: KindAccess;
  /** Whether something that was written down then, or later, may be gone. */
  forgets(since: number): boolean;
  readonly stopped: AbortSignal;
}

/** What the kinds do of a creation, as the ledger drives it. */
export class CreationWork {
  constructor(private readonly parts: WorkParts) {}

  /** Only the form's own mark makes a find certain before anything was sent; after that, all but what the kind doubts. */
  of(submission: Submission, turn: Turn, graph: TracedGraph): Work<CreatedSummary> {
    const { kind, values, nonce, issued, decision } = submission;
    const about = { requester: turn.requester, cloud: this.parts.cloud };
    const exclusiveKey = kind.exclusiveKey?.(values, turn.requester);
    const creationOf = (attempt: Attempt) =>
      this.creationFor(turn, nonce, { ...attempt, since: attempt.since || issued }, graph);
    const created = (summary: Summary, creation: Creation): CreatedSummary => {
      const parts = kind.additions?.(values, creation, summary.id).map(partOf) ?? [];
      return { ...summary, kind: kind.name, ...(parts.length > 0 && { additions: parts }) };
    };
    return {
      ...(exclusiveKey !== undefined && { exclusiveKey: `${turn.tenantId} ${exclusiveKey}` }),
      decision,
      prepare: async () => {
        const refused = await this.parts.access.refused(kind, turn, graph);
        if (refused) throw new FormProblem({ '': refused });
        return prepared(submission, await kind.prepare?.(values, graph, about));
      },
      post: async (attempt) => {
        const { noted, sent } = notingPosts(graph);
        const summary = await this.sent(kind, () => kind.create(values, noted, creationOf(attempt)));
        const request = sent();
        return { ...created(summary, creationOf(attempt)), ...(request && { sent: request }) };
      },
      find: async (attempt) => {
        const found = await kind.find(values, graph, creationOf(attempt));
        this.parts.log.debug(
          { kind: kind.name, found: found !== undefined },
          'looked for what a request may have left',
        );
        if (!found) return undefined;
        const { isDoubtful = false, ...summary } = found;
        const isCertain = kind.sweep !== undefined || (attempt.since > 0 && !isDoubtful);
        return { object: created(summary, creationOf(attempt)), isCertain };
      },
      complete: (made, attempt) => this.added(kind, values, made, attempt, turn, creationOf(attempt), graph),
      recording: (object) => this.recording(submission, turn, graph, object),
      finished: (end) => this.finished(submission, turn, graph, end),
      looksFirst: () => this.parts.clock.now() - issued > YOUNG || this.parts.forgets(issued),
    };
  }

  /** What a kind may know of a form's creation. */
  creationFor(turn: Turn, nonce: string, { since, existingIds, facts }: Attempt, graph: TracedGraph): Creation {
    const { requester, conversation } = turn;
    const translator = this.parts.translators.of(requester.locale);
    return {
      nonce,
      isOlder: (created) => isOlder(created, since, { ours: this.parts.clock.now(), graphs: graph.now?.() }),
      existingIds,
      facts,
      requester,
      conversationUrl: conversation.url,
      cloud: this.parts.cloud,
      localize: (words) => translator.localize(words),
    };
  }

  /** The object with what it still needs, as far as that can be had now. */
  async added(
    kind: ObjectKind,
    values: Values<Fields>,
    made: CreatedSummary,
    { since }: Attempt,
    turn: Turn,
    creation: Creation,
    graph: TracedGraph,
  ): Promise<CreatedSummary> {
    const possible = kind.additions?.(values, creation, made.id) ?? [];
    // What is still being made of a young object may yet come.
    const added = await withAdditions(made, possible, graph, kind, this.parts.clock.now() - since < BEING_MADE);
    const { id, name, additions } = added;
    const outcome = additions ? 'incomplete' : 'done';
    if (made.additions) await this.audit(turn, kind, { action: 'addMissing', outcome, object: id, name }, graph);
    return added;
  }

  private recording(
    { kind, nonce }: Submission,
    turn: Turn,
    graph: TracedGraph,
    { id, name, at = {} }: CreatedSummary,
  ): Promise<void> {
    const created = this.parts.clock.now();
    void this.parts.history?.created(turn, { kind: kind.name, id, at, form: nonce, created });
    const key = `${turn.requester.id} ${nonce} ${id}`;
    return this.audit(turn, kind, { outcome: 'created', object: id, name, key }, graph);
  }

  private finished({ kind, values }: Submission, turn: Turn, graph: TracedGraph, end: CreationEnd): void {
    const { requester } = turn;
    const { requestId } = graph;
    logFinished(this.parts.log, { person: requester.id, kind: kind.name, requestId, ...end }, this.parts.clock.now());
    const outcome = end.error === undefined ? undefined : outcomeOf(end.error);
    if (outcome) void this.audit(turn, kind, { outcome, name: textOf(values[firstField(kind)]) }, graph);
  }

  private audit(
    turn: Turn,
    kind: ObjectKind,
    done: Omit<AuditedAction, 'action'> & { readonly action?: string },
    { requestId }: TracedGraph,
  ): Promise<void> {
    return this.parts.audit.record(turn, { action: 'create', kind: kind.name, requestId, ...done });
  }

  /** A request that was refused for what may be different in a moment was not carried out: it is sent once more. */
  private async sent(kind: ObjectKind, send: () => Promise<Summary>): Promise<Summary> {
    const began = this.parts.clock.now();
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof GraphProblem) || isSentAgain(error, kind.refusals) !== 'once') throw error;
      const isLate = this.parts.clock.now() - began > PROMPT;
      if (isLate || !(await this.parts.clock.sleep(A_MOMENT, this.parts.stopped))) throw error;
      return send();
    }
  }
}

/** What is there already stops a form once: until its person has seen it, or has said that it is none of theirs. */
function prepared({ agreed, decision }: Submission, read: Prepared = {}): PreparedFacts {
  const { problems = {}, existingIds = [], facts = {}, alike = [] } = read;
  const seen = new Set([...(agreed ?? []), decision?.id]);
  const objects = agreed ? alike.filter(({ id }) => !seen.has(id)) : [];
  if (objects.length > 0 || Object.keys(problems).length > 0) throw new FormProblem(problems, objects);
  return { existingIds, facts };
}
