import { FormProblem } from '../forms/formProblem';
import { readForm } from '../forms/readForm';
import type { FormOrigin } from '../forms/tickets';
import { GraphProblem } from '../graph/graphProblem';
import { type Clock, machineClock } from '../http/clock';
import { type LocalizedText, say } from '../i18n/localizedText';
import type { Catalog } from '../kinds/catalog';
import type { ObjectKind } from '../kinds/kind';
import type { Unfinished } from '../ledger/backlog';
import type { Store } from '../state/store';
import { type Person, SignInNeeded } from '../turn/person';
import type { Turn } from '../turn/turn';
import type { Creations } from './creations';
import { DROPPED, isDropped, settlingOnly } from './settlingOnly';
import { SignInWaits } from './signInWaits';
import type { CreatedSummary, Job, Submission } from './submission';

/** What the reconciler needs of the rest of the bot. */
export interface ReconcilerPorts {
  /** Whoever is signed in on this instance; nobody else can be acted for. */
  readonly known: (turn: Turn) => Person | undefined | Promise<Person | undefined>;
  /** Puts the summary in the place of the card that was pressed, for everybody. */
  readonly showSummary: (turn: Turn, kind: ObjectKind, created: CreatedSummary, origin: FormOrigin) => Promise<void>;
  /** Puts a sentence there. */
  readonly tell?: (turn: Turn, words: LocalizedText) => Promise<void>;
  /** Goes on with what was pressed on the cards of objects that are there. */
  readonly orders?: { isOrder(key: string): boolean; pickUp(key: string): Promise<void> };
  /** Takes a due key that belongs to no creation; false for any other. */
  readonly pickUp?: (key: string) => boolean;
  readonly log: {
    warn(fields: object, words: string): void;
  };
}

const EVERY = 1_000;
const AT_ONCE = 20;
/** What belongs to no creation must not keep creations waiting, however much of it is due. */
const ROUNDS = 10;
/** Milliseconds for which no other instance looks after the same creation. */
const LEASE = 2_000;
/** Milliseconds between two looks at what waits for somebody who is not signed in. */
const LONGEST_PAUSE = 10 * 60 * 1000;

const FADED = {
  notCreated: say`Nothing was created: it waited a day for you to sign in. Type the command again if you still want it.`,
  maybeCreated: say`I couldn’t find out whether this was created: it waited a day for you to sign in. Look whether it’s there before you type the command again.`,
};

/** Finishes what was left behind by an instance that died, or that no press comes back for, as far as a token is at hand. */
export class Reconciler {
  private looking: Promise<unknown> = Promise.resolve();
  private readonly stopping = new AbortController();
  private readonly waits: SignInWaits;

  constructor(
    private readonly store: Store,
    private readonly creations: Creations,
    private readonly catalog: Catalog,
    private readonly ports: ReconcilerPorts,
    private readonly clock: Clock = machineClock,
  ) {
    this.waits = new SignInWaits(store);
  }

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
      for (let rounds = ROUNDS; rounds > 0; rounds--) {
        const keys = await this.store.due(AT_ONCE, LEASE);
        const own = keys.filter((key) => !this.ports.pickUp?.(key));
        await Promise.all(own.map((key) => this.pickUp(key)));
        if (own.length === keys.length || keys.length < AT_ONCE) return;
      }
    } catch (error) {
      this.ports.log.warn({ err: error }, 'Nothing can be finished that was left behind');
    }
  }

  private async pickUp(key: string): Promise<void> {
    if (this.ports.orders?.isOrder(key)) return this.ports.orders.pickUp(key);
    const open = await this.creations.unfinished(key);
    if (!open) return;
    const { job } = open;
    if (open.faded) return this.tell(job, FADED[open.faded]);
    const submission = this.submissionOf(job);
    const person = submission && (await this.ports.known(job.turn));
    if (!person) return this.waitForPerson(key, open);
    try {
      const whole = await person.graph(this.catalog.permissionsOf(submission.kind, job.answers));
      const isOver = (job.turn.lastSignOut ?? 0) !== (person.lastSignOut ?? 0);
      const graph = isOver ? settlingOnly(whole) : whole;
      const made = await this.creations.resume(key, submission, job.turn, graph);
      if (!made) return;
      const kind = this.catalog.named(made.kind) ?? submission.kind;
      if (!job.oneOfMany) await this.ports.showSummary(job.turn, kind, made, submission);
    } catch (error) {
      if (isDropped(error)) return this.tell(job, DROPPED);
      // The person's next look shows what it was; a fault of one creation must not hide those of the others.
      const outcome = error instanceof GraphProblem ? error.refusal : undefined;
      const expected = outcome || error instanceof SignInNeeded || error instanceof FormProblem;
      const what = expected ? { status: outcome?.status, requestId: outcome?.requestId } : { err: error };
      this.ports.log.warn({ kind: submission.kind.name, ...what }, 'Something left behind could not be finished');
    }
  }

  /** A card of many rows tells of them itself, when its person looks. */
  private async tell({ turn, oneOfMany }: Job, words: LocalizedText): Promise<void> {
    if (!oneOfMany) await this.ports.tell?.(turn, words);
  }

  /** The longer it has waited, the more rarely it is looked at, until its person signs in. */
  private async waitForPerson(key: string, { job, begun }: Unfinished<Job>): Promise<void> {
    const now = this.clock.now();
    const pause = Math.min(Math.max((now - begun) / 20, LEASE), LONGEST_PAUSE);
    await this.waits.add(job.turn, key);
    await this.creations.defer(key, now + pause);
  }

  /** What waits for this person is due now. */
  async signedIn(turn: Turn): Promise<void> {
    try {
      const now = this.clock.now();
      await Promise.all((await this.waits.take(turn)).map((key) => this.creations.defer(key, now)));
    } catch (error) {
      this.ports.log.warn({ err: error }, 'What waits for a person goes on only at its own time');
    }
  }

  /** Undefined where a newer version of the bot reads the answers in another way. */
  private submissionOf(job: Job): Submission | undefined {
    const { kind: name, answers, nonce, issued, oneOfMany: isRow = false, agreed } = job;
    const kind = this.catalog.named(name);
    const form = kind && readForm(kind.fields, answers);
    if (!kind || !form || !('values' in form)) return undefined;
    return { kind, values: form.values, answers, nonce, issued, isRow, ...(agreed && { agreed }) };
  }
}
