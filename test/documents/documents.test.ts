import { answerComplaints, requestComplaints } from '../conformance/complaints';
import { descriptionOf, wholeType } from '../conformance/description';
import { documentedProperties, documents } from './documents';
import type { Example, SourceDocument } from './sourceDocument';

/** The names that an example shows at its top, without the notes of OData; document 001 wraps its answer. */
function namesIn({ body, answer }: Example): string[] {
  const shown: object[] = [body, Object(answer.body.value ?? answer.body)];
  return shown.flatMap(Object.keys).filter((name) => !name.startsWith('@odata.'));
}

/** What today's API calls the document's properties, beta's own included. */
function describedBy({ operation }: SourceDocument): string[] {
  return ['v1.0', 'beta'].flatMap((version) => {
    const description = descriptionOf(new URL(`https://graph.microsoft.com/${version}`));
    if (description === undefined) return [];
    const { properties, contains, links } = wholeType(description, operation.type);
    const binds = Object.keys(links).map((link) => `${link}@odata.bind`);
    return [...Object.keys({ ...properties, ...contains }), ...binds];
  });
}

const named = documents.map((document) => ({ title: document.title, number: document.number, document }));

test('the documents are numbered from 000 to 004, and hold as many properties as their pages', () => {
  const counts = documents.map(({ number, properties }) => [number, properties.length]);
  expect(counts).toEqual([
    ['000', 5],
    ['001', 32],
    ['002', 16],
    ['003', 6],
    ['004', 44],
  ]);
  expect(documentedProperties).toHaveLength(103);
});

describe.each(named)('document $number, $title,', ({ document }) => {
  const names = document.properties.map(({ name }) => name);

  test('has no property twice', () => {
    expect(names).toEqual([...new Set(names)]);
  });

  test.each(document.examples)('lists every property of its example: $title', (example) => {
    expect(names).toEqual(expect.arrayContaining(namesIn(example)));
  });

  test('calls gone what today’s API does not describe, and nothing else', () => {
    const described = describedBy(document);
    const undescribed = names.filter((name) => !described.includes(name));
    expect(document.properties.filter(({ today }) => today === 'gone').map(({ name }) => name)).toEqual(undescribed);
  });

  test('names a successor that today’s API describes', () => {
    const successors = document.properties.flatMap(({ successor }) => successor ?? []);
    expect(describedBy(document)).toEqual(expect.arrayContaining(successors));
  });

  test('has an operation that Graph describes', () => {
    const { path } = document.operation;
    const complaints = requestComplaints({ method: 'POST', url: path, requestBody: {}, status: 0, responseBody: null });
    expect(complaints).toEqual([]);
  });
});

test.each(documents.flatMap(({ number, examples }) => (number === '002' || number === '004' ? examples : [])))(
  'Graph’s description agrees with a page of today: $title',
  ({ url, body, answer }) => {
    const exchange = { method: 'POST', url, requestBody: body, status: answer.status, responseBody: answer.body };
    expect([...requestComplaints(exchange), ...answerComplaints(exchange)]).toEqual([]);
  },
);
