// A form that somebody fills in and presses, again and again, until they are told what became of it.

import { digestOf } from '../dist/bot/creation/digest.js';
import { readForm } from '../dist/bot/forms/readForm.js';
import { Tickets } from '../dist/bot/forms/tickets.js';
import { GraphProblem } from '../dist/bot/graph/graphProblem.js';
import { StoreUnavailable } from '../dist/bot/state/store.js';
import { SignInNeeded } from '../dist/bot/turn/person.js';

/** @typedef {import('./instance.mjs').Instance} Instance */
/** @typedef {import('../dist/bot/kinds/kind.js').ObjectKind} ObjectKind */
/**
 * @typedef {object} Given
 * @property {ObjectKind} kind
 * @property {string} user
 * @property {string} name
 * @property {string} row '' or, for a row of a batch, what its number adds to the nonce
 */
/** @typedef {{ outcome: 'created', id: string } | { outcome: 'failed' | 'pending' | 'used' | 'nobody' | 'gone' }} Told */

/** Milliseconds that a press waits for its answer. */
const PATIENCE = 2_000;

export class Form {
  /** Ids that its card, or an answer, has told of as created. @type {string[]} */
  told = [];
  /** @type {'open' | 'done' | 'given up' | 'left'} */
  state = 'open';
  /** @type {'' | 'open' | 'undone' | 'refused'} */
  undo = '';
  /** Whether its card, or an answer, has told that it was undone. */
  isUndone = false;
  /** @private @type {import('../dist/bot/creation/livingCard.js').LivingCard | undefined} */
  card;
  /** How often its person was asked whether an object is theirs. */
  asked = 0;
  /** @private @type {import('../dist/bot/ledger/work.js').Decision | undefined} */
  decision;
  /** @private */
  tickets;
  /** @private */
  ticket;
  /** @private */
  submission;

  /**
   * @param {import('./instance.mjs').Environment} environment
   * @param {Given} given
   */
  constructor(environment, { kind, user, name, row }) {
    const { scheduler, options } = environment;
    this.environment = environment;
    this.kind = kind;
    this.user = user;
    this.name = name;
    this.tickets = new Tickets(['the key of the forms of this world'], options.lifetime, () => scheduler.now);
    const nonce = `${name.replaceAll(' ', '-')}-${user}-${Math.floor(scheduler.chance() * 1e9).toString(36)}`;
    this.ticket = this.tickets.issue(this.context, { nonce, issued: scheduler.now });
    this.nonce = `${nonce}${row}`;
    this.submission = submissionOf(kind, name, this.nonce, row !== '');
  }

  /** @private */
  get context() {
    return { kind: this.kind.name, requester: this.user, tenant: 't', conversation: 'c' };
  }

  /** @returns {import('../dist/bot/turn/turn.js').Turn} */
  get turn() {
    return {
      requester: {
        teamsId: `29:${this.user}`,
        id: this.user,
        name: this.user,
        timeZone: 'Europe/Berlin',
        locale: 'en-US',
      },
      tenantId: 't',
      card: { form: this.nonce },
      conversation: { id: 'c', shared: false, url: 'https://teams.example/c' },
    };
  }

  /**
   * One press on one instance. A form that has expired comes back with a new ticket, as in the chat.
   * @param {Instance | undefined} instance
   * @returns {Promise<Told>}
   */
  async press(instance) {
    const { scheduler, graph, fault } = this.environment;
    const { creations, lives = () => false } = instance ?? {};
    if (!instance || !creations) return { outcome: 'nobody' };
    const ticket = this.tickets.verify(this.ticket, this.context);
    if (!ticket) throw new Error('This ticket is nobody’s.');
    if (ticket.expired) {
      this.ticket = this.tickets.issue(this.context, ticket);
      return { outcome: 'pending' };
    }
    instance.signIn(this.user);
    const submission = { ...this.submission, issued: ticket.issued, decision: this.decision };
    const running = creations.submit(submission, this.turn, graph.for(instance.callerOf(this.turn)));
    running.end.then(
      (end) => lives() && end.state === 'created' && end.undone === undefined && this.tell(end.summary.id),
      () => undefined,
    );
    const answer = running.resultOrLongWait(creations.clock.now() + PATIENCE).then(
      (result) => (lives() ? this.heard(result) : nobody),
      (error) => (lives() ? failed(error, fault) : nobody),
    );
    const gone = instance.gone?.then(() => nobody) ?? nobody;
    return Promise.race([answer, gone, scheduler.sleep(PATIENCE).then(() => pending)]);
  }

