import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Press } from '../../src/bot/conversation/press';
import { Tickets } from '../../src/bot/forms/tickets';
import { Catalog } from '../../src/bot/kinds/catalog';
import { MemoryStore } from '../../src/bot/state/memoryStore';
import { sealedStore } from '../../src/bot/state/sealedStore';
import type { Turn } from '../../src/bot/turn/turn';
import { english } from '../support/english';
import { newPresses } from '../support/newPresses';
import { elementsOf, textOf, valuesOf } from '../support/sandbox';
import { EchoGraph } from './echoGraph';

/** The cards of a release as people of the sandbox's tenant got them, with the key of its forms. */
interface Release {
  readonly formKey: string;
  readonly shownAt: number;
  readonly tenantId: string;
  readonly requester: string;
  readonly cards: readonly { readonly name: string; readonly conversation: string; readonly card: OldCard }[];
}

type OldCard = Record<string, unknown> & { refresh?: { action: Button } };
type Button = { readonly verb?: string; readonly data?: Record<string, unknown> };

const catalog = Catalog.load();
const DAY = 24 * 60 * 60 * 1000;

const releases = readdirSync(__dirname)
  .filter((file) => file.endsWith('.json'))
  .map((file): [string, Release] => [file, JSON.parse(readFileSync(join(__dirname, file), 'utf8'))]);

/** Everything that can be pressed, and what refreshes by itself. */
function buttonsOf(card: OldCard): Button[] {
  const buttons = elementsOf(card).filter(({ type, verb }) => type === 'Action.Execute' && verb);
  return [...(card.refresh ? [card.refresh.action] : []), ...buttons];
}

