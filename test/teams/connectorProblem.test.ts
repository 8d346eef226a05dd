import { ConnectorProblem, failed, fateOf } from '../../src/bot/teams/connectorProblem';
import { isServiceUrl } from '../../src/bot/teams/isServiceUrl';

it.each([
  [429, '', 'notDone'],
  [412, '', 'notDone'],
  [403, '', 'gone'],
  [404, 'ConversationNotFound', 'gone'],
  [404, '', 'missing'],
  [404, 'ActivityNotFoundInConversation', 'missing'],
  [400, '', 'refused'],
  [401, '', 'refused'],
  [408, '', 'unknown'],
  [499, '', 'refused'],
  [500, '', 'unknown'],
  [502, '', 'unknown'],
  [399, '', 'unknown'],
  [302, '', 'unknown'],
])('after an answer of %i %s a message is %s', (status, code, fate) => {
  expect(fateOf(status, code)).toBe(fate);
});

it('after a failure it is as the failure came before the request or after it', () => {
  expect(failed({ code: 'ECONNREFUSED', syscall: 'connect' })).toMatchObject({
    fate: 'notDone',
    status: 0,
    code: 'ECONNREFUSED',
  });
  expect(failed({ code: 'ECONNRESET' })).toMatchObject({ fate: 'unknown', status: 0, code: 'ECONNRESET' });
});

it('says what the connector said', () => {
  expect(new ConnectorProblem('unknown', 0, 'ECONNRESET').message).toBe('The connector did not answer ECONNRESET');
  expect(new ConnectorProblem('unknown', 500, '').message).toBe('The connector answered 500');
});

describe('a service URL', () => {
  const prefixes = ['https://smba.trafficmanager.net/', 'http://localhost:3979/'];
  it.each(['https://smba.trafficmanager.net/emea/', 'http://localhost:3979/', 'https://smba.trafficmanager.net/a/b'])(
    'may be %s',
    (address) => {
      expect(isServiceUrl(address, prefixes)).toBe(true);
    },
  );

  it.each([
    'https://smba.trafficmanager.net',
    'https://smba.trafficmanager.net.evil.example/',
    'https://evil.example/https://smba.trafficmanager.net/',
    'https://smba.trafficmanager.net/../x/',
    'https://smba.trafficmanager.net/emea/?x',
    'https://smba.trafficmanager.net/emea/#x',
    'https://smba.trafficmanager.net/a b',
    'HTTPS://smba.trafficmanager.net/',
    'http://smba.trafficmanager.net/',
    '',
    'nonsense',
  ])('may not be %s', (address) => {
    expect(isServiceUrl(address, prefixes)).toBe(false);
  });
});
