// One seed, one history: instances over one store and one Graph, people who press, and faults; then calm, and a verdict.
import { Translators } from '../dist/bot/i18n/translators.js';
import { Catalog } from '../dist/bot/kinds/catalog.js';
import { Form } from './form.mjs';
import { Instance } from './instance.mjs';
import { Scheduler } from './scheduler.mjs';
import { SimulatedGraph } from './simulatedGraph.mjs';
import { SimulatedStore } from './simulatedStore.mjs';
import { violations } from './verdict.mjs';

/** @typedef {import('./modes.mjs').Options} Options */

const catalog = Catalog.load();
const translators = new Translators();
const TASKS = '/v1.0/me/todo/lists/L/tasks';
/** Milliseconds between two chances of a fault. */
const BETWEEN_FAULTS = 5_000;
/** Milliseconds of calm in which everything must come to its end. */
const CALM = 240_000;

export class Simulation {
  /** @type {string[]} */
  faults = [];
  /** @private @type {Form[]} */
  forms = [];
  /** @private @type {Instance[]} */
  instances = [];
  /** @private */
  storm = true;

  /**
   * @param {number} seed
   * @param {Options} options
   * @param {(line: string) => void} [print] each event of the history
   */
  constructor(seed, options, print) {
    const scheduler = new Scheduler(seed);
    const note = print ? (/** @type {string} */ words) => print(`${scheduler.seconds} ${words}`) : () => undefined;
    this.scheduler = scheduler;
    this.options = options;
    this.store = new SimulatedStore(scheduler, options, note);
    this.graph = new SimulatedGraph(scheduler, options, note);
    const shown = (/** @type {string} */ nonce, /** @type {string} */ id) => {
      this.forms.find((form) => form.nonce === nonce)?.told.push(id);
      note(`the card of ${nonce} shows ${id}`);
    };
    const gone = (/** @type {string} */ nonce) => {
      const form = this.forms.find((one) => one.nonce === nonce);
      if (form) form.isUndone = true;
      note(`the card of ${nonce} says that it was undone`);
    };
    const fault = (/** @type {string} */ words) => void this.faults.push(words);
    const { store, graph, instances } = this;
    this.environment = { scheduler, options, store, graph, instances, catalog, translators, note, shown, gone, fault };
  }

  /** The whole history, and what is wrong with it. */
  async run() {
    const { scheduler, options, store, graph } = this;
    for (let i = 0; i < options.instances; i++)
      this.instances.push(new Instance(this.environment, `bot${i}`, i === 1 ? options.skew : 0));
    for (let i = 0; i < options.forms; i++) this.forms.push(this.form(i));
    const people = this.forms.map((form) => this.person(form));
    this.crowd();
    this.crash();
    this.failNowAndThen();
    await scheduler.pass(options.minutes * 60_000);
    this.storm = false;
    store.stormy = false;
    graph.stormy = false;
    for (const instance of this.instances) if (!instance.isUp) instance.start();
    // Whoever has walked away is signed in somewhere all the same.
    for (const { user } of this.forms) for (const instance of this.instances) instance.signIn(user);
    await scheduler.pass(CALM);
    await Promise.race([Promise.all(people), undefined]);
    const crashes = this.instances.reduce((sum, one) => sum + one.crashes, 0);
    for (const instance of this.instances) instance.crash();
    const bugs = [...new Set(this.faults)].map((words) => ({ what: 'fault', form: '', words }));
    return { violations: [...violations(this.forms, graph.objects), ...bugs], crashes, forms: this.forms };
  }

  /** @private @param {number} number */
  form(number) {
    const { scheduler, options } = this;
    const kinds = options.kinds.flatMap((name) => catalog.named(name) ?? []);
    const [first, ...others] = kinds;
    if (!first) throw new Error(`None of these is a kind: ${options.kinds.join(', ')}`);
    const kind = scheduler.oneOf([first, ...others]);
    const user = `u${number % (options.sameNames ? 2 : 4)}`;
    const name = options.sameNames ? `Same ${kind.title}` : `Form ${number}`;
    return new Form(this.environment, { kind, user, name, row: options.rows ? `-${number}` : '' });
  }