describe.each(releases)('Pressed today, a card of %s', (_file, release) => {
  const cards = release.cards.map(({ name, ...rest }) => ({ name, ...rest }));
  let graph: EchoGraph;
  let backend: MemoryStore;
  let age: number;
  beforeEach(() => {
    [graph, age] = [new EchoGraph(release.requester), 60_000];
    backend = new MemoryStore(now);
  });
  const now = () => release.shownAt + age;

  const press = async ({ card, conversation }: (typeof cards)[number], { verb = '', data }: Button) => {
    const tickets = new Tickets([release.formKey], DAY, now);
    const presses = newPresses(catalog, tickets, now, sealedStore(backend, [release.formKey]));
    const turn: Turn = {
      requester: { teamsId: '29:1', id: release.requester, name: 'Alex Rivera', timeZone: 'Europe/Berlin' },
      tenantId: release.tenantId,
      conversation: { id: conversation, shared: conversation.startsWith('19:'), url: 'https://teams.microsoft.com/l' },
    };
    const pressed: Press = { verb, data: { ...valuesOf(card), ...data }, automatic: false };
    const answer = await presses.onPress(pressed, turn, { graph: async () => graph });
    return {
      card: 'show' in answer ? answer.show : undefined,
      words: 'say' in answer ? english(answer.say) : '',
      ...answer,
    };
  };
  const each = (...verbs: string[]) =>
    cards.flatMap((one) =>
      buttonsOf(one.card)
        .filter(({ verb = '' }) => verbs.includes(verb))
        .map((button) => [`${one.name}: ${button.verb}`, one, button] as const),
    );

  test('has buttons of today, and no other', () => {
    const verbs = new Set(cards.flatMap(({ card }) => buttonsOf(card).map(({ verb }) => verb)));
    expect([...verbs].sort()).toEqual(['cancel', 'complete', 'create', 'more', 'open', 'refresh', 'switch']);
  });

  test.each(each('open', 'refresh', 'more'))(
    'gives its form with all that was in it: %s',
    async (_name, old, button) => {
      const { card: small } = await press(old, button);
      // Where nothing is open, one press is enough; the form is behind its other button.
      const change = buttonsOf({ ...small }).find(({ verb }) => verb === 'open');
      const { card } = change ? await press({ ...old, card: { ...small } }, change) : { card: small };
      expect(buttonsOf({ ...card }).map(({ verb }) => verb)).toEqual(expect.arrayContaining(['create', 'cancel']));
      expect(valuesOf(card)).toMatchObject(keptOf(valuesOf(old.card), card));
      const typed = String(button.data?.said ?? '');
      expect(Object.values(valuesOf(card)).join(' ')).toContain(typed.split(' ')[0] ?? '');
      expect(graph.posts).toEqual([]);
    },
  );

  test.each(each('switch'))('becomes another kind with the same name: %s', async (_name, old, button) => {
    const { card } = await press(old, button);
    expect(valuesOf(card)).toMatchObject({ displayName: valuesOf(old.card).displayName });
  });

  test.each(each('cancel'))('can be left: %s', async (_name, old, button) => {
    expect(textOf((await press(old, button)).card)).toBe('Cancelled. Nothing was created.');
  });

  test.each(each('create'))('creates what it says, once: %s', async (_name, old, button) => {
    const names = Object.entries({ ...valuesOf(old.card), ...button.data });
    const [, name = ''] = names.find(([field]) => /^(title|displayName|name|title1)$/.test(field)) ?? [];
    const first = await press(old, button);
    await press(old, button);
    if (graph.posts.length === 0) expect(textOf(first.card)).toMatch(/Please check/);
    else expect(JSON.stringify(graph.posts)).toContain(String(name));
    expect(new Set(graph.posts.map((body) => JSON.stringify(body))).size).toBe(graph.posts.length);
  });

  test.each(each('create'))('comes again with its answers where it has expired: %s', async (_name, old, button) => {
    age = 3 * DAY;
    const { card } = await press(old, button);
    expect(valuesOf(card)).toMatchObject(keptOf(valuesOf(old.card), card));
    expect(graph.posts).toEqual([]);
  });

  test.each(each('complete'))('says one true sentence where nothing is known of it: %s', async (_name, old, button) => {
    expect((await press(old, button)).words).toMatch(/Type the command again/);
  });

  describe('whose page lies unsealed in the store', () => {
    const old = cards.find(({ name }) => name === 'securityGroup form');
    const create = old && buttonsOf(old.card).find(({ verb }) => verb === 'create');
    const nonce = String(create?.data?.ticket).split('.')[1];
    const key = `create:${release.tenantId}:${release.requester}:${nonce}`;
    const pressCreate = async () => {
      if (!old || !create) throw new Error('There is no form of a security group.');
      return press(old, create);
    };
    const lies = (page: object) => backend.claim(key, JSON.stringify(page), { ttl: 7 * DAY });
    const summary = {
      kind: 'securityGroup',
      id: 'g-1',
      name: 'Planted words',
      lines: [],
      details: [],
      url: 'https://evil.example',
    };

    test('was used, and is told so, without a word of what lies there', async () => {
      await pressCreate();
      const { value = '' } = (await sealedStore(backend, [release.formKey]).get(key)) ?? {};
      const { hash } = JSON.parse(value);
      backend = new MemoryStore(now);
      await lies({ state: 'created', hash, summary });
      const { words } = await pressCreate();
      expect(words).toBe(
        'This form was used before, and what it asked for was created. Type the command again for another one.',
      );
      expect(graph.posts).toHaveLength(1);
    });

    test.each([
      [
        'was being created',
        { state: 'running', hash: 'x', job: {}, lease: 0, last: 1, posts: 1, unsure: true, until: 0 },
      ],
      ['is no page', { state: 'created', summary }],
    ])(
      'is looked for before anything is sent where it %s, and nothing that lies there is done',
      async (_what, page) => {
        await lies(page);
        const { card } = await pressCreate();
        expect(textOf(card)).toContain('✓ Security group created\nGate keepers');
        expect(graph.asked.findIndex((one) => one.startsWith('LIST /v1.0/groups'))).toBeLessThan(
          graph.asked.indexOf('POST /v1.0/groups'),
        );
      },
    );
  });
});

/** Answers whose field is in today's form. */
function keptOf(values: Record<string, unknown>, card: unknown): Record<string, unknown> {
  const there = valuesOf(card);
  return Object.fromEntries(Object.entries(values).filter(([field, value]) => field in there && value !== undefined));
}
