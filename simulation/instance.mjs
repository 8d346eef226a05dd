// One bot, as far as it creates: the real ledger, creations and reconciler, which may stop at any moment and start anew.
import { setMaxListeners } from 'node:events';
import { CLOUDS } from '../dist/bot/cloud/clouds.js';
import { Creations } from '../dist/bot/creation/creations.js';
import { Deeds } from '../dist/bot/creation/deeds.js';
import { ObjectActions } from '../dist/bot/creation/objectActions.js';
import { OrderReconciler } from '../dist/bot/creation/orderReconciler.js';
import { Reconciler } from '../dist/bot/creation/reconciler.js';
import { proofOf } from '../dist/bot/creation/submission.js';
import { Ledger } from '../dist/bot/ledger/ledger.js';
import { sealedStore } from '../dist/bot/state/sealedStore.js';
import { StoreUnavailable } from '../dist/bot/state/store.js';
import { StoreClock } from '../dist/bot/state/storeClock.js';

/** @typedef {import('../dist/bot/turn/turn.js').Turn} Turn */
/**
 * @typedef {object} Environment
 * @property {import('./scheduler.mjs').Scheduler} scheduler
 * @property {import('./modes.mjs').Options} options
 * @property {import('./simulatedStore.mjs').SimulatedStore} store
 * @property {import('./simulatedGraph.mjs').SimulatedGraph} graph
 * @property {import('../dist/bot/kinds/catalog.js').Catalog} catalog
 * @property {import('../dist/bot/i18n/translators.js').Translators} translators
 * @property {(words: string) => void} note
 * @property {(form: string, id: string) => void} shown the card of this form tells of this object
 * @property {(form: string) => void} gone the card of this form says that it was undone
 * @property {Instance[]} instances all of them
 * @property {(words: string) => void} fault something that no bot may do
 */

/** Milliseconds after which instances start with another key. */
const ROTATION = 60_000;
const [FIRST, SECOND] = ['the first key of those who seal', 'the second key of those who seal'];

export class Instance {
  crashes = 0;
  /** Whether it opens what is sealed by the new key too. */
  knowsBoth = false;
  /** @private */
  runs = false;
  /** @private */
  life = 0;
  /** @private @type {Set<string>} */
  signedIn = new Set();

  /**
   * @param {Environment} environment
   * @param {string} name
   * @param {number} skew milliseconds by which its clock is wrong
   */
  constructor(environment, name, skew) {
    this.environment = environment;
    this.name = name;
    this.skew = skew;
    this.start();
  }

  get isUp() {
    return this.runs;
  }

  start() {
    const { options, store, catalog, translators, graph, note, shown, gone, fault } = this.environment;
    const life = ++this.life;
    this.runs = true;
    this.signedIn = new Set();
    this.gone = new Promise((resolve) => {
      this.sayGone = resolve;
    });
    const lives = () => this.runs && life === this.life;
    this.lives = lives;
    const reached = this.sealed(store.reachedBy(lives));
    const clock = new StoreClock(reached, this.clock(lives));
    this.creations = new Creations(new Ledger(reached, options.settle, clock, proofOf), clock, translators);
    const deeds = new Deeds(catalog, CLOUDS.public, this.creations, clock);
    this.actions = new ObjectActions(new Ledger(reached, options.settle, clock), deeds, clock);
    /** @param {Turn} turn */
    const isSignedIn = (turn) => this.signedIn.has(turn.requester.id);
    /** @param {Turn} turn */
    const known = (turn) =>
      lives() && isSignedIn(turn) ? { graph: async () => graph.for(this.callerOf(turn)) } : undefined;
    const log = {
      /** @param {object} fields @param {string} words */
      warn: (fields, words) => {
        if ('err' in fields && !(fields.err instanceof StoreUnavailable)) fault(`${words}: ${fields.err}`);
      },
    };
    const orders = new OrderReconciler(this.actions, catalog, {
      known,
      showPresent: async ({ turn }) => gone(formOf(turn)),
      log,
    });
    const showSummary = async (
      /** @type {Turn} */ turn,
      /** @type {unknown} */ _kind,
      /** @type {{ id: string }} */ created,
    ) => shown(formOf(turn), created.id);
    this.reconciler = new Reconciler(reached, this.creations, catalog, { known, showSummary, orders, log }, clock);
    this.reconciler.start();
    note(`${this.name} starts`);
  }

  /**
   * With the keys of the moment at which it starts: the new one is added to all, and only then goes first.
   * @private
   * @param {import('../dist/bot/state/store.js').Store} store
   */
  sealed(store) {
    const { scheduler, options, instances } = this.environment;
    if (!options.rotate) return store;
    if (scheduler.elapsed < ROTATION) return sealedStore(store, [FIRST]);
    this.knowsBoth = true;
    return sealedStore(store, instances.every(({ knowsBoth }) => knowsBoth) ? [SECOND, FIRST] : [FIRST, SECOND]);
  }

  /** It knows nothing any more, and nobody hears of it again. */
  crash() {
    this.runs = false;
    this.crashes++;
    this.creations?.stop();
    this.actions?.stop();
    void this.reconciler?.stop();
    this.sayGone?.(undefined);
    this.environment.note(`${this.name} crashes`);
  }

  /** @param {string} user */
  signIn(user) {
    this.signedIn.add(user);
  }

  /** @param {string} user */
  signOut(user) {
    this.signedIn.delete(user);
  }

  /** @param {Turn} turn */
  callerOf(turn) {
    const [user, lives] = [turn.requester.id, this.lives ?? (() => false)];
    return { user, form: formOf(turn), lives, isSignedIn: () => this.signedIn.has(user) };
  }

  /** @private @param {() => boolean} lives */
  clock(lives) {
    const { scheduler } = this.environment;
    return {
      now: () => scheduler.now + this.skew,
      random: scheduler.chance,
      /**
       * @param {number} milliseconds
       * @param {AbortSignal} [signal]
       * @returns {Promise<boolean>}
       */
      sleep: (milliseconds, signal) =>
        new Promise((resolve) => {
          const ended = () => {
            event.gone = true;
            resolve(false);
          };
          const event = scheduler.after(milliseconds, () => {
            signal?.removeEventListener('abort', ended);
            if (lives()) resolve(true);
          });
          if (signal) setMaxListeners(0, signal);
          signal?.addEventListener('abort', ended);
        }),
    };
  }
}

/**
 * A turn carries what only Teams reads: here the form it belongs to.
 * @param {Turn} turn
 */
function formOf({ card }) {
  return card?.form ?? '';
}
