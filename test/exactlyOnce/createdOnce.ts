import { setTimeout as wait } from 'node:timers/promises';
import { eventually } from '../support/eventually';
import { lastCard, Sandbox, textOf, valuesOf } from '../support/sandbox';

interface Named {
  readonly displayName?: string;
  readonly title?: string;
}

/** A kind of object, and where it is found. */
export interface Created {
  /** With its article: `a To Do task`. */
  readonly kind: string;
  readonly command: string;
  /** Of the requests that create it, as a pattern. */
  readonly path: string;
  /** Of what there is of it. */
  readonly collection: string;
  /** How the summary begins. */
  readonly created: string;
}

/** Milliseconds after the summary in which nothing further may come of a creation. */
const AFTERMATH = 3_000;
/** Milliseconds in which an answer of Graph has come to the bot and is written down. */
const TOLD = 500;

/** The tests that hold for a kind; each has a file of its own, because what they wait for goes on side by side. */
export function testCreatedOnce({ kind, ...one }: Created): void {
  describe(`${kind} is created exactly once`, () => testsOf(one));
}

function testsOf({ command, path, collection, created }: Omit<Created, 'kind'>): void {
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
  /** The card changes by itself; nobody presses anything. */
  const summary = () =>
    eventually(async () => {
      const card = textOf(lastCard(await teams.chat()));
      return card.includes(created) ? card : undefined;
    }, 200);

  it.each([
    ['a 504 after the commit', { status: 504, when: 'after' }],
    ['a 503 after the commit', { status: 503, when: 'after' }],
    ['a connection dropped after the commit', { drop: true, when: 'after' }],
  ])('although Graph answers with %s', async (what, fault) => {
    const name = `Despite ${what}`;
    await form(name);
    await teams.faults({ path, method: 'POST', times: 1, ...fault });
    await teams.press({ verb: 'create' });
    expect(await summary()).toContain(name);
    expect(await named(name)).toHaveLength(1);
  });

  it('although Graph answers 504 and carries the request out nearly as late as it may', async () => {
    await form('Late');
    await teams.faults({ path, method: 'POST', times: 1, status: 504, when: 'later', delayMs: 4_000 });
    expect(textOf(lastCard(await teams.press({ verb: 'create' })))).toContain('I am looking it up.');
    expect(await summary()).toContain('Late');
    await wait(AFTERMATH);
    expect(await named('Late')).toHaveLength(1);
  });

  it('when the button is pressed twice at once', async () => {
    await form('Double press');
    const both = await Promise.all([teams.press({ verb: 'create' }), teams.press({ verb: 'create' })]);
    for (const seen of both) expect(textOf(lastCard(seen))).toContain('Double press');
    expect(await summary()).toContain('Double press');
    expect(await named('Double press')).toHaveLength(1);
  });

  it('when the connection is dropped before the commit: it is sent again once nothing can come of the first request', async () => {
    await form('Lost on the way');
    await teams.faults({ path, method: 'POST', times: 1, drop: true, when: 'before' });
    const waiting = textOf(lastCard(await teams.press({ verb: 'create' })));
    expect(waiting).toContain('Creating the');
    expect(waiting).toContain('[Check again]');
    expect(await named('Lost on the way')).toHaveLength(0);
    expect(await summary()).toContain('Lost on the way');
    expect(await named('Lost on the way')).toHaveLength(1);
  });

  it('after Graph was throttled for a while: the card says until when, and changes by itself', async () => {
    await form('Too many');
    await teams.faults({ path, method: 'POST', times: 1, status: 429, retryAfter: 6 });
    await teams.forgetExchanges();
    const card = textOf(lastCard(await teams.press({ verb: 'create' })));
    expect(card).toMatch(/Microsoft 365 is busy and asks to wait until \d\d:\d\d:\d\d\. I go on by myself then\./);
    expect(await summary()).toContain('Too many');
    expect((await teams.exchanges('POST')).map(({ status }) => status)).toEqual([429, 201]);
    expect(await named('Too many')).toHaveLength(1);
  });

  it('at once where the throttling is short, unless the machine itself takes longer', async () => {
    let [name, tries] = ['', 0];
    await eventually(async () => {
      name = `Too many for a moment ${++tries}`;
      await form(name);
      await teams.faults({ path, method: 'POST', times: 1, status: 429, retryAfter: 1 });
      const isAtOnce = textOf(lastCard(await teams.press({ verb: 'create' }))).includes(created);
      await summary();
      return isAtOnce || undefined;
    });
    expect(await named(name)).toHaveLength(1);
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
    expect(await summary()).toContain('Slow');
    expect(await named('Slow')).toHaveLength(1);
  });

  it('or not at all when a slow Graph refuses in the end: the next look shows the form again, with the answers and the reason', async () => {
    await form('Refused late');
    await teams.faults({ path, method: 'POST', times: 1, delayMs: 4_500, status: 403 });
    await teams.forgetExchanges();
    expect(textOf(lastCard(await teams.press({ verb: 'create' })))).toContain('Creating the');
    await eventually(async () => (await teams.exchanges('POST')).find(({ status }) => status === 403));
    await wait(TOLD);
    await teams.faults({ path, method: 'POST', times: 1, status: 403 });
    const card = lastCard(await teams.press({ title: 'Check again' }));
    expect(textOf(card)).toContain('You may not do this.');
    expect(Object.values(valuesOf(card))).toContain('Refused late');
    expect(await named('Refused late')).toHaveLength(0);
  });
}
