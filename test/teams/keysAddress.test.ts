import { keysAddress } from '../../src/bot/teams/keysAddress';
import { activity, FakeChannel } from '../support/fakeChannel';
import { Microsoft } from '../support/microsoft';

const METADATA = 'https://login.botframework.com/v1/.well-known/openidconfiguration';

test.each([
  [METADATA, 'https://login.botframework.com/v1/.well-known/keys'],
  [METADATA, 'https://login.botframework.com:443/elsewhere'],
  ['http://localhost:3979/channel/v1/metadata', 'http://localhost:3979/keys'],
  ['http://127.0.0.1:1/metadata', 'http://[::1]:2/keys'],
])('Metadata at %s may name keys at %s', (metadata, keys) => {
  expect(keysAddress(metadata, keys).href).toBe(new URL(keys).href);
});

test.each([
  [METADATA, 'http://login.botframework.com/v1/.well-known/keys'],
  [METADATA, 'https://evil.example/keys'],
  [METADATA, 'https://login.botframework.com.evil.example/keys'],
  [METADATA, 'https://login.botframework.com:8443/keys'],
  [METADATA, 'https://login.botframework.com@evil.example/keys'],
  [METADATA, 'https://user:pw@login.botframework.com/keys'],
  [METADATA, 'http://localhost/keys'],
  [METADATA, 'http://169.254.169.254/metadata/identity'],
  [METADATA, '/keys'],
  [METADATA, ''],
  [METADATA, 'data:application/json,{"keys":[]}'],
  [METADATA, 'file:///etc/passwd'],
  ['http://localhost:1/metadata', 'https://evil.example/keys'],
  ['http://localhost:1/metadata', 'ftp://localhost/keys'],
])('Metadata at %s may not name keys at %s', (metadata, keys) => {
  expect(() => keysAddress(metadata, keys)).toThrow('in another place');
});

test('Whoever changes the metadata gets nothing fetched from elsewhere, and nobody let in', async () => {
  const microsoft = await Microsoft.start();
  const door = await FakeChannel.open(microsoft.environment);
  microsoft.keysAt = `${microsoft.url.replace('localhost', 'keys.example')}/channel/keys`;
  const token = await microsoft.channelToken();
  const answer = await door.post(activity(microsoft, { type: 'messageUpdate' }), token);
  microsoft.keysAt = undefined;
  const after = await door.post(activity(microsoft, { type: 'messageUpdate' }), token);
  await door.close();
  await microsoft.stop();
  expect([answer.status, after.status]).toEqual([503, 200]);
  expect(door.logged).toContain('The metadata name keys that are in another place.');
});
