import { lastCard, problemAt, Sandbox, textOf } from '../support/sandbox';

describe('a Microsoft 365 group', () => {
  let teams: Sandbox;
  beforeAll(async () => {
    teams = await Sandbox.start();
  });
  afterAll(() => teams.stop());
  beforeEach(() => teams.forgetExchanges());

  it('is created as document 004, example 1, describes, with its visibility said aloud', async () => {
    await teams.say('new group');
    const inputs = {
      displayName: 'Library Assist',
      description: 'Self help community for library',
      mailNickname: 'library',
      visibility: 'Public',
    };
    const summary = textOf(lastCard(await teams.press({ verb: 'create', inputs })));

    const [request] = await teams.exchanges('POST');
    expect(request?.requestBody).toEqual({
      description: 'Self help community for library',
      displayName: 'Library Assist',
      groupTypes: ['Unified'],
      mailEnabled: true,
      mailNickname: 'library',
      securityEnabled: false,
      // The document leaves it out and gets Public; people shall see what they choose.
      visibility: 'Public',
    });
    expect(summary).toContain('Microsoft 365 group created');
    expect(summary).toMatch(/library\w*@contoso\.example/);
    expect(summary).toContain('Public');
  });

  it('is not created with an alias that another group has; the sentence stands beside the alias', async () => {
    await teams.say('new group Book club');
    await teams.press({ verb: 'create', inputs: { mailNickname: 'bookclub' } });
    await teams.say('new group Another book club');
    const form = lastCard(await teams.press({ verb: 'create', inputs: { mailNickname: 'bookclub' } }));
    expect(problemAt(form, 'mailNickname')).toContain('Another group has this alias. Choose another one.');
  });

  it('is created after the problem is mended on the same form', async () => {
    await teams.say('new group Chess');
    await teams.press({ verb: 'create', inputs: { mailNickname: 'chess club' } });
    const summary = lastCard(await teams.press({ verb: 'create', inputs: { mailNickname: 'chessclub' } }));
    expect(textOf(summary)).toContain('Microsoft 365 group created');
    expect((await teams.exchanges('POST')).map(({ requestBody }) => requestBody)).toMatchObject([
      { mailNickname: 'chessclub' },
    ]);
  });
});
