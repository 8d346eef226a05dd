import type { Activity } from '../../src/bot/teams/activity';
import { turnOf } from '../../src/bot/teams/turnOf';

const activity: Partial<Activity> = {
  from: { id: '29:1ann', name: 'Ann', aadObjectId: 'ann' },
  conversation: { id: 'a:1', isGroup: false, name: '', conversationType: 'personal', tenantId: 'contoso' },
  recipient: { id: '28:bot', name: 'Muster' },
};

function localeOf(said: Partial<Activity>): string | undefined {
  const whole: Activity = JSON.parse(JSON.stringify({ ...activity, ...said }));
  return turnOf(whole, 'https://teams.microsoft.com')?.requester.locale;
}

const client = (locale: unknown) => ({ entities: [{ type: 'mention' }, { type: 'clientInfo', locale }] });

describe('the locale of whoever speaks', () => {
  it.each<[string, string, Partial<Activity>]>([
    ['de-DE', 'what the client says', client('de-DE')],
    ['de-AT', 'what the client says, before what the message says', { ...client('de-AT'), locale: 'en-US' }],
    ['de-CH', 'what the message says, where the client says nothing', { locale: 'de-CH' }],
    [
      'de-CH',
      'what the message says, where the client says nothing that is a language',
      { ...client('no language'), locale: 'de-CH' },
    ],
    ['pt-BR', 'written as it should be', { locale: 'pt-br' }],
    ['en-US', 'American English where nobody says anything', {}],
    ['en-US', 'American English for what is no text', client({ de: 1 })],
    [
      'en-US',
      'American English for what is far too long',
      { locale: `de-DE-x-${'a'.repeat(8)}-${'b'.repeat(8)}-${'c'.repeat(12)}` },
    ],
  ])('is %s: %s', (locale, _why, said) => {
    expect(localeOf(said)).toBe(locale);
  });

  it('is written down with the turn, so that another instance can go on in it', () => {
    const whole: Activity = JSON.parse(JSON.stringify({ ...activity, locale: 'de-DE' }));
    expect(JSON.parse(JSON.stringify(turnOf(whole, 'https://teams.microsoft.com')))).toMatchObject({
      requester: { locale: 'de-DE', timeZone: 'UTC' },
    });
  });
});
