import { lastCard, problemAt, Sandbox, textOf, valuesOf } from '../support/sandbox';

const HELPDESK = 'user.jobTitle -startsWith "Helpdesk"';

describe('What helps to write a rule', () => {
  let teams: Sandbox;
  beforeAll(async () => {
    teams = await Sandbox.start();
  });
  afterAll(() => teams.stop());
  beforeEach(() => teams.forgetExchanges());

  const opened = async (name: string) => lastCard(await teams.say(`new dynamic group ${name}`));
  const preview = async (membershipRule: string, more: object = {}) =>
    teams.press({ title: 'Who would be in it now', inputs: { membershipRule }, consent: true, ...more });

  test('“=” is mended by a press, which creates nothing and keeps the other answers', async () => {
    await opened('Sellers');
    const inputs = { membershipRule: 'department = Sales', description: 'Who sells' };
    const refused = lastCard(await teams.press({ verb: 'create', inputs }));
    expect(problemAt(refused, 'membershipRule')).toBe('“=” at character 12 has no meaning outside of quotation marks.');
    expect(textOf(refused)).toContain('Did you mean user.department -eq "Sales"\n[Use this]');
    const mended = lastCard(await teams.press({ title: 'Use this' }));
    expect(valuesOf(mended)).toMatchObject({
      ...inputs,
      displayName: 'Sellers',
      membershipRule: 'user.department -eq "Sales"',
    });
    expect(textOf(mended)).not.toContain('Use this');
    expect(await teams.exchanges('POST')).toEqual([]);
  });

  test('a property that Entra does not have is refused beside the field, with the one that is meant', async () => {
    await opened('Typo');
    const form = lastCard(
      await teams.press({ verb: 'create', inputs: { membershipRule: 'user.departmnt -eq "Sales"' } }),
    );
    expect(problemAt(form, 'membershipRule')).toContain('Did you mean user.department?');
    expect(textOf(form)).toContain('[Use this]');
    expect(await teams.exchanges('POST')).toEqual([]);
  });

  test('the builder writes two conditions, with brackets where they are needed', async () => {
    await opened('Built');
    await teams.press({ title: 'Build a rule' });
    const build = async (builtProperty: string, builtValue: string, more: Record<string, string> = {}) =>
      lastCard(await teams.press({ title: 'Put it into the rule', inputs: { builtProperty, builtValue, ...more } }));
    expect(valuesOf(await build('Department', 'Sales'))).toMatchObject({
      membershipRule: 'user.department -eq "Sales"',
      builtProperty: '',
      builtValue: '',
    });
    const either = await build('Job title', 'Lead', { builtOperator: 'contains', builtJoint: 'or' });
    const rule = 'user.department -eq "Sales" -or user.jobTitle -contains "Lead"';
    expect(valuesOf(either)).toMatchObject({ membershipRule: rule });
    const both = await build('Country or region', 'Norway', { builtJoint: 'and' });
    expect(valuesOf(both)).toMatchObject({
      displayName: 'Built',
      membershipRule: `(${rule}) -and user.country -eq "Norway"`,
    });
  });

  test('the builder says what it lacks, and keeps the rest', async () => {
    await opened('Half');
    await teams.press({ title: 'Build a rule' });
    const form = lastCard(await teams.press({ title: 'Put it into the rule', inputs: { builtProperty: 'City' } }));
    expect(problemAt(form, 'builtValue')).toBe('Type what it is compared with, such as Sales.');
    expect(valuesOf(form)).toMatchObject({ builtProperty: 'user.city', membershipRule: '' });
  });

  test('who would be in it now: how many, and the first names, by a search of the directory', async () => {
    await opened('Helpdesk');
    const form = lastCard(await preview(HELPDESK));
    expect(textOf(form)).toContain('Ella Novak, Femi Adeyemi and Grace Lindqvist would be in it now: 3 people.');
    expect(valuesOf(form)).toMatchObject({ displayName: 'Helpdesk', membershipRule: HELPDESK });
    const [search] = (await teams.exchanges('GET')).filter(({ url }) => url.includes('jobTitle'));
    expect(decodeURIComponent(search?.url ?? '')).toContain(`$filter=startsWith(jobTitle,'Helpdesk')`);
    expect(await teams.exchanges('POST')).toEqual([]);
  });

  test.each([
    ['user.userType -eq "Guest"', 'Viktor Sørensen would be in it now, and nobody else.'],
    ['user.department -eq "Sales" -or user.department -eq "Marketing"', 'Samira Taylor would be in it now: 3 people.'],
    [
      'user.mail -endsWith "@contoso.example" -and -not (user.jobTitle -startsWith "Helpdesk")',
      '20 people would be in it now, among them Alex Rivera, Amira Haddad, Ben Okafor, Carla',
    ],
    [
      'user.companyName -in ["Fabrikam","Contoso"] -and user.department -eq null',
      'people would be in it now, among them Alex Rivera,',
    ],
    ['user.proxyAddresses -any (_ -startsWith "smtp:sam@")', 'Sam Taylor would be in it now, and nobody else.'],
    ['user.department -eq "Piracy"', 'Nobody would be in it now.'],
    ["user.surname -eq 'O''Brien'", 'would be in it now, and nobody else.'],
    [
      'user.jobTitle -contains "Lead"',
      'I can’t look this up: people can’t be searched by “-contains” at character 15.',
    ],
    ['device.deviceOSType -eq "iOS"', 'This rule is about devices, and I can only look up people.'],
  ])('%s: %s', async (rule, said) => {
    await opened('Asked');
    expect(textOf(lastCard(await preview(rule)))).toContain(said);
  });

  test('a rule with a mistake is shown as on creation', async () => {
    await opened('Wrong');
    const form = lastCard(await preview('user.department -eq Sales'));
    expect(problemAt(form, 'membershipRule')).toContain('Put quotation marks around “Sales”');
  });

  test('whoever does not allow it can go on with the form, which has said what it takes', async () => {
    const ben = { user: 'ben@contoso.example' };
    const form = lastCard(await teams.say('new dynamic group Rule of Ben', ben));
    expect(textOf(form)).toContain('I have to be allowed to read everybody’s profile. The rule works without that.');
    const { error, messages } = await preview(HELPDESK, { ...ben, consent: false, decline: true });
    expect(error).toContain('You did not allow me what this needs.');
    expect(textOf(lastCard({ messages }))).toContain('[Create]');
    const made = lastCard(await teams.press({ ...ben, verb: 'create', inputs: { membershipRule: HELPDESK } }));
    expect(textOf(made)).toContain('Dynamic group created');
  });

  test('the permission is asked for by that button alone', async () => {
    const grace = { user: 'grace@contoso.example' };
    await teams.say('new dynamic group Rule of Grace', grace);
    const { signIn, login = '' } = await preview(HELPDESK, { ...grace, consent: false });
    expect(signIn).toBe(true);
    expect(login).toContain('/auth/start');
    const made = lastCard(await teams.press({ ...grace, verb: 'create', inputs: { membershipRule: HELPDESK } }));
    expect(textOf(made)).toContain('Dynamic group created');
  });

  test('a directory that is busy leaves the form as it was, with a sentence', async () => {
    await opened('Busy');
    await teams.faults({ path: '/users', method: 'GET', status: 503, times: 3 });
    const form = lastCard(await preview(HELPDESK));
    expect(valuesOf(form)).toMatchObject({ displayName: 'Busy', membershipRule: HELPDESK });
    expect(textOf(form)).toContain('⚠');
  });
});
