import { contextOf } from '../../src/bot/conversation/cards/cardWords';
import type { Presses } from '../../src/bot/conversation/presses';
import { Creations } from '../../src/bot/creation/creations';
import { proofOf } from '../../src/bot/creation/submission';
import { Tickets } from '../../src/bot/forms/tickets';
import type { Graph } from '../../src/bot/graph/graph';
import { GraphProblem } from '../../src/bot/graph/graphProblem';
import { Catalog } from '../../src/bot/kinds/catalog';
import { Ledger } from '../../src/bot/ledger/ledger';
import { MemoryStore } from '../../src/bot/state/memoryStore';
import type { Turn } from '../../src/bot/turn/turn';
import { english } from '../support/english';
import { newPresses } from '../support/newPresses';
import { textOf, valuesOf } from '../support/sandbox';
import { stopwatch } from '../support/stopwatch';
import { testClock } from '../support/testClock';

const turn: Turn = {
  requester: { teamsId: '29:1ann', id: 'ann', name: 'Ann', timeZone: 'UTC' },
  tenantId: 'contoso',
  conversation: { id: '19:abc@thread.tacv2', shared: true, url: 'https://teams.microsoft.com/l/message/1/2' },
};

function busy(retryAfter: number): GraphProblem {
  return new GraphProblem({
    outcome: 'notDone',
    status: 429,
    code: '',
    message: '',
    requestId: '',
    targets: [],
    retryAfter,
  });
}

/** Each card has a token of its own. */
function unsealed(card: unknown): unknown {
  return JSON.parse(JSON.stringify(card).replace(/"v1\.[\w-]+"/g, '"v1.…"'));
}

