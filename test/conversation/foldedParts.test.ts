import { say } from '../../src/bot/i18n/localizedText';
import { cards, catalog, graphWith, turn } from '../support/cardFixture';
import { elementsOf } from '../support/sandbox';

const todoTask = catalog.named('todoTask');
if (!todoTask) throw new Error('The kind is there.');
const graph = graphWith(2, 'N');

/** Ids of the inputs that are not hidden in a part which is unfolded. */
function shownIn(card: object, part: string): string[] {
  const container = elementsOf(card).find(({ id }) => id === part);
  expect(container?.isVisible).toBe(true);
  const inputs = elementsOf(container).filter(({ type }) => String(type).startsWith('Input.'));
  return inputs.filter(({ isVisible }) => isVisible !== false).map(({ id }) => String(id));
}

test('nothing is unfolded at first, and nothing leads to the end of what does not repeat', async () => {
  const form = await cards.form(todoTask, turn, {}, graph);
  const folded = elementsOf(form).filter(({ type, id }) => type === 'Container' && typeof id === 'string');
  expect(folded.map(({ isVisible }) => isVisible)).toEqual(folded.map(() => false));
  expect(elementsOf(form).map(({ title }) => title)).not.toContain('Until when');
});

test.each([
  ['', ['patternType']],
  ['daily', ['patternType', 'interval']],
  ['weekly', ['patternType', 'interval', 'daysOfWeek']],
  ['absoluteMonthly', ['patternType', 'interval']],
  ['relativeMonthly', ['patternType', 'interval', 'daysOfWeek', 'index']],
  ['absoluteYearly', ['patternType', 'interval']],
  ['relativeYearly', ['patternType', 'interval', 'daysOfWeek', 'index']],
])('a repetition “%s” is asked for %j', async (patternType, shown) => {
  const form = await cards.form(todoTask, turn, { answers: { title: 'Rent', patternType }, unfold: 'repeat' }, graph);
  expect(shownIn(form, 'repeat')).toEqual(shown);
});

test.each([
  ['noEnd', ['rangeType']],
  ['endDate', ['rangeType', 'endDate']],
  ['numbered', ['rangeType', 'numberOfOccurrences']],
])('an end “%s” is asked for %j', async (rangeType, shown) => {
  const answers = { title: 'Rent', patternType: 'daily', rangeType };
  const form = await cards.form(todoTask, turn, { answers, unfold: 'until' }, graph);
  expect(shownIn(form, 'until')).toEqual(shown);
});

test('what is wrong is shown, wherever it is hidden', async () => {
  const answers = { title: 'Rent', patternType: 'daily', rangeType: 'noEnd' };
  const form = await cards.form(todoTask, turn, { answers, problems: { endDate: say`Choose one.` } }, graph);
  expect(shownIn(form, 'until')).toEqual(['rangeType', 'endDate']);
});
