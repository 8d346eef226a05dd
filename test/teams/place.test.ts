import type { Activity } from 'botbuilder';
import { turnOf } from '../../src/bot/teams/turnOf';

const least = {
  id: 'm/1',
  from: { id: '29:1ann', name: 'Ann', aadObjectId: 'ANN' },
  conversation: { id: 'a:1', tenantId: 'contoso' },
  recipient: { id: '28:b&t', name: 'Muster' },
  serviceUrl: 'https://s/',
};
const read = (changes: object = {}) => {
  const activity: Activity = JSON.parse(JSON.stringify({ ...least, ...changes }));
  return turnOf(activity, 'https://teams.microsoft.com');
};

describe('a turn', () => {
  it('tells who speaks where', () => {
    expect(JSON.parse(JSON.stringify(read()))).toEqual({
      requester: { teamsId: '29:1ann', id: 'ann', name: 'Ann', timeZone: 'UTC', zoneFrom: 'nothing', locale: 'en-US' },
      tenantId: 'contoso',
      conversation: {
        id: 'a:1',
        shared: false,
        url: 'https://teams.microsoft.com/l/chat/0/0?users=28%3Ab%26t',
      },
    });
  });

  it.each([
    ['nobody', { from: { id: '29:1ann', name: 'Ann' } }],
    ['no tenant', { conversation: { id: 'a:1' } }],
    ['no conversation', { conversation: { tenantId: 'contoso' } }],
    ['nothing', { from: undefined, conversation: undefined }],
  ])('is none where %s is named', (_what, changes) => {
    expect(read(changes)).toBeUndefined();
  });

  it('finds the tenant where the channel names it', () => {
    const changes = { conversation: { id: 'a:1' }, channelData: { tenant: { id: 'fabrikam' } } };
    expect(read(changes)?.tenantId).toBe('fabrikam');
    expect(read({ channelData: { tenant: { id: 'fabrikam' } } })?.tenantId).toBe('contoso');
  });

  it('in a thread is one in its channel, and leads to the message', () => {
    const conversation = { id: '19:c@thread.tacv2;messageid=17', tenantId: 'contoso', isGroup: true };
    expect(read({ conversation })?.conversation).toEqual({
      id: '19:c@thread.tacv2',
      shared: true,
      isChannel: true,
      url: 'https://teams.microsoft.com/l/message/19%3Ac%40thread.tacv2/m%2F1?tenantId=contoso&parentMessageId=17',
    });
    expect(read({ conversation: { ...conversation, id: '19:c' }, replyToId: 'r' })?.conversation.url).toBe(
      'https://teams.microsoft.com/l/message/19%3Ac/r?tenantId=contoso',
    );
  });

  it('remembers where the card stands that was pressed', () => {
    expect(read({ replyToId: 'r' })?.card).toEqual({
      serviceUrl: 'https://s/',
      conversation: 'a:1',
      message: 'r',
      bot: '28:b&t',
    });
    expect(read()).not.toHaveProperty('card');
  });

  it.each([
    ['Europe/Berlin', { entities: [{ type: 'clientInfo', timezone: 'Europe/Berlin' }], localTimezone: 'Asia/Tokyo' }],
    ['Asia/Tokyo', { localTimezone: 'Asia/Tokyo' }],
    ['Asia/Tokyo', { entities: [{ timezone: 'Mars/Base' }, 7], localTimezone: 'Asia/Tokyo' }],
    ['UTC', { entities: 'x', localTimezone: 'Mars/Base' }],
    ['UTC', { entities: [{ timezone: '' }] }],
  ])('is in the zone %s of %j', (zone, changes) => {
    expect(read(changes)?.requester.timeZone).toBe(zone);
  });

  it.each([
    ['America/Los_Angeles', undefined, { localTimezone: 'Pacific Standard Time' }],
    ['Asia/Calcutta', undefined, { entities: [{ timezone: 'India Standard Time' }] }],
    ['Etc/GMT+8', 'offset', { localTimestamp: '2026-11-26T22:30:00-08:00' }],
    ['Etc/GMT-1', 'offset', { localTimestamp: '2026-11-26T22:30:00.123+01:00' }],
    ['UTC', 'offset', { localTimestamp: '2026-11-26T22:30:00+00:00' }],
    ['Asia/Katmandu', 'offset', { localTimestamp: '2026-11-26T22:30:00+05:45' }],
    ['America/St_Johns', 'offset', { localTimestamp: '2026-11-26T22:30:00-03:30' }],
    ['UTC', 'nothing', { localTimestamp: '2026-11-26T22:30:00-25:17' }],
    ['UTC', 'nothing', { localTimestamp: 'yesterday', localTimezone: '+02:00' }],
    ['UTC', 'nothing', { localTimezone: 'x'.repeat(100_000) }],
  ])('is in the zone %s, from %s, of %j', (zone, from, changes) => {
    expect(read(changes)?.requester).toMatchObject({ timeZone: zone, zoneFrom: from });
  });

  it('reads languages of up to 35 characters', () => {
    const fits = `de-x-${'a'.repeat(8)}-${'b'.repeat(8)}-${'c'.repeat(8)}-ddd`;
    expect(fits).toHaveLength(35);
    expect(read({ locale: fits })?.requester.locale).toBe(fits);
    expect(read({ locale: `${fits}e` })?.requester.locale).toBe('en-US');
  });
});
