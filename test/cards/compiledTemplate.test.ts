import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'adaptivecards-templating';
import { compiledTemplate } from '../../src/bot/cards/compiledTemplate';

const CARDS = join(__dirname, '../../cards');

const cases: unknown = JSON.parse(readFileSync(join(__dirname, 'templates.json'), 'utf8'));
const files = readdirSync(CARDS, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.sample.json'));
const read = (name: string): unknown => JSON.parse(readFileSync(join(CARDS, name), 'utf8'));
const fixture = (name: string): unknown => Reflect.get(Object(cases), name);
const byThePackage = (template: unknown, data: unknown): unknown => new Template(template).expand({ $root: data });

test.each(files)('%s fills its card as adaptivecards-templating does', (sample) => {
  const template = read(sample.replace('.sample.json', '.json'));
  const data = read(sample);
  expect(compiledTemplate(template)(data)).toEqual(byThePackage(template, data));
});

test.each(Object.entries(Object(fixture('templates'))))('%s', (_name, template: unknown) => {
  const data = fixture('data');
  expect(compiledTemplate(template)(data)).toEqual(byThePackage(template, data));
});

test('What people typed is never evaluated', () => {
  expect(compiledTemplate(fixture('withNames'))(fixture('typed'))).toEqual(fixture('asTyped'));
});

test('What is the same in each card cannot be changed in one', () => {
  const filled = compiledTemplate(fixture('partlyFixed'))(fixture('data'));
  expect(Object.isFrozen(Reflect.get(Object(filled), 'fixed'))).toBe(true);
});
