import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { base64url, SignJWT } from 'jose';
import { activity, FakeChannel, post } from '../support/fakeChannel';
import { APP, Microsoft, TENANT } from '../support/microsoft';
import { forged, inSeconds, Signer, unsigned } from '../support/signer';

let microsoft: Microsoft;
let door: FakeChannel;

beforeAll(async () => {
  microsoft = await Microsoft.start();
});

afterAll(() => microsoft.stop());

beforeEach(async () => {
  microsoft.forget();
  door = await FakeChannel.open(microsoft.environment);
});

afterEach(() => door.close());

const edit = () => activity(microsoft, { type: 'messageUpdate' });
const elsewhere = () => `${microsoft.url}/elsewhere/`;

interface Attack {
  readonly token: () => Promise<string> | string;
  readonly changes?: () => object;
}

const attacks: Record<string, Attack> = {
  garbage: { token: () => 'garbage' },
  'three parts of garbage': { token: () => 'aaaa.bbbb.cccc' },
  'a forged signature': { token: async () => forged(await microsoft.channelToken()) },
  'alg none': { token: () => unsigned(microsoft.channelClaims) },
  'HS256 with the public key as secret': {
    token: () =>
      new SignJWT(microsoft.channelClaims)
        .setProtectedHeader({ alg: 'HS256', kid: microsoft.channel.kid })
        .sign(base64url.decode(microsoft.channel.jwk.n ?? '')),
  },
  'another issuer': { token: () => microsoft.channelToken({ iss: 'https://sts.windows.net/' }) },
  'another audience': { token: () => microsoft.channelToken({ aud: TENANT }) },
  'an expired token': { token: () => microsoft.channelToken({ exp: inSeconds(-600) }) },
  'no expiry': { token: () => microsoft.channelToken({ exp: undefined }) },
  'a token that is not good yet': { token: () => microsoft.channelToken({ nbf: inSeconds(600) }) },
  'no serviceurl claim': { token: () => microsoft.channelToken({ serviceurl: undefined }) },
  'neither claim nor service URL': {
    token: () => microsoft.channelToken({ serviceurl: undefined }),
    changes: () => ({ serviceUrl: undefined }),
  },
  'another service URL than the signed one': {
    token: () => microsoft.channelToken(),
    changes: () => ({ serviceUrl: `${microsoft.url}/connector/other/` }),
  },
  'the signed service URL without its slash': {
    token: () => microsoft.channelToken(),
    changes: () => ({ serviceUrl: microsoft.serviceUrl.slice(0, -1) }),
  },
  'no service URL in the activity': {
    token: () => microsoft.channelToken(),
    changes: () => ({ serviceUrl: undefined }),
  },
  'a signed service URL that is not allowed': {
    token: () => microsoft.channelToken({ serviceurl: elsewhere() }),
    changes: () => ({ serviceUrl: elsewhere() }),
  },
  'a host that begins like the allowed one': {
    token: () => microsoft.channelToken({ serviceurl: `${microsoft.url}.evil.example/connector/` }),
    changes: () => ({ serviceUrl: `${microsoft.url}.evil.example/connector/` }),
  },
  'another channel': { token: () => microsoft.channelToken(), changes: () => ({ channelId: 'webchat' }) },
  'the emulator as channel': { token: () => microsoft.channelToken(), changes: () => ({ channelId: 'emulator' }) },
  'a key that is not endorsed for Teams': { token: () => microsoft.unendorsed.sign(microsoft.channelClaims) },
  'an unknown key': { token: async () => (await Signer.make('channel-9')).sign(microsoft.channelClaims) },
  'an unknown key under a known name': {
    token: async () => (await Signer.make('channel-1')).sign(microsoft.channelClaims),
  },
  'a token of any Entra tenant for this app, as an emulator sends it': {
    token: async () => {
      const tid = '99999999-0000-4000-8000-000000000009';
      const iss = `https://login.microsoftonline.com/${tid}/v2.0`;
      return microsoft.entra.sign({ iss, tid, aud: APP, azp: APP, ver: '2.0', exp: inSeconds(3600) });
    },
  },
  "the bot's own token for the connector": {
    token: () => {
      const iss = `https://sts.windows.net/${TENANT}/`;
      const aud = 'https://api.botframework.com';
      return microsoft.entra.sign({ iss, aud, appid: APP, tid: TENANT, exp: inSeconds(3600) });
    },
  },
  "somebody's token for Teams": { token: () => microsoft.personToken() },
};

