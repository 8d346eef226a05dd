import { type Account, SignOuts } from '../../src/bot/signIn/signOuts';
import { MemoryStore } from '../../src/bot/state/memoryStore';
import { sealedStore } from '../../src/bot/state/sealedStore';
import type { Store } from '../../src/bot/state/store';

const ann: Account = { tenantId: 'contoso', person: 'ann' };
const DAY = 24 * 60 * 60 * 1000;

let now = 1_000;
let store: Store;
let reads = 0;

beforeEach(() => {
  reads = 0;
  const memory = new MemoryStore(() => now);
  const get = memory.get.bind(memory);
  memory.get = (key) => {
    reads++;
    return get(key);
  };
  store = memory;
});

const instance = (over = store) => new SignOuts(over);

test('Somebody who never signed out costs one read in two seconds, however often they press', async () => {
  const signOuts = instance();
  for (let i = 0; i < 100; i++) expect(await signOuts.of(ann)).toEqual({ at: 0, blocked: false });
  expect(reads).toBe(1);
});

test('Signing out is known here at once and elsewhere with the next read, by the store’s clock', async () => {
  const here = instance();
  await here.of(ann);
  now = 5_000;
  await here.signOut(ann);
  expect(await here.of(ann)).toEqual({ at: 5_000, blocked: false });
  expect(await instance().of(ann)).toEqual({ at: 5_000, blocked: false });
  expect(await instance().of({ ...ann, person: 'ben' })).toEqual({ at: 0, blocked: false });
});

test('It is known for as long as anything of the person may wait', async () => {
  await instance().signOut(ann);
  now += 8 * DAY - 1;
  expect((await instance().of(ann)).at).not.toBe(0);
});

test('Ids are the same in capitals', async () => {
  await instance().signOut({ tenantId: 'Contoso', person: 'ANN' });
  expect((await instance().of(ann)).at).not.toBe(0);
});

test('A block outlives a sign-out and years, and ends when it is taken back', async () => {
  await instance().block(ann);
  now += 1_000 * DAY;
  await instance().signOut(ann);
  expect(await instance().of(ann)).toEqual({ at: now, blocked: true });
  await instance().unblock(ann);
  expect(await instance().of(ann)).toEqual({ at: now, blocked: false });
});

test('A block outlives a change of all keys, and whoever had only signed out is not blocked by it', async () => {
  const [before, after] = ['a', 'b'].map((key) => sealedStore(store, [key.repeat(32)]));
  await instance(before).block(ann);
  await instance(before).signOut({ ...ann, person: 'ben' });
  expect(await instance(after).of(ann)).toEqual({ at: 0, blocked: true });
  expect(await instance(after).of({ ...ann, person: 'ben' })).toEqual({ at: 0, blocked: false });
  await instance(after).unblock(ann);
  expect((await instance(after).of(ann)).blocked).toBe(false);
});
