import { Catalog } from '../../src/bot/kinds/catalog';

const kinds = Catalog.load().kinds.map((kind) => [kind.name, kind] as const);

it.each(kinds)(
  'what a %s is found by is its form’s mark, or shared with forms that wait for each other',
  (_name, kind) => {
    expect([kind.sweep !== undefined, kind.exclusiveKey !== undefined]).toContain(true);
    expect(kind.sweep !== undefined && kind.exclusiveKey !== undefined).toBe(false);
  },
);

it('groups of all kinds wait for each other where they ask for one alias', () => {
  const requester = { id: 'me', name: 'Ann', timeZone: 'UTC' };
  const groups = kinds.filter(([name]) => name.endsWith('Group') && name !== 'outlookTaskGroup');
  const keys = groups.map(([, kind]) => kind.exclusiveKey?.({ displayName: 'Ops', mailNickname: 'ops' }, requester));
  expect([groups.length, new Set(keys).size]).toEqual([4, 1]);
});
