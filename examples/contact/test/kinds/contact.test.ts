import { lastCard, problemAt, Sandbox, textOf, valuesOf } from '../support/sandbox';

describe('a contact', () => {
  let teams: Sandbox;
  beforeAll(async () => {
    teams = await Sandbox.start();
  });
  afterAll(() => teams.stop());
  beforeEach(() => teams.forgetExchanges());

  const german = { user: 'jonas@contoso.example', locale: 'de-DE' };
  const contactsNamed = async (name: string) => {
    const { value } = await teams.graph<{ value: { displayName: string }[] }>('/v1.0/me/contacts');
    return value.filter(({ displayName }) => displayName === name);
  };

  /** What Entra asks of Alex before anything else. */
  const consentPage = async () => {
    const { MicrosoftAppId = '', MicrosoftAppTenantId } = await teams.environment();
    const page = new URL(`${teams.url}/entra/${MicrosoftAppTenantId}/oauth2/v2.0/authorize`);
    page.search = new URLSearchParams({
      client_id: MicrosoftAppId,
      response_type: 'code',
      redirect_uri: `${teams.url}/auth/end`,
      scope: 'https://graph.microsoft.com/Contacts.ReadWrite',
      login_hint: 'alex@contoso.example',
    }).toString();
    return (await fetch(page)).text();
  };

  it('gets its form at once, with the words after the command as its name', async () => {
    const form = lastCard(await teams.say('new contact Ann Lee'));
    expect(valuesOf(form)).toEqual({ displayName: 'Ann Lee', emailAddress: '', companyName: '', mobilePhone: '' });
  });

  it('needs consent to a permission that nobody has given yet, and is created then', async () => {
    expect(await consentPage()).toContain('Have full access to your contacts <small>(Contacts.ReadWrite)</small>');
    await teams.say('new contact Ann Lee');
    const inputs = { emailAddress: 'ann@contoso.com', companyName: 'Contoso' };
    expect(await teams.press({ verb: 'create', inputs })).toMatchObject({ signIn: true });
    expect(await teams.exchanges('POST')).toEqual([]);
    const summary = textOf(lastCard(await teams.press({ verb: 'create', inputs, consent: true })));
    const [request] = await teams.exchanges('POST');
    expect([request?.url, request?.status, request?.requestBody]).toEqual([
      expect.stringMatching(/\/v1\.0\/me\/contacts$/),
      201,
      {
        displayName: 'Ann Lee',
        emailAddresses: [{ address: 'ann@contoso.com', name: 'Ann Lee' }],
        companyName: 'Contoso',
      },
    ]);
    expect(summary).toContain('✓ Contact created\nAnn Lee\nEmail\nann@contoso.com\nCompany\nContoso');
    expect(summary).toContain('[Open in Outlook]');
  });

  it('is created in German as well', async () => {
    const form = lastCard(await teams.say('neuer Kontakt Eva Klein', german));
    expect(textOf(form)).toContain('Neuer Kontakt');
    const press = { ...german, verb: 'create', consent: true };
    const refused = lastCard(await teams.press({ ...press, inputs: { emailAddress: 'eva' } }));
    expect(problemAt(refused, 'emailAddress')).toBe('Geben Sie eine Adresse wie ann@contoso.com an.');
    const summary = textOf(lastCard(await teams.press({ ...press, inputs: { emailAddress: 'eva@contoso.com' } })));
    expect(summary).toContain('✓ Kontakt erstellt\nEva Klein\nE-Mail\neva@contoso.com');
  });

  it('is told from older contacts of the same name when an answer gets lost, and not made again', async () => {
    for (const when of ['before', 'after']) {
      await teams.say('new contact Ann Lee the Younger');
      if (when === 'after') await teams.faults({ path: '/contacts$', method: 'POST', times: 1, status: 504, when });
      const summary = textOf(lastCard(await teams.press({ verb: 'create', consent: true })));
      expect(summary).toContain('Contact created');
    }
    expect(await contactsNamed('Ann Lee the Younger')).toHaveLength(2);
  });

  it('is edited and undone from its card', async () => {
    await teams.say('new contact Otto');
    await teams.press({ verb: 'create', inputs: { companyName: 'Contoso' }, consent: true });
    await teams.press({ verb: 'edit' });
    const inputs = { displayName: 'Otto Ohm', emailAddress: 'otto@contoso.com' };
    expect(textOf(lastCard(await teams.press({ verb: 'save', inputs })))).toContain('Otto Ohm');
    expect((await teams.exchanges('PATCH')).map(({ requestBody }) => requestBody)).toEqual([
      { displayName: 'Otto Ohm', emailAddresses: [{ address: 'otto@contoso.com', name: 'Otto Ohm' }] },
    ]);
    expect(textOf(lastCard(await teams.press({ verb: 'undo' })))).toContain('Contact undone');
    expect(await contactsNamed('Otto Ohm')).toEqual([]);
  });

  it('is told to nobody else, but that it was created', async () => {
    const [own, other] = [{ chat: 'group' as const }, { user: 'amira@contoso.example', chat: 'group' as const }];
    await teams.form('@Muster new contact', own);
    await teams.press({ ...own, verb: 'create', inputs: { displayName: 'Hush', mobilePhone: '0123' }, consent: true });
    await teams.sees('Contact created', other);
    expect(JSON.stringify((await teams.chat(other)).messages)).not.toMatch(/Hush|0123/);
  });
});