describe('What the channel did not sign', () => {
  test.each(Object.keys(attacks))('is refused without a word: %s', async (name) => {
    const attack = attacks[name];
    const answer = await door.post(activity(microsoft, attack?.changes?.()), (await attack?.token()) ?? '');
    expect(answer).toEqual({ status: 401, body: '' });
    expect([microsoft.sent, microsoft.connections]).toEqual([[], 0]);
  });

  test('is refused without a word: no header', async () => {
    expect(await post(door.url, activity(microsoft))).toEqual({ status: 401, body: '' });
    expect(microsoft.keyFetches).toBe(0);
  });

  test('is refused without a word: another scheme', async () => {
    const authorization = `Basic ${await microsoft.channelToken()}`;
    expect(await post(door.url, activity(microsoft), { authorization })).toEqual({ status: 401, body: '' });
  });

  test('is refused although the same token was good before', async () => {
    const token = await microsoft.channelToken();
    expect(await door.post(edit(), token)).toEqual({ status: 200, body: '' });
    expect((await door.post({ ...edit(), serviceUrl: elsewhere() }, token)).status).toBe(401);
    expect((await door.post({ ...edit(), channelId: 'webchat' }, token)).status).toBe(401);
  });

  test('is named in the log, with nothing of the token', async () => {
    const token = forged(await microsoft.channelToken());
    await door.post(edit(), token);
    expect(door.logged).toContain('A request was refused');
    for (const part of token.split('.')) expect(door.logged).not.toContain(part);
  });

  test('leaves nothing behind, whatever tenants it names', async () => {
    const signature = 'A'.repeat(342);
    const junk = (i: number) => unsigned({ iss: 'any', tid: `${i}-${'t'.repeat(7_000)}`, aud: APP, azp: APP });
    await door.post(edit(), junk(0) + signature);
    const before = await heapUsed();
    for (let i = 0; i < 500; i++) expect((await door.post(edit(), junk(i) + signature)).status).toBe(401);
    expect((await heapUsed()) - before).toBeLessThan(2_500_000);
    expect(microsoft.keyFetches).toBeLessThanOrEqual(1);
  });
});

describe('What the channel signed', () => {
  test('is let in', async () => {
    expect(await door.post(edit(), await microsoft.channelToken())).toEqual({ status: 200, body: '' });
  });

  test('may be five minutes late by the clock', async () => {
    expect((await door.post(edit(), await microsoft.channelToken({ exp: inSeconds(-240) }))).status).toBe(200);
  });

  test('is answered: the bot sets out for a token to speak with, and wants it again where it gets none', async () => {
    expect((await door.post(activity(microsoft), await microsoft.channelToken())).status).toBe(503);
    expect(microsoft.connections).toBeGreaterThan(0);
  });
});

describe("The channel's keys", () => {
  test('are fetched once for a hundred first requests', async () => {
    const token = await microsoft.channelToken();
    const answers = await Promise.all(Array.from({ length: 100 }, () => door.post(edit(), token)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 100 }, () => 200));
    expect(microsoft.keyFetches).toBe(1);
  });

  test('serve on while their address is down', async () => {
    await door.post(edit(), await microsoft.channelToken());
    microsoft.keys = 'down';
    expect((await door.post(edit(), await microsoft.channelToken({ jti: 'another token' }))).status).toBe(200);
  });

  test('may be missing at first: nobody is let in until they come', async () => {
    microsoft.keys = 'down';
    const token = await microsoft.channelToken();
    expect(await door.post(edit(), token)).toEqual({ status: 503, body: '' });
    microsoft.keys = 'served';
    expect((await door.post(edit(), token)).status).toBe(200);
  });

  test.each(['hanging', 'mute'] as const)(
    'may be %s: the request is answered within four seconds, and later ones are served',
    async (how) => {
      microsoft.keys = how;
      const token = await microsoft.channelToken();
      const started = performance.now();
      expect(await door.post(edit(), token)).toEqual({ status: 503, body: '' });
      expect(performance.now() - started).toBeLessThan(4_000);
      microsoft.keys = 'served';
      expect((await door.post(edit(), token)).status).toBe(200);
    },
  );

  test('are not asked for again by two hundred unknown names', async () => {
    await door.post(edit(), await microsoft.channelToken());
    const stranger = await Signer.make('stranger');
    for (let i = 0; i < 200; i++)
      await door.post(edit(), await stranger.sign(microsoft.channelClaims, { kid: `unknown-${i}` }));
    expect(microsoft.keyFetches).toBe(1);
  });
});

async function heapUsed(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  await new Promise((resolve) => setTimeout(resolve, 50));
  collect();
  return process.memoryUsage().heapUsed;
}
