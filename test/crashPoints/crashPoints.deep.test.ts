import { setTimeout as wait } from 'node:timers/promises';
import { DURABLE, describeWithRedis } from '../state/redisServer';
import { CrashFixture, type Left } from './crashFixture';
import type { Answer } from './graphWire';
import type { Instance } from './instance';
import { Person } from './person';
import { until } from './until';

/** Milliseconds for which nobody else goes on with what a bot has begun, and a little more. */
const PATIENCE = 90_000;

const task = {
  command: 'add task',
  collection: '/me/todo/lists/Tasks/tasks',
  created: '✓ To Do task created',
  permission: 'Tasks.ReadWrite',
};
const group = {
  command: 'new security group',
  collection: '/groups',
  created: '✓ Security group created',
  permission: 'Group.ReadWrite.All',
};

const waiting = expect.stringContaining('Creating the');
const busy = { status: 429, body: '{"error":{"code":"TooManyRequests","message":"Please retry again later."}}' };

/** One form in the hands of a bot that something will happen to, and another bot beside it. */
interface Scene {
  readonly world: CrashFixture;
  readonly person: Person;
  readonly victim: Instance;
  readonly other: Instance;
  readonly kind: typeof task;
  readonly name: string;
  /** What the ledger has written down. */
  readonly left: () => Promise<Left | undefined>;
  readonly count: () => Promise<number>;
  /** Presses at the other bot to the end, and holds it to exactly one object and to true words. */
  readonly endsWell: () => Promise<void>;
}

interface Row {
  readonly kind: typeof task;
  readonly play: (scene: Scene) => Promise<void>;
}

/** Create pressed at a bot that is killed when its ledger comes to this step, before the store hears of it. */
async function killedBefore(step: string, { person, victim }: Scene): Promise<void> {
  victim.store.at = (now) => {
    if (now !== step) return 'pass';
    victim.kill();
    return 'hold';
  };
  expect(await person.submit(victim)).toBeUndefined();
}

/** Resolves once the store has carried this step out, of which the bot hears nothing. */
async function unheard(step: string, isDone: (left: Left) => boolean, { victim, left }: Scene): Promise<void> {
  victim.store.at = (now) => (now === step ? 'mute' : 'pass');
  await until(async () => {
    const page = await left();
    return page !== undefined && isDone(page);
  });
}

/** Create pressed at a bot that is killed when the store has carried this step out, before it hears of it. */
async function killedAfter(step: string, isDone: (left: Left) => boolean, scene: Scene): Promise<void> {
  const [answer] = await Promise.all([
    scene.person.submit(scene.victim),
    unheard(step, isDone, scene).then(() => scene.victim.kill()),
  ]);
  expect(answer).toBeUndefined();
}

const isSent = ({ posts }: Left) => posts === 1;

