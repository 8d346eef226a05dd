import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { activity, FakeChannel } from '../support/fakeChannel';
import { Microsoft } from '../support/microsoft';

let microsoft: Microsoft;
let bot: FakeChannel;
const folder = mkdtempSync(join(tmpdir(), 'muster-unanswered-'));
const NODE_EXTRA_CA_CERTS = join(folder, 'ca.pem');

beforeAll(async () => {
  microsoft = await Microsoft.start();
  writeFileSync(NODE_EXTRA_CA_CERTS, microsoft.cert);
  bot = await FakeChannel.open({ ...microsoft.environment, NODE_EXTRA_CA_CERTS });
});

beforeEach(() => microsoft.forget());

afterAll(async () => {
  await bot.close();
  await microsoft.stop();
  rmSync(folder, { recursive: true });
});

const away = { of: 'connector', status: 500, location: '' } as const;
const group = { isGroup: true, conversationType: 'groupChat', id: '19:new@thread.v2' };

async function deliver(message: object): Promise<number> {
  return (await bot.post(message, await microsoft.channelToken())).status;
}

describe('A message that could not be answered is not acknowledged, and answered when it is delivered again', () => {
  test('because the connector failed', async () => {
    const help = activity(microsoft, { id: 'unheard' });
    microsoft.redirect = away;
    expect(await deliver(help)).toBe(503);
    microsoft.forget();
    expect([await deliver(help), await deliver(help)]).toEqual([200, 200]);
    expect(microsoft.sent.map(({ body }) => JSON.parse(body).type)).toEqual(['message']);
  });

  test('because Entra gave the bot no token', async () => {
    microsoft.refusals = { client_credentials: { error: 'temporarily_unavailable', error_codes: [90033] } };
    const fresh = await FakeChannel.open({ ...microsoft.environment, NODE_EXTRA_CA_CERTS });
    const help = activity(microsoft, { id: 'without a token' });
    const token = await microsoft.channelToken();
    expect((await fresh.post(help, token)).status).toBe(503);
    microsoft.forget();
    expect((await fresh.post(help, token)).status).toBe(200);
    expect(microsoft.sent).toHaveLength(1);
    await fresh.close();
  });

  test('nor is the greeting of a conversation lost', async () => {
    const installed = activity(microsoft, { type: 'installationUpdate', action: 'add', conversation: group });
    microsoft.redirect = away;
    expect(await deliver(installed)).toBe(503);
    microsoft.forget();
    expect(await deliver(installed)).toBe(200);
    expect(microsoft.sent).toHaveLength(1);
  });
});

test('A message that is being answered is not acknowledged twice', async () => {
  let release = () => undefined;
  microsoft.held = new Promise<void>((resolve) => {
    release = () => void resolve();
  });
  const help = activity(microsoft, { id: 'slow' });
  const first = deliver(help);
  while (microsoft.sent.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await deliver(help)).toBe(503);
  release();
  expect([await first, await deliver(help)]).toEqual([200, 200]);
  expect(microsoft.sent).toHaveLength(1);
});

test('A conversation that is gone is not tried again', async () => {
  microsoft.redirect = { of: 'connector', status: 403, location: '' };
  expect(await deliver(activity(microsoft, { id: 'to nobody' }))).toBe(200);
});
