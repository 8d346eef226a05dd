import { join } from 'node:path';
import { CardDeck } from '../../src/bot/cards/cardDeck';
import { contextOf } from '../../src/bot/conversation/cards/cardWords';
import { FormCards } from '../../src/bot/conversation/cards/formCards';
import { QuickAdd } from '../../src/bot/conversation/quickAdd';
import { FieldProblem } from '../../src/bot/forms/fields';
import { Tickets } from '../../src/bot/forms/tickets';
import type { Graph } from '../../src/bot/graph/graph';
import { Catalog } from '../../src/bot/kinds/catalog';
import { Languages } from '../../src/bot/language/languages';
import type { Turn } from '../../src/bot/turn/turn';
import { english } from '../support/english';
import { newPresses } from '../support/newPresses';
import { problemAt, valuesOf } from '../support/sandbox';

const ANN = '26be1845-4119-4801-a799-aea79d09f1a2';
const LEFT = '00000000-0000-4000-8000-000000000000';

const turn: Turn = {
  requester: { teamsId: '29:1ann', id: ANN, name: 'Ann', timeZone: 'UTC' },
  tenantId: 'contoso',
  conversation: { id: 'a:1', shared: false, url: 'https://teams.microsoft.com/l/chat/0/0' },
};

/** A Graph with Ann, one To Do list, and two plans of one bucket each; whatever would be created is counted. */
class Desk implements Graph {
  readonly requestId = '';
  created = 0;
  readonly lists: Readonly<Record<string, readonly object[]>> = {
    '/v1.0/users': [{ id: ANN, displayName: 'Ann' }],
    '/v1.0/me/todo/lists': [{ id: 'tasks', displayName: 'Tasks', wellknownListName: 'defaultList' }],
    '/v1.0/me/planner/plans': [
      { id: 'office', title: 'Office' },
      { id: 'launch', title: 'Launch' },
    ],
    '/v1.0/planner/plans/office/buckets': [{ id: 'rooms', name: 'Rooms', orderHint: 'a' }],
    '/v1.0/planner/plans/launch/buckets': [{ id: 'before', name: 'Before', orderHint: 'a' }],
  };

  list: Graph['list'] = async (path) => JSON.parse(JSON.stringify(this.lists[path] ?? []));
  get: Graph['get'] = async () => JSON.parse('{"value": [], "categoryDescriptions": {}}');
  post: Graph['post'] = () => this.refuse();
  patch: Graph['patch'] = () => this.refuse();
  delete: Graph['delete'] = () => this.refuse();

  private refuse(): Promise<never> {
    this.created++;
    return Promise.reject(new Error('Nothing may be created from bad input.'));
  }
}

/** Past the checks of every client: what anybody could send to the bot. */
const bad: readonly [kind: string, field: string, answers: Readonly<Record<string, string>>, sentence: string][] = [
  ['securityGroup', 'displayName', { displayName: 'N'.repeat(257) }, 'Use at most 256 characters (now 257).'],
  ['microsoft365Group', 'mailNickname', { mailNickname: 'ops team' }, 'An alias cannot hold spaces.'],
  ['microsoft365Group', 'mailNickname', { mailNickname: 'ops@contoso' }, 'An alias cannot hold “@”.'],
  ['securityGroup', 'owners', { owners: `${ANN},${ANN}` }, 'Somebody is chosen twice.'],
  ['securityGroup', 'members', { members: LEFT }, 'One person chosen here is no longer in the directory.'],
  ['roleAssignableGroup', 'groupTypes', { groupTypes: 'DynamicMembership' }, 'Choose one of: Security, Unified.'],
  [
    'dynamicGroup',
    'membershipRule',
    { membershipRule: '(user.department -eq "Sales"' },
    '“(” at character 1 is never closed.',
  ],
  [
    'todoTask',
    'dueDateTime',
    { startDateTime: '2027-03-31', dueDateTime: '2027-03-30' },
    'Choose a due date that is not before the start date.',
  ],
  ['todoTask', 'dueDateTime', { patternType: 'daily' }, 'Choose a due date: the task repeats from there.'],
  [
    'todoTask',
    'endDate',
    { patternType: 'daily', dueDateTime: '2027-03-31', rangeType: 'endDate', endDate: '2027-03-30' },
    'Choose a last day that is not before the due date.',
  ],
  ['plannerTask', 'planId', { planId: 'elsewhere' }, 'plan'],
  ['plannerTask', 'bucketId', { planId: 'office', bucketId: 'before' }, 'bucket'],
  ['plannerTask', 'assignments', { planId: 'office', assignments: LEFT }, 'no longer in the directory'],
  ['plannerTask', 'dueDateTime', { planId: 'office', startDateTime: '2027-03-31', dueDateTime: '2027-03-30' }, 'start'],
];

