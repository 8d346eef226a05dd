import { readFileSync } from 'node:fs';
import { Catalog } from '../../src/bot/kinds/catalog';
import type { ObjectKind } from '../../src/bot/kinds/kind';
import { documents } from '../documents/documents';
import type { Today } from '../documents/sourceDocument';
import { answerTo } from './answerTo';
import { complaintAbout, kindsOf, staleReasons } from './contract';
import { creationOf } from './creationOf';
import { fillingsOf } from './fillings';
import { PAGE, propertiesPage } from './propertiesPage';
import { fieldsIn, type Standing, standingsOf } from './standingsOf';

const catalog = Catalog.load();
const pairs = documents.flatMap((document) =>
  kindsOf[document.number].map((name) => ({ number: document.number, document, name })),
);

function kindNamed(name: string): ObjectKind {
  const kind = catalog.named(name);
  if (!kind) throw new Error(`There is no kind ${name}.`);
  return kind;
}

describe.each(pairs)('document $number as $name', ({ number, document, name }) => {
  let standings: readonly Standing[] = [];
  beforeAll(async () => {
    standings = await standingsOf(document, kindNamed(name), fillingsOf(name));
  });

  test.each(document.properties)('accounts for $name', (property) => {
    const standing = standings.find((one) => one.property === property);
    const complaint = standing ? complaintAbout(standing) : 'was not looked at';
    expect(complaint && `document ${number}, ${name}: ${property.name} ${complaint}`).toBeUndefined();
  });

  test('is read from forms that may be sent as they are filled in, with no field forgotten', async () => {
    const [kind, filled] = [kindNamed(name), fillingsOf(name)];
    expect(fieldsIn(kind, filled).sort()).toEqual(Object.keys(kind.fields).sort());
    for (const answers of [filled.least, ...filled.fuller])
      expect((await creationOf(kind, answers, answerTo(document))).problems).toEqual({});
  });
});

test.each([...new Set(Object.values(kindsOf).flat())])('%s gives no reason for what is no property', (name) => {
  expect(staleReasons(kindNamed(name))).toEqual([]);
});

test('docs/properties.md is up to date; `npm run properties` makes it so', async () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(await propertiesPage(catalog));
});

describe('The contract itself', () => {
  const standing = (today: Today, inputs: string[], lines: string[], reason?: string): Standing => ({
    property: { name: 'theme', type: 'String', today },
    inputs,
    lines,
    reason,
  });

  test.each([
    ['is nowhere', standing('written', [], [])],
    ['is nowhere', standing('service', [], [])],
    ['is nowhere', standing('gone', [], [])],
    ['is both an input (theme) and left out', standing('written', ['theme'], ['Theme'], 'Nobody wants it.')],
    ['is an input (theme), but no line of the summary', standing('written', ['theme'], [])],
    ['can be written, but is no input, and not left out', standing('written', [], ['Theme'])],
    ['is an input (theme), although the service sets it', standing('service', ['theme'], ['Theme'])],
    ['is both a line of the summary (Theme) and left out', standing('service', [], ['Theme'], 'Nobody wants it.')],
    ['is left out without a reason', standing('service', [], [], '')],
  ])('says what %s', (complaint, planted) => {
    expect(complaintAbout(planted)).toBe(complaint);
  });

  test.each([
    standing('written', ['theme'], ['Theme']),
    standing('written', [], ['Theme'], 'Follows from the kind.'),
    standing('service', [], ['Theme']),
    standing('service', [], [], 'Graph keeps it to itself.'),
    standing('gone', ['theme'], ['Theme']),
  ])('is content with %j', (planted) => {
    expect(complaintAbout(planted)).toBeUndefined();
  });

  test('finds a reason for what is no property', () => {
    const kind = kindNamed('securityGroup');
    expect(staleReasons({ ...kind, leftOut: { ...kind.leftOut, colour: 'Has none.' } })).toEqual(['colour']);
  });
});
