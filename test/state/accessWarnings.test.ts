import { accessWarnings } from '../../src/bot/state/accessWarnings';

const NO_PASSWORD = expect.stringMatching(/^STATE_URL has no password.* Give the bot a user and a password/);
const noTls = (host: string) =>
  expect.stringMatching(new RegExp(`^STATE_URL leads to ${host} without TLS.* Use rediss://`));

it.each([
  ['memory:', []],
  ['sqlite:/var/lib/state.db', []],
  ['redis://localhost', []],
  ['redis://127.0.0.1:6379', []],
  ['redis://[::1]:6379', []],
  ['redis-sentinel://127.0.0.1:1,localhost:2/name', []],
  ['rediss://muster:canary@cache.example', []],
  ['rediss-cluster://muster:canary@one.example,two.example', []],
  ['redis://muster:canary@cache.example', [noTls('cache.example')]],
  ['rediss://cache.example', [NO_PASSWORD]],
  ['rediss://muster@cache.example', [NO_PASSWORD]],
  ['redis://127.0.0.1.example', [NO_PASSWORD, noTls('127.0.0.1.example')]],
  ['redis-sentinel://localhost,other.example/name', [NO_PASSWORD, noTls('other.example')]],
])('what is open on the way to %s', (url, warnings) => {
  expect(accessWarnings(url)).toEqual(warnings);
  expect(accessWarnings(url).join()).not.toContain('canary');
});
