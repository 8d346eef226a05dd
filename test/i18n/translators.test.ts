import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CardDeck } from '../../src/bot/cards/cardDeck';
import { counted, joined, moment, say } from '../../src/bot/i18n/localizedText';
import { Translators } from '../../src/bot/i18n/translators';

const translators = new Translators({
  de: {
    shared: {
      'Use at most {{0}} characters (now {{1}}).': 'Nimm höchstens {{0}} Zeichen (jetzt {{1}}).',
      '{{0}} people left._one': 'Eine Person ist gegangen.',
      '{{0}} people left._other': '{{0}} Personen sind gegangen.',
      'Add {{0}}': '{{0}} hinzufügen',
      'a plan': 'einen Plan',
      List: 'Liste',
    },
    plannerTask: { phrases: 'planner-aufgabe, plan', barePhrases: 'plan', List: 'Reihe' },
  },
});
const people = (count: number) => counted(count, say`Somebody left.`, say`${count} people left.`);
const read = { en: translators.of('en-US'), de: translators.of('de-DE') };

test.each(['de', 'de-DE', 'de-AT', 'de-CH-1996'])('whoever reads %s gets German', (locale) => {
  expect(translators.of(locale).code).toBe('de');
});

test.each(['en-US', 'fr-FR', '', 'nds', undefined])('whoever reads %s gets English', (locale) => {
  expect(translators.of(locale).code).toBe('en');
});

test('a sentence has its values where the language wants them', () => {
  const sentence = say`Use at most ${10} characters (now ${12}).`;
  expect(read.en.localize(sentence)).toBe('Use at most 10 characters (now 12).');
  expect(read.de.localize(sentence)).toBe('Nimm höchstens 10 Zeichen (jetzt 12).');
});

test('a sentence in a sentence is in the same language', () => {
  expect(read.de.localize(say`Add ${say`a plan`}`)).toBe('einen Plan hinzufügen');
});

test('a sentence that a language lacks is English', () => {
  expect(read.de.localize(say`Remove ${say`a plan`}`)).toBe('Remove einen Plan');
});

test("people's own words are never looked up, nor filled", () => {
  expect(read.de.localize('a plan')).toBe('a plan');
  expect(read.de.localize(say`Add ${'{{0}} $t(a plan) $& <b>'}`)).toBe('{{0}} $t(a plan) $& <b> hinzufügen');
});

test('a sentence fits its count', () => {
  expect([1, 3].map((count) => read.en.localize(people(count)))).toEqual(['Somebody left.', '3 people left.']);
  expect([1, 3].map((count) => read.de.localize(people(count)))).toEqual([
    'Eine Person ist gegangen.',
    '3 Personen sind gegangen.',
  ]);
});

test('a sentence fits its count without naming it', () => {
  const many = (count: number) => counted(count, say`One`, say`Many`);
  expect([1, 2].map((count) => read.en.localize(many(count)))).toEqual(['One', 'Many']);
});

test('lists are written as the language writes them', () => {
  expect(read.en.localize(joined(['Ann', 'Ben', 'Cem'], 'or'))).toBe('Ann, Ben or Cem');
  expect(read.de.localize(joined(['Ann', 'Ben', 'Cem'], 'and'))).toBe('Ann, Ben und Cem');
  expect(read.de.localize(joined(['Ann', 'Ben'], ' · '))).toBe('Ann · Ben');
});

test.each([
  ['en-US', 'Fri, 1 Jan 2027', 'Fri, 1 Jan 2027, 09:30', '09:30:00', '1 January'],
  [undefined, 'Fri, 1 Jan 2027', 'Fri, 1 Jan 2027, 09:30', '09:30:00', '1 January'],
  ['fr-FR', 'Fri, 1 Jan 2027', 'Fri, 1 Jan 2027, 09:30', '09:30:00', '1 January'],
  ['en-GB', 'Fri, 1 Jan 2027', 'Fri, 1 Jan 2027, 09:30', '09:30:00', '1 January'],
  ['de-DE', 'Fr., 1. Jan. 2027', 'Fr., 1. Jan. 2027, 09:30', '09:30:00', '1. Januar'],
  ['de-AT', 'Fr., 1. Jän. 2027', 'Fr., 1. Jän. 2027, 09:30', '09:30:00', '1. Jänner'],
])('dates are written as people of %s write them, in a language they are spoken to in', (locale, ...expected) => {
  const translator = translators.of(locale);
  const at = (as: 'day' | 'minute' | 'clock' | 'dayOfMonth') =>
    translator.localize(moment('2027-01-01T08:30:00Z', as, 'Europe/Berlin'));
  expect([at('day'), at('minute'), at('clock'), at('dayOfMonth')]).toEqual(expected);
});

test('what is said is plain data, so that a store can keep it', () => {
  const words = say`Until ${moment('2027-01-01T08:30:00Z', 'day', 'UTC')}, ${people(2)}`;
  expect(read.en.localize(JSON.parse(JSON.stringify(words)))).toBe('Until Fri, 1 Jan 2027, 2 people left.');
});

test('a language is there as soon as its folder is, on cards as well', () => {
  const root = join(__dirname, '../..');
  const folder = mkdtempSync(join(tmpdir(), 'muster-messages-'));
  cpSync(join(root, 'messages'), folder, { recursive: true });
  mkdirSync(join(folder, 'fr'));
  writeFileSync(join(folder, 'fr/shared.json'), JSON.stringify({ 'Fill in this field.': 'Remplis ce champ.' }));
  writeFileSync(join(folder, 'fr/todoTaskList.json'), JSON.stringify({ 'New To Do list': 'Nouvelle liste To Do' }));
  const deck = CardDeck.load(join(root, 'cards'), Translators.load(folder));
  rmSync(folder, { recursive: true });
  const french = deck.translators.of('fr-CA');
  expect(french.localize(say`Fill in this field.`)).toBe('Remplis ce champ.');
  expect(deck.translators.of('de').localize(say`Fill in this field.`)).toBe('Füllen Sie dieses Feld aus.');
  const card = JSON.stringify(deck.fill('todoTaskList/form', { values: {}, siblings: [] }, french.code));
  expect(card).toContain('Nouvelle liste To Do');
  expect(card).toContain('Cancel');
});

test('a kind has its own word before that of all others', () => {
  expect([read.de.text('List', 'plannerTask'), read.de.text('List', 'todoTask')]).toEqual(['Reihe', 'Liste']);
});

test('a sentence about a kind has the word of the kind, and one about anything has that of all', () => {
  expect([read.de.localize(say`List`, 'plannerTask'), read.de.localize(say`List`)]).toEqual(['Reihe', 'Liste']);
});

test('a kind is called by its English phrases, and by those of the language', () => {
  const kind = { name: 'plannerTask', phrases: ['planner task'] };
  expect(read.de.phrasesOf(kind)).toEqual(['planner task', 'planner-aufgabe', 'plan']);
  expect(read.en.phrasesOf(kind)).toEqual(['planner task']);
  expect(read.de.phrasesOf({ name: 'todoTask', phrases: ['task'] })).toEqual(['task']);
  expect(read.de.phrasesOf({ ...kind, barePhrases: ['planner task'] }, 'barePhrases')).toEqual([
    'planner task',
    'plan',
  ]);
  expect(read.de.phrasesOf(kind, 'barePhrases')).toEqual(['plan']);
  expect(read.en.phrasesOf(kind, 'barePhrases')).toEqual([]);
});