describe('presses on cards that time has passed by', () => {
  const catalog = Catalog.load();
  let now: number;
  let tickets: Tickets;
  let presses: Presses;
  let posted: string[];
  let store: MemoryStore;
  /** Seconds that Graph asks to wait at the next request. */
  let busyFor: number;

  beforeEach(() => {
    now = Date.parse('2027-01-01T12:00:00Z');
    posted = [];
    busyFor = 0;
    tickets = new Tickets(['k'.repeat(32)], 60_000, () => now);
    store = new MemoryStore(() => now);
    presses = newPresses(catalog, tickets, () => now, store);
  });

  /** As whoever comes by does with what is due. */
  const forgetWords = async () => {
    const clock = testClock(() => now);
    const creations = new Creations(new Ledger(store, 60_000, clock, proofOf), clock);
    for (const key of await store.due(10, 1_000)) await creations.unfinished(key);
  };

  const group = {
    id: '7',
    displayName: 'Ops',
    mailNickname: 'ops',
    groupTypes: [],
    createdDateTime: '2027-01-01T12:00:00Z',
  };
  const person = {
    graph: async () => {
      const graph: Graph & { requestId: string } = {
        requestId: 'r-1',
        get: () => Promise.reject(new Error('not asked')),
        list: async () => [],
        post: async (path) => {
          if (!path.endsWith('/validateProperties')) posted.push(path);
          if (busyFor > 0) throw busy(busyFor);
          return JSON.parse(JSON.stringify(group));
        },
        patch: () => Promise.reject(new Error('not asked')),
        delete: () => Promise.reject(new Error('not asked')),
      };
      return graph;
    },
  };
  const press = (verb: string, kind: string, data: object = {}) => {
    const named = catalog.named(kind);
    if (!named) throw new Error(`There is no kind ${kind}.`);
    const ticket = tickets.issue(contextOf(named, turn), { nonce: 'the-nonce', issued: now });
    return { verb, data: { kind, ticket, ...data }, automatic: false };
  };
  const shown = async (given: ReturnType<typeof press>) => {
    const answer = await presses.onPress(given, turn, person);
    return 'show' in answer
      ? answer.show
      : { body: [{ type: 'TextBlock', text: english(answer.say) }], type: 'AdaptiveCard' };
  };

  it('show what the form has made, under the name of the kind that it became', async () => {
    await shown(press('create', 'microsoft365Group', { displayName: 'Ops', visibility: 'Private' }));
    expect(textOf(await shown(press('open', 'securityGroup')))).toContain('Microsoft 365 group created');
    expect(textOf(await shown(press('cancel', 'securityGroup')))).toContain('Microsoft 365 group created');
    expect(posted).toEqual(['/v1.0/groups']);
  });

  it('show the maker all of it where the card for everybody refreshes by itself, and leave that card alone', async () => {
    const made = await presses.onPress(
      press('create', 'securityGroup', { displayName: 'Ops', members: '' }),
      turn,
      person,
    );
    if (!('show' in made) || !made.everyone) throw new Error('Nobody else was shown anything.');
    const { action } = Object(made.everyone).refresh;
    const refresh = { verb: action.verb, data: action.data, automatic: true };
    const own = await presses.onPress(refresh, turn, undefined);
    const asOf = textOf('show' in own && own.show).replace(/\nAs of .*/, '');
    // What needs the object as it is now is offered once it was looked at.
    expect(asOf.replace(/\n\[(?:Show current|Edit)\]/g, '').split('\n')).toEqual(
      textOf(made.show)
        .replace(/\n\[(?:Edit|Create another)\]/g, '')
        .split('\n'),
    );
    now += 24 * 60 * 60_000;
    await forgetWords();
    const later = await presses.onPress(refresh, turn, undefined);
    expect(unsealed(later)).toEqual({ show: unsealed(made.everyone), trace: expect.anything() });
  });

  it('know a day later only that the form was used', async () => {
    await shown(press('create', 'securityGroup', { displayName: 'Ops', visibility: 'Public' }));
    now += 24 * 60 * 60_000;
    await forgetWords();
    for (const verb of ['create', 'open', 'cancel'])
      expect(textOf(await shown(press(verb, 'securityGroup', { displayName: 'Ops', visibility: 'Public' })))).toBe(
        'This form was used before, and what it asked for was created. Type the command again for another one.',
      );
    expect(posted).toHaveLength(1);
  });

  it('refuse other answers on a form that was used', async () => {
    await shown(press('create', 'securityGroup', { displayName: 'Ops' }));
    expect(textOf(await shown(press('create', 'securityGroup', { displayName: 'Other' })))).toContain(
      'was used, with other answers',
    );
    expect(posted).toHaveLength(1);
  });

  it('bring an expired form back with every answer, and create it at the next press', async () => {
    const old = press('create', 'securityGroup', { displayName: 'Ops', description: 'Who runs things' });
    now += 61_000;
    const form = await shown(old);
    expect(textOf(form)).toContain('The form had expired.');
    expect(valuesOf(form)).toMatchObject({ displayName: 'Ops', description: 'Who runs things' });
    expect(posted).toEqual([]);
    expect(textOf(await shown(press('create', 'securityGroup', { displayName: 'Ops' })))).toContain(
      'Security group created',
    );
  });

  it('have an answer at once when Graph asks to wait for two minutes, and one object after that', async () => {
    busyFor = 120;
    const started = Date.now();
    const waiting = textOf(await shown(press('create', 'securityGroup', { displayName: 'Ops' })));
    expect(Date.now() - started).toBeLessThan(5_000);
    expect(waiting).toMatch(/asks to wait until 12:02:0\d\. I go on by myself then\./);
    busyFor = 0;
    now += 60_000;
    const still = await shown(press('create', 'securityGroup', { displayName: 'Ops' }));
    expect(textOf(still)).toMatch(/asks to wait until 12:02:0\d/);
    expect(posted).toHaveLength(1);
  });

  it('fill in nothing again that was taken out of a form, and tell no more of what was changed', async () => {
    const commandText = { said: 'Ops private description: keeps it running', at: '1798804800000', people: '' };
    const fresh = await shown(press('open', 'securityGroup', commandText));
    expect(valuesOf(fresh)).toMatchObject({ description: 'keeps it running', visibility: 'Private' });
    const again = await shown(
      press('create', 'securityGroup', { ...commandText, displayName: '', visibility: 'Public' }),
    );
    expect(valuesOf(again)).toMatchObject({ displayName: '', description: '', visibility: 'Public' });
    expect(textOf(again)).not.toContain('from “');
    expect(posted).toEqual([]);
  });

  it('look at no more of what was said than a message can hold, whatever a client puts into a button', async () => {
    const said = `Ops ${'@a '.repeat(80_000)}`;
    const people = 'Ann\n'.repeat(50_000);
    const data = { said, people, at: '1e400', asked: 'true', chosen: { displayName: { toString: 'x' } } };
    const spent = stopwatch();
    for (const verb of ['open', 'choose', 'create', 'refresh']) {
      const card = await shown(press(verb, 'securityGroup', data));
      expect(JSON.stringify(card).length).toBeLessThan(60_000);
    }
    expect(spent()).toBeLessThan(3_000);
    expect(posted).toEqual([]);
  });

  it('say so when the card is of an older version', async () => {
    expect(textOf(await shown(press('juggle', 'securityGroup')))).toContain('older version');
  });
});
