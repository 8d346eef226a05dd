import { FakeChannel } from '../support/fakeChannel';
import { Microsoft } from '../support/microsoft';

let microsoft: Microsoft;
let bot: FakeChannel;

beforeAll(async () => {
  microsoft = await Microsoft.start();
  bot = await FakeChannel.open(microsoft.environment);
});

afterAll(async () => {
  await bot.close();
  await microsoft.stop();
});

/** Every address that the bot answers, and some that it does not. */
const ROUTES = [
  ['GET', '/auth/start'],
  ['GET', '/auth/start?link=x'],
  ['GET', '/auth/end'],
  ['GET', '/auth/end?state=x&code=y'],
  ['GET', '/auth/teams.js'],
  ['GET', '/auth/notify.js'],
  ['GET', '/health'],
  ['GET', '/ready'],
  ['POST', '/api/messages'],
  ['GET', '/api/messages'],
  ['POST', '/auth/end'],
  ['GET', '/'],
  ['GET', '/%E0%A4%A'],
] as const;

test.each(ROUTES)('%s %s is answered with every header that keeps browsers from harm', async (method, path) => {
  const { headers } = await fetch(`${bot.url}${path}`, { method, redirect: 'manual' });
  expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8,}$/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('cache-control')).toBe('no-store');
  const policy = headers.get('content-security-policy')?.split('; ') ?? [];
  expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"]));
  expect(headers.get('server')).toBe('Muster');
});
