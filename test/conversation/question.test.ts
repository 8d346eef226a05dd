import { eventually } from '../support/eventually';
import { lastCard, Sandbox, type Seen, textOf } from '../support/sandbox';

/** Graph makes nobody owner of an administrator's group, so nothing tells whose it is. */
const amira = { user: 'amira@contoso.example' };

describe('Where only their person can tell whether an object is theirs', () => {
  let teams: Sandbox;
  beforeAll(async () => {
    teams = await Sandbox.start();
  });
  afterAll(() => teams.stop());

  /** Creates a group whose answer gets lost, and returns the card. */
  async function createUnseen(name: string): Promise<string> {
    await teams.form(`new security group ${name}`, amira);
    await teams.forgetExchanges();
    await teams.faults({ path: '/groups$', method: 'POST', status: 504, when: 'after' });
    return answered(await teams.press({ ...amira, verb: 'create' }), 'Creating', 'Check again');
  }

  /** The card once it says something else than that Graph takes its time. */
  async function answered(first: Seen, waiting: string, again: string, who: object = amira): Promise<string> {
    let seen = first;
    return eventually(async () => {
      const card = textOf(lastCard(seen));
      if (!card.startsWith(waiting)) return card;
      seen = await teams.press({ ...who, title: again });
      return undefined;
    }, 200);
  }

  const press = async (verb: string) => textOf(lastCard(await teams.press({ ...amira, verb })));
  const posts = async () => (await teams.exchanges('POST')).length;

  it('the card shows it and asks, also when it is looked at again', async () => {
    const card = await createUnseen('Asked');
    expect(card).toContain('This one is there. Is it yours?\nAsked');
    expect(card).toContain('Alias\nasked');
    expect(card).toContain('[It is mine]\n[Create another]');
    expect(card).not.toContain('created');
    expect(await posts()).toBe(1);
  });

  it('their word makes it theirs', async () => {
    await createUnseen('Mine');
    expect(await press('itIsMine')).toContain('✓ Security group created\nMine');
    expect(await posts()).toBe(1);
  });

  it('another is created where it is not theirs', async () => {
    await createUnseen('Not mine');
    // The first may still be carried out, so the form waits for as long as that can take.
    expect(await press('createAnother')).toContain('Creating the security group');
    expect(await posts()).toBe(1);
  });

  it('the card asks in German too', async () => {
    const german = { ...amira, locale: 'de-DE' };
    await teams.form('neue Sicherheitsgruppe Gefragt', german);
    await teams.faults({ path: '/groups$', method: 'POST', status: 504, when: 'after' });
    const first = await teams.press({ ...german, verb: 'create' });
    const card = await answered(first, 'Wird erstellt', 'Noch einmal nachsehen', german);
    expect(card).toContain('Das hier gibt es schon. Ist es Ihres?\nGefragt');
    expect(card).toContain('[Das ist meins]\n[Noch eins erstellen]');
  });
});
