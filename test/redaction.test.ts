import { SignJWT } from 'jose';
import { Sandbox } from './support/sandbox';
import { secretIn } from './support/secrets';

describe('what the programs print', () => {
  it('is searched for tokens and secrets by a search that finds them', async () => {
    const token = await new SignJWT({ oid: 'ann' }).setProtectedHeader({ alg: 'HS256' }).sign(new Uint8Array(32));
    expect(secretIn(`{"level":30,"authorization":"Bearer ${token}"}`, [])).toContain('a token that begins with');
    expect(secretIn('{"password":"s3cret"}', ['', 's3cret'])).toBe('secret number 2');
    expect(secretIn('{"level":30,"msg":"turn"}', ['', 's3cret'])).toBeUndefined();
  });

  /** Every other suite that starts a sandbox ends with the same search; this one takes the ways on which tokens travel. */
  it('holds none of them after sign-ins of every kind, refusals and failures, logged as loudly as can be', async () => {
    const teams = await Sandbox.start({ LOG_LEVEL: 'trace', AZURE_LOG_LEVEL: 'verbose', DEBUG: '*' });
    const { MicrosoftAppPassword = '', PORT } = await teams.environment();
    await teams.form('add task Silent sign-in');
    await teams.press({ verb: 'create' });
    await teams.say('new security group With consent', { user: 'tomas@contoso.example' });
    await teams.press({ user: 'tomas@contoso.example', verb: 'create', consent: true });
    for (const status of [401, 403, 429, 500]) {
      await teams.say(`new security group After ${status}`);
      await teams.faults({ path: '/groups$', method: 'POST', times: 1, status });
      await teams.press({ verb: 'create' });
    }
    await fetch(`http://localhost:${PORT}/api/messages`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: 'Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.AAAA',
      },
      body: JSON.stringify({ type: 'message', channelId: 'msteams', serviceUrl: 'https://evil.example/' }),
    });
    await teams.stop();
    expect(teams.printed).toContain('"outcome":"created"');
    expect(teams.printed).toContain('A request was refused');
    expect(secretIn(teams.printed, [MicrosoftAppPassword])).toBeUndefined();
  });
});
