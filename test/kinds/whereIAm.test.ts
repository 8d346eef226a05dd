import { elementsOf, lastCard, Sandbox, textOf } from '../support/sandbox';

interface Named {
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
}

describe('a Planner task that is asked for where a team works', () => {
  let teams: Sandbox;
  /** A member of Marketing, the group behind the channel's team. */
  let user: string;
  beforeAll(async () => {
    teams = await Sandbox.start();
    const { value: groups } = await teams.graph<{ value: Named[] }>("/v1.0/groups?$filter=displayName eq 'Marketing'");
    const { value: members } = await teams.graph<{ value: Named[] }>(`/v1.0/groups/${groups[0]?.id}/members`);
    user = members[0]?.userPrincipalName ?? '';
  });
  afterAll(() => teams.stop());

  it('has the plans of that team first, and carries the way back to the conversation', async () => {
    const where = { user, chat: 'channel' } as const;
    await teams.say('@Muster add planner task Hang up the banners', where);
    const form = lastCard(await teams.press({ ...where, verb: 'open' }));
    const plan = elementsOf(form).find(({ id }) => id === 'planId');
    expect(plan?.choices).toMatchObject([{ title: 'Spring Campaign' }]);
    await teams.forgetExchanges();
    // The maker's card tells the task as Planner has it then.
    const summary = textOf(lastCard(await teams.press({ ...where, verb: 'create' })));
    expect(summary).toContain('Reference count\n1');
    const [details] = await teams.exchanges('PATCH');
    const [[name = '', reference] = []] = Object.entries(Object(details?.requestBody).references ?? {});
    expect(decodeURIComponent(name)).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/message\/19/);
    expect(name).not.toMatch(/[.:@#]/);
    expect(reference).toMatchObject({ alias: 'Conversation in Teams', type: 'Other' });
  });

  it('leads nobody to a chat with the bot, and is created where the link is refused', async () => {
    await teams.forgetExchanges();
    await teams.form('add planner task Order paint', { user });
    await teams.press({ user, verb: 'create' });
    expect(await teams.exchanges('PATCH')).toEqual([]);
    const where = { user, chat: 'channel' } as const;
    await teams.say('@Muster add planner task Order brushes', where);
    await teams.press({ ...where, verb: 'open' });
    await teams.faults({ path: '/details$', method: 'PATCH', status: 403 });
    const summary = textOf(lastCard(await teams.press({ ...where, verb: 'create' })));
    expect(summary).toMatch(/Planner task created[\s\S]*still missing\nLink to the conversation/);
  });
});