const rows: Record<string, Row> = {
  'a bot that is killed after it has claimed the form, before it writes ahead': {
    kind: group,
    async play(scene) {
      await killedBefore('writeAhead', scene);
      expect(await scene.left()).toMatchObject({ state: 'running', posts: 0, unsure: false });
      await scene.endsWell();
      expect(scene.other.graph.creations).toBeGreaterThan(0);
    },
  },
  'a bot that is killed after it has written ahead, before the request': {
    kind: task,
    async play(scene) {
      await killedAfter('writeAhead', isSent, scene);
      expect(await scene.left()).toMatchObject({ state: 'running', posts: 1, unsure: true });
      expect(scene.victim.graph.creations).toBe(0);
      await scene.endsWell();
    },
  },
  'a bot that is killed while its request has reached Graph, which does not carry it out': {
    kind: group,
    async play(scene) {
      scene.victim.graph.onCreation = async () => {
        scene.victim.kill();
        return undefined;
      };
      expect(await scene.person.submit(scene.victim)).toBeUndefined();
      expect(await scene.left()).toMatchObject({ state: 'running', posts: 1, unsure: true });
      expect(await scene.count()).toBe(0);
      await scene.endsWell();
    },
  },
  'a bot that is killed when Graph has created the task, before it answers': { kind: task, play: killedUnanswered },
  'a bot that is killed when Graph has created the group, before it answers': { kind: group, play: killedUnanswered },
  'a request that Graph carries out after it was looked for, before it would be sent again': {
    kind: task,
    async play(scene) {
      scene.victim.graph.onCreation = async (carryOut) => {
        setTimeout(() => void carryOut(), 1_500);
        return undefined;
      };
      await killedAfter('release', ({ lease }) => lease === 0, scene);
      expect(await scene.count()).toBe(0);
      const { reads } = scene.other.graph;
      await scene.endsWell();
      expect(scene.other.graph.reads).toBeGreaterThan(reads);
      // What more than one request was sent for has more on its page.
      expect(await scene.left()).not.toHaveProperty('left');
    },
  },
  'a request that Graph carries out when it was sent again already: the second task is swept': {
    kind: task,
    async play(scene) {
      const { victim, person, other, name } = scene;
      let most = 0;
      let carryOutLate = async (): Promise<unknown> => undefined;
      victim.graph.onCreation = async (carryOut) => {
        carryOutLate = carryOut;
        victim.kill();
        return undefined;
      };
      other.graph.onCreation = async (carryOut, body) => {
        const answer = await carryOut();
        if (body.includes(name)) {
          await carryOutLate();
          most = await scene.count();
        }
        return answer;
      };
      expect(await person.submit(victim)).toBeUndefined();
      const shown = await person.insist(other);
      expect(most).toBe(2);
      // Any bot may be given it to look after first, also those who cannot act for this person.
      await until(async () => (await scene.count()) === 1, 40_000);
      expect(await person.submit(other)).toBe(shown.at(-1));
    },
  },
  'a bot that is killed before it writes down the task that Graph has told it of': {
    kind: task,
    play: killedUnwritten,
  },
  'a bot that is killed before it writes down the group that Graph has told it of': {
    kind: group,
    play: killedUnwritten,
  },
  'a bot that wakes before its write-ahead when another has finished': {
    kind: task,
    async play(scene) {
      const { victim, person, other } = scene;
      victim.store.at = (step) => {
        if (step !== 'writeAhead') return 'pass';
        victim.bot.signal('SIGSTOP');
        return 'hold';
      };
      const first = person.submit(victim);
      await until(async () => (await scene.left()) !== undefined);
      await scene.endsWell();
      victim.store.letGo();
      victim.bot.signal('SIGCONT');
      await staysTrue(await first, scene);
      expect([victim.graph.creations, other.graph.creations > 0]).toEqual([0, true]);
    },
  },
  'a bot that wakes after its write-ahead, with the request unsent, when another has finished': {
    kind: group,
    async play(scene) {
      const { victim, person } = scene;
      const [first] = [person.submit(victim)];
      await unheard('writeAhead', isSent, scene);
      victim.bot.signal('SIGSTOP');
      await scene.endsWell();
      victim.store.letGo();
      await wait(200);
      victim.bot.signal('SIGCONT');
      await staysTrue(await first, scene);
      expect(victim.graph.creations).toBe(0);
    },
  },
  'a bot that wakes to Graph’s yes when another has found what it created': {
    kind: group,
    async play(scene) {
      const { first, wakes } = await asleepInRequest(scene, async (carryOut) => carryOut());
      await scene.endsWell();
      wakes();
      await staysTrue(await first, scene);
    },
  },
  'a bot that wakes to Graph’s no when another has created it': {
    kind: group,
    async play(scene) {
      const no = { status: 403, headers: {}, body: '{"error":{"code":"Authorization_RequestDenied","message":"No."}}' };
      const { first, wakes } = await asleepInRequest(scene, async () => no);
      await scene.endsWell();
      wakes();
      await staysTrue(await first, scene);
    },
  },
  'a bot that is killed before it claims the form': {
    kind: task,
    async play(scene) {
      await killedBefore('claim', scene);
      expect(await scene.left()).toBeUndefined();
      await scene.endsWell();
    },
  },
  'a bot that is killed after it has written the group down, before it answers': {
    kind: group,
    async play(scene) {
      await killedAfter('record', ({ state }) => state === 'created', scene);
      const { reads } = scene.other.graph;
      expect(await scene.person.submit(scene.other)).toContain(scene.kind.created);
      expect(scene.other.graph.reads).toBe(reads);
      await scene.endsWell();
    },
  },
  'a bot that is killed while Graph asks to wait': {
    kind: task,
    async play(scene) {
      const { victim, person, other } = scene;
      victim.graph.onCreation = async () => ({ ...busy, headers: { 'retry-after': '6' } });
      expect(await person.submit(victim)).toContain('asks to wait until');
      victim.kill();
      expect(await person.submit(other)).toContain('asks to wait until');
      expect(await scene.count()).toBe(0);
      await until(() => person.updates.length > 0);
      expect(person.updates).toEqual([expect.stringContaining(scene.kind.created)]);
      await scene.endsWell();
    },
  },
  'a request that lacks the person’s consent: they are asked, and the form is not used up': {
    kind: group,
    async play(scene) {
      const { victim, person, world, kind } = scene;
      const refused = world.refused.get(person.user.id) ?? [];
      victim.graph.onCreation = async () => {
        refused.push(kind.permission);
        const claims = Buffer.from('{"access_token":{"nbf":{"essential":true,"value":"1"}}}').toString('base64');
        const challenge = `Bearer error="insufficient_claims", claims="${claims}"`;
        return { status: 401, headers: { 'www-authenticate': challenge }, body: '{"error":{"code":"Challenged"}}' };
      };
      expect(await person.isAsked(victim, await person.token())).toBe(true);
      expect([victim.graph.creations, await scene.left()]).toEqual([1, { state: 'free' }]);
      victim.kill();
      refused.length = 0;
      await scene.endsWell();
    },
  },
  'a bot that is killed while nobody else has the person’s token: it stays, until they press elsewhere': {
    kind: task,
    async play(scene) {
      const { person, other } = scene;
      scene.victim.graph.onCreation = async () => ({ ...busy, headers: { 'retry-after': '1' } });
      await killedAfter('release', ({ lease }) => lease === 0, scene);
      await wait(5_000);
      expect(await scene.left()).toMatchObject({ state: 'running' });
      expect(await person.glance(other)).toEqual(waiting);
      expect(await person.isAsked(other)).toBe(true);
      expect(await scene.count()).toBe(0);
      await scene.endsWell();
    },
  },
};

