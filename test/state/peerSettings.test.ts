import { settingPrints } from '../../src/bot/settings/settingPrints';
import { readSettings } from '../../src/bot/settings/settings';
import { MemoryStore } from '../../src/bot/state/memoryStore';
import { PeerSettings } from '../../src/bot/state/peerSettings';
import { sealedStore } from '../../src/bot/state/sealedStore';
import type { Store } from '../../src/bot/state/store';
import { StoreClock } from '../../src/bot/state/storeClock';
import { eventually } from '../support/eventually';

const ID = '11111111-2222-3333-4444-555555555555';
const [OLD, NEW] = ['o'.repeat(32), 'n'.repeat(32)];
const environment = {
  PUBLIC_URL: 'https://muster.contoso.example',
  MicrosoftAppId: ID,
  MicrosoftAppPassword: 'a secret of the app',
  MicrosoftAppTenantId: ID,
  FORM_KEYS: OLD,
};

/** Bots on one store, as far as they look at each other. */
class Bots {
  readonly store = new MemoryStore();
  private readonly all: PeerSettings[] = [];

  start(changes: Record<string, string> = {}): { peers: PeerSettings; told: string[][] } {
    const settings = readSettings({ ...environment, ...changes });
    const told: string[][] = [];
    const sealed: Store = sealedStore(this.store, settings.formKeys);
    const peers = new PeerSettings(
      sealed,
      new StoreClock(this.store),
      settingPrints(settings),
      (some) => told.push([...some]),
      10,
    );
    this.all.push(peers);
    void peers.watch();
    return { peers, told };
  }

  stop(): void {
    for (const peers of this.all) peers.stop();
  }
}

describe('Instances on one store', () => {
  let bots: Bots;
  beforeEach(() => {
    bots = new Bots();
  });
  afterEach(() => bots.stop());

  const settled = () => new Promise((resolve) => setTimeout(resolve, 150));

  test('say nothing while they have the same settings', async () => {
    const all = [bots.start(), bots.start(), bots.start({ PORT: '4000', LOG_LEVEL: 'debug' })];
    await settled();
    expect(all.map(({ peers, told }) => [peers.differing, told])).toEqual(all.map(() => [[], []]));
  });

  test.each([
    ['FORM_KEYS', { FORM_KEYS: NEW }],
    ['SETTLE_SECONDS', { SETTLE_SECONDS: '61' }],
    ['GRAPH_URL', { GRAPH_URL: 'https://localhost:9443' }],
  ])('notice each other where they differ in %s, and say so once', async (setting, changes) => {
    const [one, other] = [bots.start(), bots.start(changes)];
    for (const { peers } of [one, other]) await eventually(() => (peers.differing.length > 0 ? true : undefined));
    await settled();
    expect([one.peers.differing, other.peers.differing]).toEqual([[setting], [setting]]);
    expect([one.told, other.told]).toEqual([[[setting]], [[setting]]]);
  });

  test('may take each other’s keys in another order, as while these are changed', async () => {
    const all = [bots.start({ FORM_KEYS: `${NEW},${OLD}` }), bots.start({ FORM_KEYS: `${OLD},${NEW}` })];
    await settled();
    expect(all.map(({ peers }) => peers.differing)).toEqual([[], []]);
  });

  test('notice a key that the other does not take yet', async () => {
    const [one, other] = [bots.start({ FORM_KEYS: `${NEW},${OLD}` }), bots.start()];
    for (const { peers } of [one, other])
      await eventually(() => (peers.differing.join() === 'FORM_KEYS' ? true : undefined));
  });

  test('write nothing that says what their settings are, and make nothing of what somebody else writes', async () => {
    const { peers } = bots.start();
    await settled();
    const { prints } = Object.assign({ prints: settingPrints(readSettings(environment)) });
    expect(JSON.stringify(prints)).not.toMatch(/ooo|graph\.microsoft|60/);
    const entry = await bots.store.get('instances');
    await bots.store.compareAndSet('instances', entry?.version ?? 0, '{"x":{"at":1e99}}', { ttl: 60_000 });
    await eventually(() => (peers.differing.length > 0 ? true : undefined));
    expect(peers.differing).toEqual(['FORM_KEYS']);
  });
});