describe('bad input, whatever a client lets pass', () => {
  const catalog = Catalog.load();
  const tickets = new Tickets(['k'.repeat(32)]);
  const quickAdd = new QuickAdd(Languages.load(), catalog);
  const cards = new FormCards(CardDeck.load(join(__dirname, '../../cards')), tickets, catalog, quickAdd);
  const presses = newPresses(catalog, tickets);
  let desk: Desk;
  beforeEach(() => {
    desk = new Desk();
  });

  /** The form that comes back when a fresh form of this kind is submitted with these answers. */
  async function submit(name: string, answers: Readonly<Record<string, string>>) {
    const kind = catalog.named(name);
    if (!kind) throw new Error(`There is no kind ${name}.`);
    const person = { graph: async () => desk };
    const ticket = tickets.issue(contextOf(kind, turn));
    const readText = quickAdd.read(kind, { text: 'Good', at: Date.now(), people: [] }, turn);
    const fresh = valuesOf(await cards.form(kind, turn, { readText }, desk));
    const data = { ...fresh, kind: name, ticket, ...answers };
    const answer = await presses.onPress({ verb: 'create', data, automatic: false }, turn, person);
    if (!('show' in answer)) throw new Error(english(answer.say));
    return answer.show;
  }

  it.each(bad)(
    'of a %s gets a sentence beside %s, keeps what was typed and creates nothing: %j',
    async (kind, field, answers, sentence) => {
      const form = await submit(kind, answers);
      expect(problemAt(form, field)).toContain(sentence);
      expect(valuesOf(form)).toMatchObject(answers);
      expect(desk.created).toBe(0);
    },
  );

  /** What no field, or none of its sort, can use; ids out of lists are looked up, so that any text may be one. */
  const unusable = ['9'.repeat(20_000), 'not-a-date', 'nonsense', '2027-02-30', '-1', 'maybe', 'bob'];
  const looked = ['list', 'planId', 'bucketId', 'categories', 'appliedCategories', 'assignedLabels'];
  const everyField = catalog.kinds.flatMap(({ name, fields }) =>
    Object.keys(fields).flatMap((id) => (looked.includes(id) ? [] : [[name, id] as const])),
  );
  it.each(everyField)('of a %s is told beside its field: %s', async (kind, field) => {
    const problemOf = (typed: string) => {
      try {
        catalog.named(kind)?.fields[field]?.read(typed);
        return '';
      } catch (error) {
        return error instanceof FieldProblem ? english(error.sentence) : '';
      }
    };
    const typed = unusable.find((one) => problemOf(one) !== '') ?? '';
    const form = await submit(kind, { planId: 'office', [field]: typed });
    expect(problemAt(form, field)).toBe(problemOf(typed));
    expect(problemAt(form, field)).toMatch(/^[A-Z].{10,}[.]$/);
    expect(valuesOf(form)[field]).toBe(typed);
    expect(desk.created).toBe(0);
  });

  it('may be of no sort that a form sends', async () => {
    const odd = { title: [], more: { toString: 'x' }, to: { toString: 'x' }, said: 7 };
    expect(problemAt(await submit('todoTask', JSON.parse(JSON.stringify(odd))), 'title')).toBe('Fill in this field.');
    expect(desk.created).toBe(0);
  });

  const namesOf = catalog.kinds.map(({ name, fields }) => [name, Object.keys(fields)[0] ?? ''] as const);
  it.each(namesOf)('of a %s may be a name of nothing: %s', async (kind, field) => {
    for (const nothing of ['', '   ', '\u200b\u2060', '\u3164']) {
      expect(problemAt(await submit(kind, { [field]: nothing }), field)).toBe('Fill in this field.');
    }
    expect(desk.created).toBe(0);
  });
});