async function killedWhenCreated({ person, victim, count }: Scene): Promise<void> {
  victim.graph.onCreation = async (carryOut) => {
    await carryOut();
    victim.kill();
    return undefined;
  };
  expect(await person.submit(victim)).toBeUndefined();
  expect(await count()).toBe(1);
}

const forgottenRows: Record<string, Row> = {
  'a bot that is killed when Graph has created the task, and a store that forgets it': {
    kind: task,
    async play(scene) {
      await wait(10_500);
      await killedWhenCreated(scene);
      await scene.world.lose(scene.person.user);
      expect(await scene.person.submit(scene.other)).toContain(scene.kind.created);
      await scene.endsWell();
    },
  },
};

async function killedUnanswered(scene: Scene): Promise<void> {
  await killedWhenCreated(scene);
  expect(await scene.left()).toMatchObject({ state: 'running', posts: 1, unsure: true });
  await scene.endsWell();
}

async function killedUnwritten(scene: Scene): Promise<void> {
  await killedBefore('record', scene);
  expect(await scene.count()).toBe(1);
  expect(await scene.left()).toMatchObject({ state: 'running', posts: 1, unsure: true });
  await scene.endsWell();
}

/** Create pressed at a bot that is paused while Graph is at its request, and wakes to the answer. */
async function asleepInRequest(
  { victim, person }: Scene,
  answer: (carryOut: () => Promise<Answer>) => Promise<Answer>,
) {
  let wake = () => {};
  const woken = new Promise<void>((resolve) => {
    wake = resolve;
  });
  let isAsleep = false;
  victim.graph.onCreation = async (carryOut) => {
    victim.bot.signal('SIGSTOP');
    const answered = await answer(carryOut);
    isAsleep = true;
    await woken;
    setTimeout(() => victim.bot.signal('SIGCONT'), 200);
    return answered;
  };
  const first = person.submit(victim);
  await until(() => isAsleep);
  return { first, wakes: wake };
}

/** A bot that comes late tells nothing but what has become of the form, and creates nothing more. */
async function staysTrue(told: string | undefined, { kind, count, person, victim }: Scene): Promise<void> {
  expect([waiting, expect.stringContaining(kind.created)]).toContainEqual(told);
  await wait(1_000);
  expect(await count()).toBe(1);
  expect(await person.submit(victim)).toContain(kind.created);
}

describeWithRedis.each<[string, readonly string[], Record<string, Row>]>([
  ['What is created exactly once, and told truly, in spite of', DURABLE, rows],
  ['Where Redis may lose what it has confirmed, it is so in spite of', [], forgottenRows],
])('%s', (_title, settings, scenes) => {
  let world: CrashFixture;
  const played = new Map<string, Promise<void>>();

  async function play(other: Instance, index: number, { kind, play: act }: Row): Promise<void> {
    const user = world.tenant.users.filter(
      ({ userType, hasMailbox, withoutConsentTo, locale }) =>
        userType === 'Member' && hasMailbox && withoutConsentTo.length === 0 && locale === 'en-US',
    )[index];
    if (!user) throw new Error('There are more rows than people.');
    const [person, victim] = [new Person(world, user), await world.instance()];
    const name = `Row ${index}`;
    await person.open(victim, `${kind.command} ${name}`);
    const count = () => world.count(user, name, kind.collection);
    const endsWell = async () => {
      const shown = await person.insist(other);
      const summary = shown.pop();
      expect(shown).toEqual(shown.map(() => waiting));
      expect(summary).toContain(kind.created);
      expect(summary).toContain(name);
      expect(await count()).toBe(1);
    };
    await act({ world, person, victim, other, kind, name, left: () => world.left(user), count, endsWell });
  }

  beforeAll(async () => {
    world = await CrashFixture.start(settings);
    const other = await world.instance();
    const index = Object.keys(scenes).length;
    // Redis knows the scripts from then on, so that every later call is carried out at once.
    await play(other, index, { kind: task, play: async (scene) => scene.endsWell() });
    for (const [i, [name, row]] of Object.entries(scenes).entries()) {
      const end = play(other, i, row);
      end.catch(() => undefined);
      played.set(name, end);
    }
  }, PATIENCE);
  afterAll(() => world.stop(), PATIENCE);

  it.each(Object.keys(scenes))('%s', async (name) => played.get(name), PATIENCE);
});
