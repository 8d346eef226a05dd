import { activityOf } from '../../src/bot/teams/activityOf';

const least = { type: 'message', channelId: 'msteams', serviceUrl: 'https://s/' };
const read = (changes: object) => activityOf({ ...least, ...changes });

it.each(['type', 'channelId', 'serviceUrl'])('a body without its %s is no activity', (name) => {
  const { [name]: _without, ...others }: Record<string, unknown> = least;
  expect(activityOf(others)).toBeUndefined();
  expect(read({})).toBeDefined();
});

it.each(['name', 'text', 'action', 'deliveryMode', 'localTimezone', 'locale', 'callerId'])(
  'its %s is a text, or nothing',
  (name) => {
    expect(read({ [name]: 'x'.repeat(900) })).toMatchObject({ [name]: 'x'.repeat(900) });
    expect(read({ [name]: { toString: 1 } })).toMatchObject({ [name]: undefined });
    expect(read({ [name]: 7 })).toMatchObject({ [name]: undefined });
  },
);

it.each(['id', 'replyToId'])('its %s is a text of up to 500 characters, or nothing', (name) => {
  expect(read({ [name]: 'x'.repeat(500) })).toMatchObject({ [name]: 'x'.repeat(500) });
  expect(read({ [name]: 'x'.repeat(501) })).toMatchObject({ [name]: undefined });
  expect(read({ [name]: 7 })).toMatchObject({ [name]: undefined });
});

it.each(['from', 'recipient', 'conversation'])('its %s has an id of up to 500 characters, and a name', (name) => {
  expect(read({ [name]: { id: 'x'.repeat(500), name: 'Ann', more: 1 } })).toMatchObject({
    [name]: { id: 'x'.repeat(500), name: 'Ann', more: 1 },
  });
  expect(read({ [name]: { id: 'x'.repeat(501), name: 7 } })).toMatchObject({ [name]: { id: '', name: undefined } });
  expect(read({ [name]: { id: { x: 1 } } })).toMatchObject({ [name]: { id: '' } });
  for (const odd of [undefined, 7, 'x', null, []]) expect(read({ [name]: odd })).toMatchObject({ [name]: { id: '' } });
});

it('everything else stays as it came', () => {
  expect(read({ value: { action: { verb: 'open' } }, entities: [1] })).toMatchObject({
    value: { action: { verb: 'open' } },
    entities: [1],
  });
});