  /** @private */
  someInstance() {
    const [first, ...others] = this.instances.filter(({ isUp }) => isUp);
    return first && this.scheduler.oneOf([first, ...others]);
  }

  /**
   * Presses, twice now and then, until told; some walk away, some leave it at a refusal.
   * @param {Form} form
   * @private
   */
  async person(form) {
    const { scheduler, options } = this;
    await scheduler.sleep(scheduler.between(0, 20_000));
    while (form.state === 'open') {
      if (this.storm && scheduler.chance() < 0.15) void form.press(this.someInstance());
      const { outcome } = await form.press(this.someInstance());
      this.environment.note(`${form.nonce} hears: ${outcome}`);
      if (outcome === 'used') this.faults.push(`${form.nonce} was told that its form is used with other answers`);
      if (outcome === 'created') form.state = 'done';
      if (this.storm && outcome === 'failed' && scheduler.chance() < options.giveUp) form.state = 'given up';
      if (this.storm && outcome === 'pending' && scheduler.chance() < 0.05) form.state = 'left';
      await scheduler.sleep(scheduler.between(300, 2_500));
    }
    if (form.state === 'done' && options.undo > 0 && scheduler.chance() < options.undo) await this.undo(form);
    // Some look at the card once more.
    if (form.state === 'done' && this.storm && scheduler.chance() < 0.3) {
      await scheduler.sleep(scheduler.between(100, 30_000));
      await form.press(this.someInstance());
    }
  }

  /**
   * Presses Undo, twice now and then, until told; then Create once more.
   * @param {Form} form
   * @private
   */
  async undo(form) {
    const { scheduler } = this;
    form.undo = 'open';
    while (form.undo === 'open') {
      await scheduler.sleep(scheduler.between(300, 4_000));
      if (this.storm && scheduler.chance() < 0.2) void form.pressUndo(this.someInstance());
      const outcome = await form.pressUndo(this.someInstance());
      this.environment.note(`${form.nonce} hears of its undo: ${outcome}`);
      if (outcome === 'undone' || outcome === 'refused') form.undo = outcome;
    }
    const { outcome } = await form.press(this.someInstance());
    if (form.undo === 'undone' && outcome === 'created')
      this.faults.push(`${form.nonce} was told created when it was undone`);
  }

  /** Others add tasks to the same lists. @private */
  crowd() {
    if (!this.options.crowd || !this.storm) return;
    for (let user = 0; user < 4; user++) this.graph.add(`u${user}`, TASKS, { title: 'Other', linkedResources: [] });
    this.scheduler.after(60_000 / this.options.crowd, () => this.crowd());
  }

  /** @private */
  crash() {
    const { crashEvery } = this.options;
    if (!crashEvery) return;
    this.scheduler.after(this.scheduler.between(0.3, 1.7) * crashEvery, () => {
      if (!this.storm) return;
      const instance = this.someInstance();
      instance?.crash();
      this.scheduler.after(this.scheduler.between(200, 3_000), () => instance && !instance.isUp && instance.start());
      this.crash();
    });
  }

  /** @private */
  failNowAndThen() {
    const { scheduler, options, store } = this;
    scheduler.after(BETWEEN_FAULTS, () => {
      if (!this.storm) return;
      if (scheduler.chance() < options.lose) store.lose(scheduler.between(200, options.loseMs));
      if (scheduler.chance() < options.evict) store.evict();
      if (scheduler.chance() < options.signOut)
        for (const instance of this.instances) instance.signOut(`u${Math.floor(scheduler.chance() * 4)}`);
      this.failNowAndThen();
    });
  }
}
