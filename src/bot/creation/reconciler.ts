import { FormProblem } from '../forms/formProblem';
import { readForm } from '../forms/readForm';
import type { FormOrigin } from '../forms/tickets';
import { GraphProblem } from '../graph/graphProblem';
import { type Clock, machineClock } from '../http/clock';
import type { LocalizedText } from '../i18n/localizedText';
import type { Catalog } from '../kinds/catalog';
import type { ObjectKind } from '../kinds/kind';
import type { Store } from '../state/store';
import { type Person, SignInNeeded } from '../turn/person';
import type { Turn } from '../turn/turn';
import type { Creations } from './creations';
import { DROPPED, isDropped, settlingOnly } from './settlingOnly';
import type { CreatedSummary, Job, Submission } from './submission';

/** What the reconciler needs of the rest of the bot. */
export interface ReconcilerPorts {
  /** Whoever is signed in on this instance; nobody else can be acted for. */
  readonly known: (turn: Turn) => Person | undefined | Promise<Person | undefined>;
  /** Puts the summary in the place of the card that was pressed, for everybody. */
  readonly showSummary: (turn: Turn, kind: ObjectKind, created: CreatedSummary, origin: FormOrigin) => Promise<void>;
  /** Puts a sentence there. */
  readonly tell?: (turn: Turn, words: LocalizedText) => Promise<void>;
  readonly log: {
    warn(fields: object, words: string): void;
  };
}

const EVERY = 1_000;
const AT_ONCE = 20;
/** Milliseconds for which no other instance looks after the same creation. */
const LEASE = 2_000;

/** Finishes what was left behind by an instance that died, or that no press comes back for, as far as a token is at hand. */
export class Reconciler {
  private looking: Promise<unknown> = Promise.resolve();
  private readonly stopping = new AbortController();

  constructor(
    private readonly store: Store,
    private readonly creations: Creations,
    private readonly catalog: Catalog,
    private readonly ports: ReconcilerPorts,
    private readonly clock: Clock = machineClock,
  ) {}

  /** Looks about once a second, not at the same moments as other instances, until it is stopped. */
  start(): void {
    this.looking = this.lookNowAndThen();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.looking;
  }

  private async lookNowAndThen(): Promise<void> {
    const { signal } = this.stopping;
    while (await this.clock.sleep(EVERY * (0.5 + this.clock.random()), signal)) await this.look();
  }

  /** Takes what is due, and what nobody else looks after. */
  async look(): Promise<void> {
    try {
      const keys = await this.store.due(AT_ONCE, LEASE);
      await Promise.all(keys.map((key) => this.pickUp(key)));
    } catch (error) {
      this.ports.log.warn({ err: error }, 'Nothing can be finished that was left behind');
    }
  }

  private async pickUp(key: string): Promise<void> {
    const job = await this.creations.leftBehind(key);
    const submission = job && this.submissionOf(job);
    const person = job && (await this.ports.known(job.turn));
    if (!submission || !person) return;
    try {
      const whole = await person.graph(this.catalog.permissionsOf(submission.kind, job.answers));
      const isOver = (job.turn.lastSignOut ?? 0) !== (person.lastSignOut ?? 0);
      const graph = isOver ? settlingOnly(whole) : whole;
      const made = await this.creations.resume(key, submission, job.turn, graph);
      if (!made) return;
      const kind = this.catalog.named(made.kind) ?? submission.kind;
      if (!job.oneOfMany) await this.ports.showSummary(job.turn, kind, made, submission);
    } catch (error) {
      if (isDropped(error)) return void (await this.ports.tell?.(job.turn, DROPPED));
      // The person's next look shows what it was; a fault of one creation must not hide those of the others.
      const outcome = error instanceof GraphProblem ? error.refusal : undefined;
      const expected = outcome || error instanceof SignInNeeded || error instanceof FormProblem;
      const what = expected ? { status: outcome?.status, requestId: outcome?.requestId } : { err: error };
      this.ports.log.warn({ kind: submission.kind.name, ...what }, 'Something left behind could not be finished');
    }
  }

  /** Undefined where a newer version of the bot reads the answers in another way. */
  private submissionOf({
    kind: name,
    answers,
    nonce,
    issued = 0,
    oneOfMany: isRow = false,
  }: Job): Submission | undefined {
    const kind = this.catalog.named(name);
    const form = kind && readForm(kind.fields, answers);
    return kind && form && 'values' in form ? { kind, values: form.values, answers, nonce, issued, isRow } : undefined;
  }
}
