import { History } from '../../src/bot/creation/history';
import { MemoryStore } from '../../src/bot/state/memoryStore';
import { type Store, StoreUnavailable } from '../../src/bot/state/store';
import { turn } from '../support/cardFixture';

const form = (i: number) => ({ kind: 'todoTask', nonce: `form ${i}`, isBatch: false });
const object = (i: number) => ({ kind: 'todoTask', id: `task ${i}`, at: { list: 'l' }, form: `form ${i}`, created: i });
const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

test('what somebody has opened and created is kept newest first, in one entry of a bounded length', async () => {
  const history = new History(new MemoryStore());
  await Promise.all(numbers(30).flatMap((i) => [history.opened(turn, form(i)), history.created(turn, object(i))]));
  const { forms, created } = await history.of(turn);
  expect(forms.map(({ nonce }) => nonce)).toEqual(['form 29', 'form 28', 'form 27', 'form 26', 'form 25']);
  expect(created).toEqual(numbers(10).map((i) => object(29 - i)));
});

test('what comes twice stands there once', async () => {
  const history = new History(new MemoryStore());
  for (const i of [1, 2, 1]) await history.opened(turn, form(i));
  expect((await history.of(turn)).forms.map(({ nonce }) => nonce)).toEqual(['form 1', 'form 2']);
});

test.each([
  ['person', { ...turn, requester: { ...turn.requester, id: 'somebody else' } }],
  ['conversation', { ...turn, conversation: { ...turn.conversation, id: 'elsewhere' } }],
  ['tenant', { ...turn, tenantId: 'another' }],
])('it is of one %s', async (_, other) => {
  const history = new History(new MemoryStore());
  await history.created(turn, object(1));
  expect((await history.of(other)).created).toEqual([]);
});

test('a store that is away costs a line of it and nothing else', async () => {
  const away: Store = Object.assign(new MemoryStore(), {
    get: () => Promise.reject(new StoreUnavailable(new Error('away'))),
  });
  await expect(new History(away).created(turn, object(1))).resolves.toBeUndefined();
});
