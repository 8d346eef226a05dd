/** @seconds 14 */

import { eventually } from '../support/eventually';
import { elementsOf, lastCard, Sandbox, type Seen, textOf } from '../support/sandbox';

const KNOWS_NOT = 'The group is there. Teams is still getting to know it, which can take fifteen minutes.';
const AGAIN = 'Retry these';

describe('a team', () => {
  let teams: Sandbox;
  beforeAll(async () => {
    teams = await Sandbox.start();
  });
  afterAll(() => teams.stop());
  beforeEach(async () => {
    await teams.forgetExchanges();
    await fetch(`${teams.url}/sandbox/faults`, { method: 'DELETE' });
  });

  const shown = (seen: Seen) => textOf(lastCard(seen));
  const linksIn = (seen: Seen) => elementsOf(lastCard(seen)).filter(({ type }) => type === 'Action.OpenUrl');
  const puts = async () => (await teams.exchanges('PUT')).map(({ status }) => status);

  async function create(command: string, inputs: Record<string, string> = {}): Promise<Seen> {
    await teams.form(command);
    return teams.press({ verb: 'create', inputs });
  }

  /** Presses for what is missing until it is there. */
  function completed(first: Seen): Promise<Seen> {
    let seen = first;
    return eventually(async () => {
      if (!shown(seen).includes('still missing')) return seen;
      seen = await teams.press({ title: AGAIN });
      return undefined;
    }, 500);
  }

  it('is a group, and then its team, whose waiting is told on the card', async () => {
    const waiting = await create('new team Flight 157', { description: 'Everything about it' });
    expect(shown(waiting)).toMatch(/^✓ Team created\nFlight 157/);
    expect(shown(waiting)).toContain(`still missing\nTeam\n${KNOWS_NOT}`);
    expect(linksIn(waiting)).toEqual([]);
    const [group] = await teams.exchanges('POST');
    expect(group?.requestBody).toEqual({
      displayName: 'Flight 157',
      description: 'Everything about it',
      mailNickname: 'flight-157',
      groupTypes: ['Unified'],
      mailEnabled: true,
      securityEnabled: false,
      visibility: 'Private',
    });
    const ready = await completed(waiting);
    expect(shown(ready)).toContain('Team\nReady in Teams');
    expect(linksIn(ready)).toMatchObject([
      { url: expect.stringMatching(/^https:\/\/teams\.microsoft\.com\/l\/team\//) },
    ]);
    expect((await teams.exchanges('POST')).length).toBe(1);
    expect((await puts()).at(-1)).toBe(201);
  });

  it('that a Microsoft 365 group comes with is made in the same way, and by no property', async () => {
    const waiting = await create('new group Flight crew', { resourceProvisioningOptions: 'Team' });
    expect(shown(waiting)).toContain(`still missing\nTeam\n${KNOWS_NOT}`);
    expect((await teams.exchanges('POST'))[0]?.requestBody).not.toHaveProperty('resourceProvisioningOptions');
    expect(shown(await completed(waiting))).toContain('Team\nReady in Teams');
  });

  it('cannot hide its members', async () => {
    const inputs = { resourceProvisioningOptions: 'Team', visibility: 'HiddenMembership' };
    expect(shown(await create('new group Secret crew', inputs))).toContain('A team can’t hide its members');
    expect(await teams.exchanges('POST')).toEqual([]);
  });

  it.each([
    [
      403,
      /The group is there, but it gets no team: you have no licence for Teams, or your organisation doesn’t let you/,
    ],
    [502, /The group is there\. Teams takes its time with the team\. I try again by myself\./],
  ])('that Teams answers with %i is told as what it is', async (status, sentence) => {
    await teams.faults({ path: '/team$', method: 'PUT', status });
    expect(shown(await create(`new team Crew ${status}`))).toMatch(sentence);
  });

  it('that is there already, after an answer that was lost, is taken for made', async () => {
    await create('new team Lost crew');
    const known = Date.now() + 2_500;
    await eventually(async () => Date.now() > known || undefined, 100);
    await teams.faults({ path: '/team$', method: 'PUT', status: 504, when: 'after' });
    const lost = await teams.press({ title: AGAIN });
    expect(shown(lost)).toContain('Teams takes its time with the team.');
    expect(shown(await completed(lost))).toContain('Team\nReady in Teams');
    expect((await puts()).at(-1)).toBe(409);
  });

  it('is made by itself', async () => {
    await create('new team Patient crew');
    const card = await teams.sees('Ready in Teams');
    expect(card).not.toContain('still missing');
  });
});