  /**
   * @param {import('../dist/bot/creation/submission.js').CreationResult} result
   * @returns {Told}
   * @private
   */
  heard(result) {
    if (result.state === 'created' && result.undone !== undefined) return { outcome: 'gone' };
    if (result.state === 'created') {
      this.card ??= this.cardOf(result.summary);
      this.tell(result.summary.id);
      return { outcome: 'created', id: result.summary.id };
    }
    if (result.state === 'asked') return this.decide(result.summary.id);
    return { outcome: result.state === 'conflict' ? 'used' : 'pending' };
  }

  /**
   * What its summary carries.
   * @private
   * @param {import('../dist/bot/creation/submission.js').CreatedSummary} summary
   */
  cardOf({ id, at = {}, parts }) {
    const { requester, conversation } = this.turn;
    const { id: user, name, teamsId } = requester;
    const here = { tenant: 't', conversation: conversation.id, created: this.environment.scheduler.now };
    const maker = { id: user, name, teamsId };
    const card = { kind: this.kind.name, id, at, maker, ...here, form: this.nonce, spokenName: '' };
    return { ...card, number: `card of ${this.nonce}`, left: digestOf(parts) };
  }

  /**
   * One press of Undo on one instance.
   * @param {Instance | undefined} instance
   * @returns {Promise<'undone' | 'refused' | 'pending'>}
   */
  async pressUndo(instance) {
    const { scheduler, graph, fault } = this.environment;
    const { actions, lives = () => false } = instance ?? {};
    if (!instance || !actions || !this.card) return 'pending';
    instance.signIn(this.user);
    const order = { card: this.card, verb: 'undo', input: '', pressed: scheduler.now };
    const running = actions.submit(order, this.turn, graph.for(instance.callerOf(this.turn)));
    const answer = running.resultOrLongWait(actions.clock.now() + PATIENCE).then(
      (result) => {
        if (!lives() || result.state !== 'created') return /** @type {const} */ ('pending');
        this.isUndone = true;
        return /** @type {const} */ ('undone');
      },
      (error) => (lives() && failed(error, fault).outcome === 'failed' ? 'refused' : 'pending'),
    );
    running.end.catch(() => undefined);
    const later = /** @type {const} */ ('pending');
    const gone = instance.gone?.then(() => later) ?? later;
    return Promise.race([answer, gone, scheduler.sleep(PATIENCE).then(() => later)]);
  }

  /**
   * Its person knows what they have wished for.
   * @private
   * @param {string} id
   * @returns {Told}
   */
  decide(id) {
    const object = this.environment.graph.objects.find((one) => one.id === id);
    this.decision = { id, isMine: object?.form === this.nonce };
    this.asked++;
    this.environment.note(`asked ${this.nonce}: is ${id} yours? ${this.decision.isMine ? 'mine' : 'another'}`);
    return pending;
  }

  /** @private @param {string} id */
  tell(id) {
    this.told.push(id);
    this.environment.note(`told ${this.nonce}: created ${id}`);
  }
}

/** @type {Told} */
const nobody = { outcome: 'nobody' };
/** @type {Told} */
const pending = { outcome: 'pending' };

/**
 * @param {unknown} error
 * @param {(words: string) => void} fault
 * @returns {Told}
 */
function failed(error, fault) {
  if (error instanceof GraphProblem) return { outcome: 'failed' };
  if (!(error instanceof StoreUnavailable) && !(error instanceof SignInNeeded))
    fault(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return pending;
}

/**
 * @param {ObjectKind} kind
 * @param {string} name
 * @param {string} nonce
 * @param {boolean} isRow
 */
function submissionOf(kind, name, nonce, isRow) {
  const [first = ''] = Object.keys(kind.fields);
  const answers = { [first]: name, ...(ANSWERS[kind.name] ?? {}) };
  const form = readForm(kind.fields, answers);
  if ('problems' in form) throw new Error(`A ${kind.title} takes more: ${JSON.stringify(form.problems)}`);
  return { kind, values: form.values, answers, nonce, isRow };
}

/** What a form holds beside the name, as it comes to whoever types only a name. @type {Readonly<Record<string, object>>} */
const ANSWERS = {
  todoTask: {
    list: 'L',
    importance: 'normal',
    status: 'notStarted',
    contentType: 'text',
    index: 'first',
    rangeType: 'noEnd',
  },
  securityGroup: { visibility: 'Private' },
};
