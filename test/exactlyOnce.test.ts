import { lastCard, Sandbox, textOf, valuesOf } from './support/sandbox';

interface Named {
  readonly displayName?: string;
  readonly title?: string;
}

describe.each([
  {
    kind: 'a Microsoft 365 group',
    command: 'new group',
    path: '/groups$',
    collection: '/v1.0/groups?$top=999',
    created: 'Microsoft 365 group created',
  },
  {
    kind: 'a security group',
    command: 'new security group',
    path: '/groups$',
    collection: '/v1.0/groups?$top=999',
    created: 'Security group created',
  },
  {
    kind: 'a To Do task',
    command: 'add task',
    path: '/tasks$',
    collection: '/v1.0/me/todo/lists/{default}/tasks',
    created: 'To Do task created',
  },
])('$kind is created exactly once', ({ command, path, collection, created }) => {
  let teams: Sandbox;
  beforeAll(async () => {
    teams = await Sandbox.start();
  });
  afterAll(() => teams.stop());

  const named = async (name: string) => {
    const { value } = await teams.graph<{ value: Named[] }>(collection);
    return value.filter(({ displayName, title }) => displayName === name || title === name);
  };
  const form = (name: string) => teams.form(`${command} ${name}`);

  it.each([
    ['a 504 after the commit', { status: 504, when: 'after' }],
    ['a 503 after the commit', { status: 503, when: 'after' }],
    ['a connection dropped after the commit', { drop: true, when: 'after' }],
  ])('although Graph answers with %s', async (what, fault) => {
    const name = `Despite ${what}`;
    await form(name);
    await teams.faults({ path, method: 'POST', times: 1, ...fault });
    const card = textOf(lastCard(await teams.press({ verb: 'create' })));
    expect(card).toContain(created);
    expect(card).toContain(name);
    expect(await named(name)).toHaveLength(1);
  });

  it('although Graph answers 504 and carries the request out nearly as late as it may', async () => {
    await form('Late');
    await teams.faults({ path, method: 'POST', times: 1, status: 504, when: 'later', delayMs: 4_500 });
    expect(textOf(lastCard(await teams.press({ verb: 'create' })))).toContain('I am looking it up.');
    await new Promise((resolve) => setTimeout(resolve, 7_500));
    expect(textOf(lastCard(await teams.chat()))).toContain(created);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(await named('Late')).toHaveLength(1);
  }, 20_000);

  it('when the button is pressed twice at once', async () => {
    await form('Double press');
    const both = await Promise.all([teams.press({ verb: 'create' }), teams.press({ verb: 'create' })]);
    for (const seen of both) expect(textOf(lastCard(seen))).toContain(created);
    expect(await named('Double press')).toHaveLength(1);
  });

  it('when the connection is dropped before the commit: it is sent again once nothing can come of the first request', async () => {
    await form('Lost on the way');
    await teams.faults({ path, method: 'POST', times: 1, drop: true, when: 'before' });
    const waiting = textOf(lastCard(await teams.press({ verb: 'create' })));
    expect(waiting).toContain('Creating the');
    expect(waiting).toContain('[Check again]');
    expect(await named('Lost on the way')).toHaveLength(0);
    await new Promise((resolve) => setTimeout(resolve, 6_500));
    expect(textOf(lastCard(await teams.chat()))).toContain(created);
    expect(await named('Lost on the way')).toHaveLength(1);
  }, 20_000);

  it('after Graph was throttled for a while: the card says until when, and changes by itself', async () => {
    await form('Too many');
    await teams.faults({ path, method: 'POST', times: 1, status: 429, retryAfter: 6 });
    await teams.forgetExchanges();
    const card = textOf(lastCard(await teams.press({ verb: 'create' })));
    expect(card).toMatch(/Microsoft Graph is busy and asks to wait until \d\d:\d\d:\d\d\. I go on by myself then\./);
    await new Promise((resolve) => setTimeout(resolve, 8_000));
    expect(textOf(lastCard(await teams.chat()))).toContain(created);
    expect((await teams.exchanges('POST')).map(({ status }) => status)).toEqual([429, 201]);
    expect(await named('Too many')).toHaveLength(1);
  }, 20_000);

  it('at once where the throttling is short', async () => {
    await form('Too many for a moment');
    await teams.faults({ path, method: 'POST', times: 1, status: 429, retryAfter: 1 });
    expect(textOf(lastCard(await teams.press({ verb: 'create' })))).toContain(created);
    expect(await named('Too many for a moment')).toHaveLength(1);
  });

  it('with a stronger token where Graph challenges the first one', async () => {
    await form('Challenged');
    await teams.faults({ path, method: 'POST', times: 1, status: 401 });
    expect(textOf(lastCard(await teams.press({ verb: 'create' })))).toContain(created);
    expect(await named('Challenged')).toHaveLength(1);
  });

  it('while a slow Graph takes its time: the person has an answer within five seconds and the summary afterwards', async () => {
    await form('Slow');
    await teams.faults({ path, method: 'POST', times: 1, delayMs: 6_000 });
    const started = Date.now();
    expect(textOf(lastCard(await teams.press({ verb: 'create' })))).toContain('Creating the');
    expect(Date.now() - started).toBeLessThan(5_000);
    await new Promise((resolve) => setTimeout(resolve, 5_500));
    expect(textOf(lastCard(await teams.chat()))).toContain(created);
    expect(await named('Slow')).toHaveLength(1);
  }, 20_000);

  it('or not at all when a slow Graph refuses in the end: the next look shows the form again, with the answers and the reason', async () => {
    await form('Refused late');
    await teams.faults({ path, method: 'POST', times: 1, delayMs: 4_500, status: 403 });
    expect(textOf(lastCard(await teams.press({ verb: 'create' })))).toContain('Creating the');
    await new Promise((resolve) => setTimeout(resolve, 3_500));
    await teams.faults({ path, method: 'POST', times: 1, status: 403 });
    const card = lastCard(await teams.press({ title: 'Check again' }));
    expect(textOf(card)).toContain('You may not do this.');
    expect(Object.values(valuesOf(card))).toContain('Refused late');
    expect(await named('Refused late')).toHaveLength(0);
  }, 30_000);
});
